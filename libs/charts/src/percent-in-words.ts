import { signed } from './points-in-words.js';

/** The fewest decimals with which, of n patients, only none of them is 0 % and only all of them are 100 %. */
export const percentDecimals = (n: number): number => (n < 200 ? 0 : Math.ceil(Math.log10((n + 1) / 200)));

/** A share, or a difference of shares, as percent without its sign: "38", "−14". */
export const percent = (share: number, decimals: number): string => signed(100 * share, decimals);

/** "21 to 59", or null where an end cannot be told. */
export const percentInterval = (
  { lower, upper }: { lower: number | null; upper: number | null },
  decimals: number,
): string | null =>
  lower === null || upper === null ? null : `${percent(lower, decimals)} to ${percent(upper, decimals)}`;
