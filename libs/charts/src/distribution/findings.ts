import type { DistributionFigure } from '../cohort-figure.js';
import { inGroup, type Naming } from '../cohort-panels/naming.js';
import { signedLabel } from '../cohort-panels/number-words.js';
import { visitsInOrder } from '../cohort-panels/visits-in-order.js';
import type { Spread } from './layout.js';

/** Visit by visit, of every group, where the scores lie. */
export function distributionFindings(figure: DistributionFigure, naming: Naming): string[][] {
  const { groups, hasControl } = figure;
  if (groups.length === 0) return [['There is no group of patients yet.']];
  return visitsInOrder(groups).map(({ visit }) =>
    groups.flatMap(({ arm, visits }) => {
      const spread = visits.find((each) => each.visit === visit);
      const place = inGroup(arm, { groups: groups.length, hasControl }, naming);
      return spread === undefined ? [] : [spreadSentence(spread, place, naming)];
    }),
  );
}

export const distributionEstimand = ({ score }: DistributionFigure): string[] => [
  'Every visit is over the patients with a score there (n), who need not be the same at all visits; those not seen are left out.',
  `${score.better === 'lower' ? 'Lower' : 'Higher'} scores are better.`,
];

function spreadSentence(
  { visit, label, n, min, q1, median, q3, max }: Spread,
  place: string,
  naming: Naming,
): string {
  const at = `At ${naming(label || visit)}`;
  const who = `the ${n} patient${n === 1 ? '' : 's'} seen${place}`;
  if (n === 0) return `${at} no patient was seen${place}, so the scores cannot be told.`;
  if (median === null) return `${at} the median score of ${who} cannot be told.`;
  const middle =
    q1 === null || q3 === null
      ? 'the middle half cannot be told'
      : `the middle half lies from ${range(q1, q3)}`;
  const all = min === null || max === null ? 'the ends cannot be told' : `all lie from ${range(min, max)}`;
  return `${at} the median score of ${who} is ${signedLabel(median)}; ${middle}, ${all}.`;
}

const range = (from: number, to: number): string => `${signedLabel(from)} to ${signedLabel(to)}`;
