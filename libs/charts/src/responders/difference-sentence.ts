import type { RespondersFigure } from '../cohort-figure.js';
import { groupInWords, referenceInWords } from '../group-in-words.js';
import { percent, percentDecimals, percentInterval } from '../percent-in-words.js';

type Difference = RespondersFigure['differences'][number];
type Kind = 'observed' | 'imputed';

/**
 * "At T2 the share of responders among those seen was 14 percentage points lower in the EMDR arm than in CBT (95 % CI
 * −39 to 13); among all who were due, 13 points lower (−37 to 13)."
 */
export function differenceSentence(row: Difference, figure: RespondersFigure): string {
  const { visit, label, arm, reference } = row;
  const names = [groupInWords(arm, figure.hasControl), referenceInWords(reference)] as const;
  const observed = amongSeen(row.observed, names, decimalsOf(row, figure, 'observed'));
  const imputed = amongDue(row.imputed, decimalsOf(row, figure, 'imputed'));
  return `At ${label || visit} ${observed}; ${imputed}.`;
}

function amongSeen(
  numbers: Difference[Kind],
  [arm, reference]: readonly [string, string],
  decimals: number,
): string {
  const { difference } = numbers;
  if (difference === null)
    return `the difference between the shares of responders among those seen in ${arm} and in ${reference} cannot be told`;
  const interval = percentInterval(numbers, decimals);
  const told = interval === null ? 'no interval' : `95 % CI ${interval}`;
  const size = percent(Math.abs(difference), decimals);
  return Number(size) === 0
    ? `the shares of responders among those seen in ${arm} and in ${reference} differed by ${size} percentage points (${told})`
    : `the share of responders among those seen was ${size} percentage points ${side(difference)} in ${arm} than in ${reference} (${told})`;
}

function amongDue(numbers: Difference[Kind], decimals: number): string {
  const { difference } = numbers;
  if (difference === null) return 'among all who were due, the difference cannot be told';
  const size = percent(Math.abs(difference), decimals);
  const told = Number(size) === 0 ? `a difference of ${size} points` : `${size} points ${side(difference)}`;
  return `among all who were due, ${told} (${percentInterval(numbers, decimals) ?? 'no interval'})`;
}

const side = (difference: number): string => (difference < 0 ? 'lower' : 'higher');

/** As many as the larger of the two shares' groups needs. */
export function decimalsOf(
  { visit, arm, reference }: Difference,
  figure: RespondersFigure,
  kind: Kind,
): number {
  const sizes = figure.groups
    .filter((group) => group.arm === arm || group.arm === reference)
    .flatMap((group) => group.visits.filter((each) => each.visit === visit).map((each) => each[kind].n));
  return percentDecimals(sizes.reduce((most, n) => Math.max(most, n), 0));
}
