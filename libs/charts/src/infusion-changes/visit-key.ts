import { shortenText } from '../fit-text.js';
import { at, hollowCircle, label, layerOf, text } from '../patient-axis/marks.js';
import { noteSize } from '../type-sizes.js';
import { textWidth } from '../text-width.js';
import type { Json } from '../vega-lite-spec.js';
import type { Columns } from './columns.js';

const rowHeight = 18;

/** Which symbol is which visit, in as many rows above the plot as they need. */
export function visitKey({ visits, width }: Columns): { layers: Json[]; height: number } {
  if (visits.length === 0) return { layers: [], height: 0 };
  let x = 0;
  let row = 0;
  const place = (name: string): { name: string; x: number; textX: number; row: number } => {
    const shown = shortenText(name, width - 30, noteSize);
    const length = 14 + textWidth(shown, noteSize);
    if (x > 0 && x + length > width) {
      x = 0;
      row += 1;
    }
    const entry = { name: shown, x: x + 5, textX: x + 14, row };
    x += length + 22;
    return entry;
  };
  const entries = [
    { ...place('score before'), shape: 'circle', colour: '#fff' },
    ...visits.map(({ label: name, shape, colour }) => ({ ...place(name), shape, colour })),
  ].map((entry) => ({ ...entry, y: -14 - rowHeight * (row - entry.row) }));
  const here = { x: at('x'), y: at('y') };
  return {
    layers: [
      ...layerOf(entries.slice(0, 1), hollowCircle, here),
      ...layerOf(
        entries.slice(1),
        { type: 'point', filled: true, size: 70, opacity: 1 },
        {
          ...here,
          shape: { field: 'shape', type: 'nominal', scale: null },
          color: { field: 'colour', type: 'nominal', scale: null },
        },
      ),
      ...layerOf(entries, label('left', 'middle'), { x: at('textX'), y: at('y'), text: text('name') }),
    ],
    height: rowHeight * (row + 1) + 4,
  };
}
