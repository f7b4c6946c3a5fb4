import { refuseField, type RateDifference, type Responders, type Rule } from '#contracts';
import { compareRates, responseCounts, wilsonInterval, type Proportion, type RateComparison } from '#stats';
import { responseRules } from '../response-rules.js';
import { armOf, type CohortTally } from './cohort-tally.js';

type Numbers = Omit<Responders, 'reading'>;

/** A rule of the cohort by its key, its first unless given. */
export function ruleOf({ definition }: CohortTally, key: string | undefined): Rule {
  const { rules } = definition;
  const rule = key === undefined ? rules[0] : rules.find((each) => each.key === key);
  if (!rule)
    throw refuseField(
      '/rule',
      'unknown',
      `The cohort has the rules ${rules.map((each) => each.key).join(', ')}`,
    );
  return rule;
}

export function meaningOf({ kind, value }: Rule, better: 'lower' | 'higher'): string {
  switch (kind) {
    case 'percent':
      return `improved by at least ${value} % of the own baseline`;
    case 'points':
      return `improved by at least ${value} points`;
    case 'below':
      return `a score of ${value} or ${better === 'lower' ? 'less' : 'more'}`;
  }
}

/** Shares of responders by visit of those seen, and of all who were due. O(visits x counts). */
export function respondersOf(
  source: CohortTally,
  { rule: key, visit: wanted }: { rule?: string | undefined; visit?: string | undefined },
): Numbers {
  const { head, shown, index, cells, visits, instrument } = source;
  const rule = ruleOf(source, key);
  const [resolved] = responseRules([rule], instrument);
  const later = visits.flatMap(({ name }, visit) =>
    visit > 0 && (wanted === undefined || name === wanted) ? [{ name, visit }] : [],
  );
  if (later.length === 0)
    throw refuseField('/visit', 'unknown', `After the baseline the cohort has no visit ${wanted}`);
  const countsAt = (cell: (string | null)[], visit: number) => {
    if (!resolved) throw new RangeError('A cohort has a rule');
    const counts = responseCounts(shown, index, cell, resolved, visit, head.asOf);
    const { responders: x, seen, due } = counts;
    return { observed: { x, n: seen }, nonresponderImputed: { x, n: due }, notYetDue: counts.notYetDue };
  };
  const [reference = [], ...others] = cells;
  return {
    ...head,
    rule: rule.key,
    meaning: meaningOf(rule, instrument.better),
    rows: cells.flatMap((cell) =>
      later.map(({ name, visit }) => {
        const { observed, nonresponderImputed, notYetDue } = countsAt(cell, visit);
        return {
          arm: armOf(cell),
          visit: name,
          observed: wilsonInterval(observed.x, observed.n),
          nonresponderImputed: wilsonInterval(nonresponderImputed.x, nonresponderImputed.n),
          notYetDue,
        };
      }),
    ),
    differences: others.flatMap((cell) =>
      later.map(({ name, visit }) => {
        const [arm, base] = [countsAt(cell, visit), countsAt(reference, visit)];
        return {
          arm: armOf(cell),
          reference: armOf(reference),
          visit: name,
          observed: compared(arm.observed, base.observed),
          nonresponderImputed: compared(arm.nonresponderImputed, base.nonresponderImputed),
        };
      }),
    ),
  };
}

const compared = (arm: Proportion, reference: Proportion): RateDifference =>
  inGoldenWords(compareRates(arm, reference));

const inGoldenWords = ({ difference, lower, upper, ...rest }: RateComparison): RateDifference => ({
  estimable: difference !== null,
  difference,
  newcombeCi: lower === null || upper === null ? null : [lower, upper],
  chisqNoCorrection: rest.chiSquare,
  chisqP: rest.chiSquareP,
  fisherP: rest.fisherP,
  riskRatio: rest.riskRatio,
  oddsRatioSample: rest.oddsRatio,
  nnt: rest.numberNeededToTreat,
});
