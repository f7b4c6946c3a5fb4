import type { ContrastRow } from '../cohort-figure.js';
import type { ScoreScale } from '../figure.js';
import { intervalInWords, signed } from '../points-in-words.js';
import { decimalsFor } from '../visit-figure/describe-visit.js';

/** Every number of a comparison in a row: difference, SE, df, interval, p and n. */
export function differenceInNumbers(row: ContrastRow, score: ScoreScale): string {
  const { estimate, se, df, p, n, nReference } = row;
  const counts = `n ${n} and ${nReference}`;
  if (estimate === null) return `cannot be told, ${counts}`;
  const decimals = decimalsFor(score);
  const interval = intervalInWords(row, decimals);
  return [
    `difference ${signed(estimate, decimals)}`,
    se === null ? 'no SE' : `SE ${signed(se, decimals)}`,
    ...(df === null ? [] : [`df ${signed(df, 1)}`]),
    interval === null ? 'no interval' : `95 % interval ${interval}`,
    ...(p === null ? [] : [p < 0.001 ? 'p below 0.001' : `p ${p.toFixed(3)}`]),
    counts,
  ].join(', ');
}
