import type { Json } from '../vega-lite-spec.js';
import type { ArmChannels } from './arm-channels.js';
import type { Layout } from './layout.js';
import { lineHeight, margin, noteSize, textSize } from '../type-sizes.js';
import { plotHeight } from './sizes.js';
import { isSpread, type VisitAxis } from './visit-axis.js';

type Encoding = { [channel: string]: Json };

/** How many patients an arm has at a visit. */
export interface VisitCount {
  n: number;
  /** What is written instead of n. */
  count?: string;
  armOrder: number;
  visitOrder: number;
}

/** What stands around the plot: key, visit labels, counts by arm and the note. All places are in px. */
export const textLayers = (
  rows: VisitCount[],
  axis: VisitAxis,
  layout: Layout,
  channels: ArmChannels,
  heading = 'n',
): Json[] => [
  ...keyLayers(layout, channels),
  ...leaders(axis),
  visitLabels(axis, layout),
  ...countLayers(rows, axis, layout, channels, heading),
  note(layout),
];

/** A place in px by a field of the data, or for all alike. */
const at = (place: string | number): Json =>
  typeof place === 'number'
    ? { value: place }
    : { field: place, type: 'quantitative', scale: null, axis: null };

const text = (field: string): Json => ({ field, type: 'nominal' });

function layer(values: Json[], mark: { [member: string]: Json }, encoding: Encoding): Json {
  return { data: { values }, mark, encoding };
}

function keyLayers({ key }: Layout, { color, shape, strokeDash }: ArmChannels): Json[] {
  if (key.length === 0) return [];
  const values = key.map((entry) => ({ ...entry }));
  const y = at('y');
  return [
    layer(
      values,
      { type: 'rule', strokeWidth: 2 },
      { x: at('x'), x2: { field: 'x2' }, y, color, strokeDash },
    ),
    layer(
      values,
      { type: 'point', filled: true, size: 64, opacity: 1 },
      { x: at('middle'), y, color, shape },
    ),
    layer(values, label('left', 'middle'), { x: at('textX'), y, text: text('name') }),
  ];
}

/** Lines from the visits on the axis to labels that had to move aside. */
function leaders({ visits, labelsTop }: VisitAxis): Json[] {
  if (!isSpread(visits)) return [];
  const values = visits.map(({ at: from, labelX: to }) => ({ from, to }));
  return [
    layer(
      values,
      { type: 'rule', color: '#888', strokeWidth: 1 },
      {
        x: at('from'),
        x2: { field: 'to' },
        y: at(plotHeight + 24),
        y2: at(plotHeight + labelsTop - 3),
      },
    ),
  ];
}

const visitLabels = (axis: VisitAxis, { visitLabels: labels }: Layout): Json =>
  layer(
    labels.map(({ lines, x }) => ({ lines, x })),
    label('center', 'top'),
    {
      x: at('x'),
      y: at(plotHeight + axis.labelsTop),
      text: text('lines'),
    },
  );

function countLayers(
  rows: VisitCount[],
  { visits }: VisitAxis,
  { left, countRows, headingY }: Layout,
  { color, shape }: ArmChannels,
  heading: string,
): Json[] {
  const counts = rows.map(({ n, count, armOrder, visitOrder }) => ({
    count: count ?? n,
    x: visits[visitOrder]?.labelX ?? 0,
    y: countRows[armOrder]?.y ?? 0,
  }));
  const names = countRows.map((row) => ({ ...row }));
  const y = at('y');
  return [
    layer(counts, label('center', 'middle'), { x: at('x'), y, text: text('count') }),
    layer(
      names,
      { type: 'point', filled: true, size: 48, opacity: 1 },
      { x: at(margin + 6 - left), y, color, shape },
    ),
    layer(names, label('left', 'middle'), { x: at(margin + 16 - left), y, text: text('name') }),
    layer([{ heading }], label('left', 'top'), {
      x: at(margin + 16 - left),
      y: at(headingY),
      text: text('heading'),
    }),
  ];
}

const note = ({ left, note: { lines, y } }: Layout): Json =>
  layer([{ lines }], label('left', 'top', noteSize), { x: at(margin - left), y: at(y), text: text('lines') });

function label(align: string, baseline: string, fontSize = textSize): { [member: string]: Json } {
  return { type: 'text', align, baseline, fontSize, lineHeight: lineHeight(fontSize) };
}
