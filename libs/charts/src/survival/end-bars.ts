import { at, layerOf, type Members } from '../patient-axis/marks.js';
import type { Json } from '../vega-lite-spec.js';
import type { ArmChannels } from '../visit-figure/arm-channels.js';
import { curveEnds, type SurvivalRow } from './rows.js';
import { endStep } from './sizes.js';
import type { SurvivalTime } from './survival-time.js';

export type ShareChannel = (field: string) => Json;

const cap = { type: 'tick', orient: 'horizontal', size: 6, thickness: 1.5, opacity: 1 };
const point = { type: 'point', filled: true, size: 48, opacity: 1 };

/** What the curves end at, beside them: the last piece of a band has no length, so it could not be seen. */
export function endBars(
  rows: SurvivalRow[],
  { toPixel }: SurvivalTime,
  y: ShareChannel,
  { color, shape }: ArmChannels,
): Json[] {
  const ends = curveEnds(rows);
  const places = endPlaces(ends.map(({ hours }) => toPixel(hours)));
  const placed = ends.map((row, index): Members => ({ ...row, x: places[index] ?? 0 }));
  const withBar = placed.filter((row) => row['shareLower'] !== null && row['shareUpper'] !== null);
  const x = at('x');
  return [
    ...layerOf(
      withBar,
      { type: 'rule', strokeWidth: 1.5 },
      { x, y: y('shareLower'), y2: { field: 'shareUpper' }, color },
    ),
    ...layerOf(withBar, cap, { x, y: y('shareLower'), color }),
    ...layerOf(withBar, cap, { x, y: y('shareUpper'), color }),
    ...layerOf(placed, point, { x, y: y('share'), color, shape }),
  ];
}

/** A step right of each end, and a step more for every earlier one that is nearby. */
function endPlaces(ends: number[]): number[] {
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) < endStep * ends.length;
  return ends.map((end, index) => {
    const before = ends.slice(0, index).filter((other) => isNear(other, end)).length;
    return end + endStep * (before + 1);
  });
}
