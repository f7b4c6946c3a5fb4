import { shortenText } from '../fit-text.js';
import { numberLabel } from '../patient-axis/instant-label.js';
import { at, filledCircle, label, layer, layerOf, text } from '../patient-axis/marks.js';
import { textSize } from '../type-sizes.js';
import { plotWidth } from '../patient-axis/sizes.js';
import { valueDomain } from '../patient-axis/value-domain.js';
import type { SymptomPanel, SymptomsPoint } from '../patient-figure.js';
import { textWidth } from '../text-width.js';
import type { Json } from '../vega-lite-spec.js';

export interface PanelPlace {
  top: number;
  height: number;
}

type Row = {
  assessmentId: string;
  at: string | null;
  time: number;
  visit: string | null;
  segment: number;
  value: number;
};

/** The values of one panel in time, with the number of the line they lie on: a form without the value breaks it. */
export function panelRows(points: SymptomsPoint[], key: string): Row[] {
  let segment = 0;
  return points
    .flatMap((point) => (point.time === null ? [] : [{ ...point, time: point.time }]))
    .sort((a, b) => a.time - b.time)
    .flatMap(({ values, assessmentId, at: instant, time, visit }) => {
      const value = valueOf(values, key);
      if (value === null) {
        segment += 1;
        return [];
      }
      return [{ assessmentId, at: instant, time, visit, segment, value }];
    });
}

/** Keys are users' words, `constructor` among them. */
export const valueOf = (values: Record<string, number | null>, key: string): number | null =>
  Object.hasOwn(values, key) ? (values[key] ?? null) : null;

/** Heading, line, points and the last value of one subscale, on a scale of its own. */
export function panelLayers(
  panel: SymptomPanel,
  points: SymptomsPoint[],
  { top, height }: PanelPlace,
  x: Json,
  scale: 'full' | 'data',
): Json[] {
  const rows = panelRows(points, panel.key);
  const values = rows.map(({ value }) => value);
  const { domain, nice } = valueDomain(scale, values, [panel.min, panel.max]);
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { domain, nice, zero: false, range: [top + height, top] },
    axis: {
      title: null,
      orient: 'left',
      tickCount: 4,
      ...(nice ? {} : { values: endsAndMiddle(domain) }),
      format: '.6~f',
    },
  };
  const last = rows.slice(-1).map((row) => ({ ...row, words: numberLabel(row.value, 6) }));
  const range = ` (${panel.min} to ${panel.max})`;
  const heading = `${shortenText(panel.name, plotWidth - textWidth(range, textSize), textSize)}${range}`;
  const foot = { type: 'rule', color: '#333', strokeWidth: 1 };
  const data: Json[] = rows.map((row) => ({ ...row }));
  const detail = { field: 'segment', type: 'nominal' };
  return [
    {
      layer: [
        layer([{ value: null }], { type: 'point', opacity: 0 }, { y }),
        ...layerOf(data, { type: 'line', strokeWidth: 2, color: '#000' }, { x, y, detail }),
        ...layerOf(data, { ...filledCircle, size: 44 }, { x, y }),
        ...layerOf(
          last,
          { ...label('left', 'middle', textSize), fontWeight: 'bold', dx: 8 },
          { x, y, text: text('words') },
        ),
      ],
    },
    layer([{ from: 0, to: plotWidth }], foot, { x: at('from'), x2: { field: 'to' }, y: at(top + height) }),
    layer([{ heading }], label('left', 'bottom', textSize), {
      x: at(0),
      y: at(top - 5),
      text: text('heading'),
    }),
    ...(rows.length === 0
      ? layerOf([{ words: 'No values yet' }], label('center', 'middle'), {
          x: at(plotWidth / 2),
          y: at(top + height / 2),
          text: text('words'),
        })
      : []),
  ];
}

const endsAndMiddle = ([low, high]: [number, number]): number[] => [low, (low + high) / 2, high];
