import { at, cross, filledCircle, hollowCircle, label, layerOf, text } from '../patient-axis/marks.js';
import { textSize } from '../type-sizes.js';
import { plotHeight } from '../patient-axis/sizes.js';
import type { TrajectoryFigure, TrajectoryPoint } from '../patient-figure.js';
import type { Json } from '../vega-lite-spec.js';
import { scoreChannel, scoreDomain } from './score-channel.js';
import { isDrawn, scoreSegments } from './score-segments.js';

const data = (points: TrajectoryPoint[]): Json[] => points.map((point) => ({ ...point }));
const isFlagged = ({ flags }: TrajectoryPoint): boolean => flags.length > 0;

/** Line, points and marks for attention, in the order they are drawn. A form without a total stands on the base. */
export function scoreLayers(figure: TrajectoryFigure, x: Json, scale: 'full' | 'data'): Json[] {
  const { points, visits } = figure;
  const drawn = points.filter(isDrawn);
  const { domain } = scoreDomain(figure, scale);
  const y = scoreChannel('total', figure, scale);
  const used = scoreSegments(points, visits).map((point) => ({ ...point }));
  const unused = data(drawn.filter((point) => !point.used));
  const unscored = points.filter((point) => point.time !== null && point.total === null);
  const base = at(plotHeight);
  /** So near the top that its mark has to stand under it. */
  const isHigh = ({ total }: { total: number }): boolean => total > domain[1] - (domain[1] - domain[0]) / 8;
  const alarm = { ...label('center', 'middle', textSize), fontWeight: 'bold', text: '!' };
  const triangle = (yOffset: number): Json => ({
    type: 'point',
    shape: 'triangle-up',
    filled: true,
    fill: 'white',
    stroke: '#000',
    strokeWidth: 1.5,
    size: 260,
    opacity: 1,
    yOffset,
  });
  const warned = (rows: Json[], place: Json, dy: number): Json[] => [
    ...layerOf(rows, triangle(dy), { x, y: place }),
    ...layerOf(rows, { ...alarm, dy: dy + 2 }, { x, y: place }),
  ];
  return [
    ...layerOf(
      used,
      { type: 'line', strokeWidth: 2, color: '#000' },
      { x, y, detail: { field: 'segment', type: 'nominal' } },
    ),
    ...layerOf(used, filledCircle, { x, y }),
    ...layerOf(unused, hollowCircle, { x, y }),
    ...layerOf(unused, cross(10), { x, y }),
    ...layerOf(data(unscored), cross(22), { x, y: base }),
    ...warned(data(drawn.filter((point) => isFlagged(point) && !isHigh(point))), y, -17),
    ...warned(data(drawn.filter((point) => isFlagged(point) && isHigh(point))), y, 17),
    ...warned(data(unscored.filter(isFlagged)), base, -15),
    ...(drawn.length === 0 ? emptyPlot(y) : []),
  ];
}

/** The axis stands even where there is no score, and says so. */
const emptyPlot = (y: Json): Json[] => [
  ...layerOf([{ total: null }], { type: 'point', opacity: 0 }, { y }),
  ...layerOf([{ words: 'No scores yet' }], label('center', 'middle', textSize), {
    x: at(320),
    y: at(plotHeight / 2),
    text: text('words'),
  }),
];
