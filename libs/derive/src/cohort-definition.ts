import { NewCohort, type Protocol } from '#contracts';
import type { CohortRow } from '#store';

/** A cohort as it was posted; it never changes. */
export const definitionOf = (cohort: CohortRow): NewCohort => NewCohort.parse(cohort.definition);

/** The group that a course counts in; null: it is not of the cohort. */
export function cellOf(definition: NewCohort, arm: string | null): (string | null)[] | null {
  if (definition.arms && (arm === null || !definition.arms.includes(arm))) return null;
  return definition.groupBy.length === 0 ? [] : [arm];
}

/** The groups in the order of every answer: as declared, else by name with those without an arm last. */
export function cellsOf(definition: NewCohort, arms: (string | null)[]): (string | null)[][] {
  if (definition.groupBy.length === 0) return [[]];
  if (definition.arms) return definition.arms.map((arm) => [arm]);
  const named = arms.flatMap((arm) => arm ?? []).sort();
  return [...named, ...(arms.includes(null) ? [null] : [])].map((arm) => [arm]);
}

/** What a tally's digest covers besides its parts: equal digests mean equal figures. */
export const tallyHeader = (definition: NewCohort, protocol: Protocol): object => ({
  series: definition.series,
  protocol: protocol.key,
  version: protocol.version,
  visits: protocol.visits.map(({ name }) => name),
  baseline: protocol.baseline,
});
