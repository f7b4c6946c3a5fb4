import { at, cross, hollowCircle, label, layer, layerOf, text } from '../patient-axis/marks.js';
import { textSize } from '../type-sizes.js';
import { plotHeight } from '../patient-axis/sizes.js';
import { titleLines } from '../title-lines.js';
import { valueDomain, type ValueDomain } from '../patient-axis/value-domain.js';
import type { InfusionsFigure } from '../patient-figure.js';
import type { Json } from '../vega-lite-spec.js';
import type { Columns } from './columns.js';

/** Of the full scale a score can rise or fall by its whole length. */
export function changeDomain({ infusions, score }: InfusionsFigure, y: 'full' | 'data'): ValueDomain {
  const length = score.max - score.min;
  const changes = infusions.flatMap(({ visits }) => visits.flatMap(({ change }) => change ?? []));
  return valueDomain(y, changes.length === 0 ? [] : [0, ...changes], [-length, length]);
}

/** The zero line, and for each infusion the score before it, each visit after it, and the line through them. */
export function changeLayers(
  { score }: InfusionsFigure,
  { columns, visits, width }: Columns,
  { domain, nice }: ValueDomain,
): Json[] {
  const y = {
    field: 'change',
    type: 'quantitative',
    scale: { domain, nice, zero: false },
    axis: {
      title: titleLines(
        `Change in ${score.name} from the score before (${score.better} is better)`,
        plotHeight,
        textSize,
        3,
      ),
    },
  };
  const x = at('x');
  const after = columns.flatMap(({ infusion, after: places }, column) =>
    visits.flatMap(({ visit, shape, colour }, slot) =>
      infusion.visits
        .filter((each) => each.visit === visit && each.change !== null)
        .map((each) => ({ ...each, number: infusion.number, column, x: places[slot] ?? 0, shape, colour })),
    ),
  );
  const before = columns.map(({ infusion: { number, pre, preAt }, pre: place }, column) => ({
    number,
    column,
    pre,
    preAt,
    change: 0,
    x: place,
  }));
  const known = before.filter(({ pre }) => pre !== null);
  const lines = [...known, ...after].filter(({ column }) => after.some((row) => row.column === column));
  const isWithout = (column: number): boolean => !after.some((row) => row.column === column);
  const nothingAfter = columns.flatMap(({ infusion, after: places }, column) =>
    infusion.pre !== null && isWithout(column) && places[0] !== undefined
      ? [{ number: infusion.number, change: 0, x: places[0] }]
      : [],
  );
  const absent = [...before.filter(({ pre }) => pre === null), ...nothingAfter];
  const detail = { field: 'column', type: 'nominal' };
  const order = { field: 'x', type: 'quantitative' };
  const zero = { type: 'rule', color: '#333', strokeWidth: 1 };
  return [
    layer([{ change: 0, from: 0, to: width }], zero, { x: at('from'), x2: { field: 'to' }, y }),
    ...layerOf(lines, { type: 'line', color: '#777', strokeWidth: 1.2 }, { x, y, detail, order }),
    ...layerOf(known, hollowCircle, { x, y }),
    ...layerOf(absent, { ...hollowCircle, shape: 'square' }, { x, y }),
    ...layerOf(absent, cross(14), { x, y }),
    ...layerOf(
      after,
      { type: 'point', filled: true, size: 70, opacity: 1 },
      {
        x,
        y,
        shape: { field: 'shape', type: 'nominal', scale: null },
        color: { field: 'colour', type: 'nominal', scale: null },
      },
    ),
    ...(columns.length === 0
      ? layerOf([{ words: 'No infusions yet' }], label('center', 'middle', textSize), {
          x: at(width / 2),
          y: at(plotHeight / 4),
          text: text('words'),
        })
      : []),
  ];
}
