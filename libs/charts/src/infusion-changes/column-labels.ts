import { wrapText } from '../fit-text.js';
import { doseLabel, drugsOf } from '../patient-axis/dose-label.js';
import { dateLabel, numberLabel } from '../patient-axis/instant-label.js';
import { at, label, layerOf, text } from '../patient-axis/marks.js';
import { lineHeight, margin, noteSize } from '../type-sizes.js';
import { leftWidth, plotHeight } from '../patient-axis/sizes.js';
import type { InfusionChange } from '../patient-figure.js';
import type { Json } from '../vega-lite-spec.js';
import type { Columns } from './columns.js';

const line = lineHeight(noteSize);

/** Under every column: number, date on the clinic's calendar, dose and the score before; their names at the left. */
export function columnLabels({ columns, columnWidth }: Columns): { layers: Json[]; bottom: number } {
  if (columns.length === 0) return { layers: [], bottom: plotHeight };
  const namesDrugs = drugsOf(columns.map(({ infusion }) => infusion)).length > 1;
  const rows: { name: string; write: (infusion: InfusionChange) => string }[] = [
    { name: 'Infusion', write: ({ number, phase }) => `${number}${phase === 'booster' ? ' booster' : ''}` },
    { name: 'Date', write: ({ at: instant, offset }) => dateLabel(instant, offset) },
    { name: 'Dose', write: (infusion) => `${namesDrugs ? `${infusion.drug} ` : ''}${doseLabel(infusion)}` },
    { name: 'Score before', write: ({ pre }) => (pre === null ? 'none' : numberLabel(pre, 6)) },
  ];
  let bottom = plotHeight + 12;
  const layers = rows.flatMap(({ name, write }) => {
    const cells = columns.map(({ infusion, middle }) => ({
      lines: wrapText(write(infusion), columnWidth - 4, noteSize, 3),
      x: middle,
      y: bottom,
    }));
    const heading = [{ name, y: bottom }];
    bottom += line * cells.reduce((most, { lines }) => Math.max(most, lines.length), 1) + 3;
    return [
      ...layerOf(cells, label('center', 'top'), { x: at('x'), y: at('y'), text: text('lines') }),
      ...layerOf(heading, label('left', 'top'), {
        x: at(margin - leftWidth),
        y: at('y'),
        text: text('name'),
      }),
    ];
  });
  return { layers, bottom };
}
