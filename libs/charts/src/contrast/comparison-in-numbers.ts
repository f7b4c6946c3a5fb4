import { withoutArm } from '../arm-label.js';
import type { ContrastRow } from '../cohort-figure.js';
import type { ScoreScale } from '../figure.js';
import { referenceInWords } from '../group-in-words.js';
import { intervalInWords, signed } from '../points-in-words.js';
import { decimalsFor } from '../visit-figure/describe-visit.js';

/** "EMDR minus CBT at T2: difference −2.08, SE 3.16, ...": every number of a comparison. */
export const comparisonInNumbers = (row: ContrastRow, score: ScoreScale): string =>
  `${row.arm ?? withoutArm} minus ${referenceInWords(row.reference)} at ${row.label || row.visit}: ` +
  `${differenceInNumbers(row, score)}.`;

function differenceInNumbers(row: ContrastRow, score: ScoreScale): string {
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
