import type { ScoreScale } from './figure.js';

/** "−2.1": a number with a true minus sign, and none before a zero. */
export function signed(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
}

/** How many decimals tell a hundredth of the scale; at least one. */
export function pointDecimals({ min, max }: Pick<ScoreScale, 'min' | 'max'>): number {
  const range = max - min;
  return range > 0 ? Math.min(15, Math.max(1, Math.ceil(2 - Math.log10(range)))) : 1;
}

/** "−8.4 to 4.3", or null where an end cannot be told. */
export const intervalInWords = (
  { lower, upper }: { lower: number | null; upper: number | null },
  decimals: number,
): string | null =>
  lower === null || upper === null ? null : `${signed(lower, decimals)} to ${signed(upper, decimals)}`;
