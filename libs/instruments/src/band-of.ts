import type { Instrument } from '#contracts';
import { ticksFromText } from './ticks.js';

/** The label of the severity band that the total falls in; null where the instrument has none, or none there. */
export function bandOf({ bands = [], decimals }: Instrument, ticks: bigint): string | null {
  const inTicks = (points: number) => ticksFromText(String(points), decimals);
  return bands.find(({ from, to }) => inTicks(from) <= ticks && ticks <= inTicks(to))?.label ?? null;
}
