/** Where a panel's plot stands, in px from the upper left corner of the picture's plot. */
export interface PanelPlace {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface PanelGrid {
  places: PanelPlace[];
  columns: number;
  width: number;
  height: number;
}

/** At most three panels in a row; `above` and `below` is the room for what stands over and under each of them. */
export function panelGrid(
  panels: number,
  size: { width: (columns: number) => number; height: (columns: number) => number; gap: number },
  room: { above: number; below: number },
): PanelGrid {
  const columns = Math.max(1, Math.min(3, panels));
  const rows = Math.max(1, Math.ceil(panels / columns));
  const [width, height] = [size.width(columns), size.height(columns)];
  const rowHeight = room.above + height + room.below;
  const places = Array.from({ length: panels }, (_, index) => ({
    left: (index % columns) * (width + size.gap),
    top: Math.floor(index / columns) * rowHeight + room.above,
    width,
    height,
  }));
  return { places, columns, width: columns * (width + size.gap) - size.gap, height: rows * rowHeight };
}
