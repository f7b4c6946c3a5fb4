import { parseSeries } from '#instruments';
import { refuseField, type ReliableChange, type ReliableChangeQuery } from '#contracts';
import { baselineNorms, cellParts, reliableChangeOf, type BaselineNorms } from '#stats';
import { askedRule } from './change-rule.js';
import { armOf, type CohortTally } from './cohort-tally.js';

type Numbers = Omit<ReliableChange, 'reading'>;

/** A visit after the baseline by name; unless given the last at which somebody has a score. */
export function laterVisit({ visits, index, cells }: CohortTally, name: string | undefined): number {
  if (name !== undefined) {
    const found = visits.findIndex((visit) => visit.name === name);
    if (found < 1)
      throw refuseField('/visit', 'unknown', `After the baseline the cohort has no visit ${name}`);
    return found;
  }
  const seen = visits.findLastIndex(
    (_, visit) =>
      visit > 0 && cells.some((cell) => (cellParts(index, cell).joint.get(visit) ?? []).length > 0),
  );
  return seen < 0 ? visits.length - 1 : seen;
}

/** Of the baseline, pooled over all arms, among the patients who have a score at the visit too. O(counts). */
export const normsAt = ({ index, cells, instrument }: CohortTally, visit: number): BaselineNorms | null =>
  baselineNorms(
    cells.flatMap((cell) => cellParts(index, cell).joint.get(visit) ?? []),
    instrument.decimals,
  );

/** The categories of every arm from the joint counts of baseline and visit. O(counts log counts). */
export function reliableChangeAt(source: CohortTally, query: ReliableChangeQuery): Numbers {
  const { head, index, cells, visits, instrument, cohort } = source;
  const visit = laterVisit(source, query.visit);
  const recall = parseSeries(cohort.series).recall ?? instrument.recalls[0] ?? null;
  const { rule, said } = askedRule(query, instrument, recall, normsAt(source, visit));
  const best = BigInt(
    Math.round(
      (instrument.better === 'lower' ? instrument.total.min : instrument.total.max) *
        10 ** instrument.decimals,
    ),
  );
  const counts = cells.map((cell) => ({ cell, joint: cellParts(index, cell).joint.get(visit) ?? [] }));
  return {
    ...head,
    visit: visits[visit]?.name ?? '',
    ...said,
    groups: rule
      ? reliableChangeOf(counts, rule, best).map((arm) => ({
          arm: armOf(arm.cell),
          n: arm.n,
          withoutBaseline: arm.withoutBaseline,
          cannotBeTold: arm.refused,
          ableToImprove: arm.ableToImprove,
          categories: arm.counts,
          pairs: arm.pairs.map(({ pre, post, n, category }) => ({ pre, post, n, category })),
        }))
      : [],
  };
}
