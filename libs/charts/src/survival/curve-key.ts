import { at, label, layerOf, text } from '../patient-axis/marks.js';
import { textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import type { ArmChannels } from '../visit-figure/arm-channels.js';
import { layOutKey } from '../visit-figure/key.js';
import { plotWidth } from './sizes.js';

/** Which curve is of which arm, above the plot; a single curve needs none. */
export function curveKey(
  arms: string[],
  { color, strokeDash, shape }: ArmChannels,
): { layers: Json[]; above: number } {
  const entries = arms.length > 1 ? layOutKey(arms, plotWidth).map((entry) => ({ ...entry })) : [];
  const y = at('y');
  return {
    above: entries.length === 0 ? 0 : 6 - (entries[0]?.y ?? 0),
    layers: [
      ...layerOf(
        entries,
        { type: 'rule', strokeWidth: 2 },
        { x: at('x'), x2: { field: 'x2' }, y, color, strokeDash },
      ),
      ...layerOf(
        entries,
        { type: 'point', filled: true, size: 48, opacity: 1 },
        { x: at('middle'), y, color, shape },
      ),
      ...layerOf(entries, label('left', 'middle', textSize), { x: at('textX'), y, text: text('name') }),
    ],
  };
}
