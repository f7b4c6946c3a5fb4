/**
 * For each extent, in order of its beginning, the first row in which it does not touch the one before; with all
 * `mostRows` taken, the row that is free first. O(extents x rows).
 */
export function packRows(extents: { from: number; to: number }[], mostRows = Infinity): number[] {
  const ends: number[] = [];
  return extents.map(({ from, to }) => {
    let row = ends.findIndex((end) => end <= from);
    if (row < 0)
      row = ends.length < mostRows ? ends.length : ends.indexOf(ends.reduce((a, b) => Math.min(a, b)));
    ends[row] = Math.max(ends[row] ?? -Infinity, to);
    return row;
  });
}
