import { withoutArm } from '../arm-label.js';
import type { RespondersFigure, Share } from '../cohort-figure.js';
import { referenceInWords } from '../group-in-words.js';
import { percent, percentDecimals, percentInterval } from '../percent-in-words.js';
import { decimalsOf } from './difference-sentence.js';
import { countOf } from './rows.js';

type Visit = RespondersFigure['groups'][number]['visits'][number];
type Difference = RespondersFigure['differences'][number];

/** "T2: seen 8 of 21, 38.1 %, 95 % interval 20.8 to 59.1, due 8 of 23, ..." */
export const visitInNumbers = ({ visit, label, observed, imputed }: Visit): string =>
  `${label || visit}: seen ${shareInNumbers(observed)}, due ${shareInNumbers(imputed)}`;

function shareInNumbers(share: Share): string {
  const { x, n, rate } = share;
  const decimals = percentDecimals(n) + 1;
  const told = rate === null ? 'no share' : `${percent(rate, decimals)} %`;
  return [countOf(x, n), told, intervalOf(share, decimals)].join(', ');
}

/** "EMDR minus CBT at T2: seen −14.3 percentage points, 95 % interval −39.1 to 13.2, due ..." */
export function differenceInNumbers(row: Difference, figure: RespondersFigure): string {
  const numbers = (['observed', 'imputed'] as const).map((kind) => {
    const { difference } = row[kind];
    const decimals = decimalsOf(row, figure, kind) + 1;
    const told =
      difference === null ? 'cannot be told' : `${percent(difference, decimals)} percentage points`;
    return `${kind === 'observed' ? 'seen' : 'due'} ${told}, ${intervalOf(row[kind], decimals)}`;
  });
  const names = `${row.arm ?? withoutArm} minus ${referenceInWords(row.reference)}`;
  return `${names} at ${row.label || row.visit}: ${numbers.join(', ')}.`;
}

const intervalOf = (ends: { lower: number | null; upper: number | null }, decimals: number): string => {
  const interval = percentInterval(ends, decimals);
  return interval === null ? 'no interval' : `95 % interval ${interval}`;
};
