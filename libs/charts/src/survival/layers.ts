import type { SurvivalFigure } from '../cohort-figure.js';
import { wrapText } from '../fit-text.js';
import { at, layer, layerOf, type Members } from '../patient-axis/marks.js';
import { textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import type { ArmChannels } from '../visit-figure/arm-channels.js';
import { plotHeight } from '../visit-figure/sizes.js';
import { endBars, type ShareChannel } from './end-bars.js';
import { bandCorners, type SurvivalRow } from './rows.js';
import type { SurvivalTime } from './survival-time.js';
import { axisTitles } from './words.js';

/** Bands first, then median lines, curves, censor ticks and the bars at the ends of the curves. */
export function survivalLayers(
  figure: SurvivalFigure,
  rows: SurvivalRow[],
  time: SurvivalTime,
  channels: ArmChannels,
): Json[] {
  const titles = axisTitles(figure.event, time.unit);
  const x: Json = {
    field: 'time',
    type: 'quantitative',
    scale: { domain: time.domain, nice: false, zero: false },
    axis: { title: titles.x, values: time.ticks.map((tick) => tick.time), format: '.6~f', tickSize: 5 },
  };
  const y = (field: string): Json => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, 1], nice: false, zero: false },
    axis: { title: wrapText(titles.y, plotHeight, textSize, 2), format: '.0%' },
  });
  return [
    ...bandLayers(rows, x, y, channels),
    ...medianLayers(figure, time, y),
    curve(rows, x, y, channels),
    ...censorTicks(rows, x, y, channels),
    ...endBars(rows, time, y, channels),
  ];
}

const plain = (row: SurvivalRow): Members => ({ ...row });

const curve = (rows: SurvivalRow[], x: Json, y: ShareChannel, { color, strokeDash }: ArmChannels): Json =>
  layer(
    rows.map(plain),
    { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
    { x, y: y('share'), color, strokeDash, order: { field: 'stepOrder', type: 'quantitative' } },
  );

/**
 * A light fill between thin edges with the arm's dash, so that bands that overlap can be told apart in grey. Areas take
 * an order for one more group, and keep that of the data where times are equal.
 */
function bandLayers(
  rows: SurvivalRow[],
  x: Json,
  y: ShareChannel,
  { color, strokeDash }: ArmChannels,
): Json[] {
  const corners = bandCorners(rows).map((corner) => ({ ...corner }));
  const detail = { field: 'band', type: 'nominal' };
  const order = { field: 'corner', type: 'quantitative' };
  const edge = (field: string): Json[] =>
    layerOf(
      corners,
      { type: 'line', strokeWidth: 0.8, opacity: 0.7 },
      { x, y: y(field), color, strokeDash, detail, order },
    );
  return [
    ...layerOf(
      corners,
      { type: 'area', opacity: 0.12, line: false },
      { x, y: y('shareLower'), y2: { field: 'shareUpper' }, color, detail },
    ),
    ...edge('shareLower'),
    ...edge('shareUpper'),
  ];
}

/** From half of the patients to the curve, and down to the time at which it was reached. */
function medianLayers({ groups }: SurvivalFigure, { toPixel }: SurvivalTime, y: ShareChannel): Json[] {
  const places = groups.flatMap(({ median }) => (median.time === null ? [] : [toPixel(median.time)]));
  const mark = { type: 'rule', color: '#555', strokeWidth: 1, strokeDash: [2, 3] };
  const farthest = places.reduce((most, place) => Math.max(most, place), 0);
  return [
    ...layerOf(places.length === 0 ? [] : [{ half: 0.5, from: 0, x: farthest }], mark, {
      x: at('from'),
      x2: { field: 'x' },
      y: y('half'),
    }),
    ...layerOf(
      places.map((x) => ({ half: 0.5, none: 0, x })),
      mark,
      { x: at('x'), y: y('half'), y2: { field: 'none' } },
    ),
  ];
}

const censorTicks = (rows: SurvivalRow[], x: Json, y: ShareChannel, { color }: ArmChannels): Json[] =>
  layerOf(
    rows.filter(({ censored }) => censored > 0).map(plain),
    { type: 'point', shape: 'M0,-1L0,1', filled: false, size: 90, strokeWidth: 1.5, opacity: 1 },
    { x, y: y('share'), color },
  );
