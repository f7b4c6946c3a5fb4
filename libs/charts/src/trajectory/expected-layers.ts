import { layerOf } from '../patient-axis/marks.js';
import type { TrajectoryFigure } from '../patient-figure.js';
import type { Json } from '../vega-lite-spec.js';
import { scoreChannel } from './score-channel.js';

const outer = '#e4e4e4';
const inner = '#c6c6c6';
const middle = '#555';

/**
 * What was expected: two nested bands with a thin line, ticked at the visits, since between them nothing was predicted.
 * A single visit has bars for bands.
 */
export function expectedLayers(figure: TrajectoryFigure, x: Json, scale: 'full' | 'data'): Json[] {
  const points = [...(figure.expected?.points ?? [])].sort((a, b) => a.time - b.time);
  const rows: Json[] = points.map((point) => ({ ...point }));
  const from = (field: string, to: string) => ({
    x,
    y: scoreChannel(field, figure, scale),
    y2: { field: to },
  });
  const band = (color: string): Json =>
    points.length === 1
      ? { type: 'rule', color, strokeWidth: 9, opacity: 1 }
      : { type: 'area', color, opacity: 1 };
  const y = scoreChannel('estimate', figure, scale);
  return [
    ...layerOf(rows, band(outer), from('lower80', 'upper80')),
    ...layerOf(rows, band(inner), from('lower50', 'upper50')),
    ...layerOf(rows, { type: 'line', color: middle, strokeWidth: 1 }, { x, y }),
    ...layerOf(
      rows,
      { type: 'tick', orient: 'horizontal', color: middle, size: 9, thickness: 1, opacity: 1 },
      { x, y },
    ),
  ];
}
