import { histogramSize, type Histogram } from './histogram.js';
import { ratio } from './ratio.js';

/**
 * Type 7 quantile of a histogram at p = numerator / denominator, in points; null where the histogram is empty.
 * With h = (n - 1) p, j its whole part and the values sorted from x_0: x_j + (h - j) (x_{j+1} - x_j)
 * (Hyndman & Fan 1996, Sample quantiles in statistical packages, definition 7; the default of R).
 * Exact in integers, rounded once at the end. Throws RangeError unless 0 <= p <= 1. O(size of the histogram).
 */
export function quantile(
  counts: Histogram,
  numerator: bigint,
  denominator: bigint,
  decimals: number,
): number | null {
  if (denominator <= 0n || numerator < 0n || numerator > denominator)
    throw new RangeError(`A quantile needs a probability from 0 to 1, not ${numerator}/${denominator}`);
  const n = histogramSize(counts);
  if (n === 0n) return null;
  const position = (n - 1n) * numerator;
  const below = position / denominator;
  const part = position % denominator;
  const sum = valueAt(counts, below) * (denominator - part) + (part && valueAt(counts, below + 1n) * part);
  return ratio(sum, denominator * 10n ** BigInt(decimals));
}

/** The value at a rank counted from 0. */
function valueAt(counts: Histogram, rank: bigint): bigint {
  let passed = 0n;
  for (const [tick, count] of counts) if ((passed += count) > rank) return tick;
  throw new RangeError(`The histogram has no rank ${rank}`);
}
