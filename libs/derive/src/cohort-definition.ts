import {
  Covariate,
  NewCohort,
  type CourseAttributes,
  type Grouping,
  type Protocol,
  type Visit,
} from '#contracts';
import type { CohortRow } from '#store';

/** A cohort as it was posted, its covariates resolved; it never changes. */
export type CohortDefinition = Omit<NewCohort, 'covariates'> & { covariates: Covariate[] };

export function definitionOf(cohort: CohortRow): CohortDefinition {
  const definition = NewCohort.parse(cohort.definition);
  return { ...definition, covariates: (definition.covariates ?? []).map((each) => Covariate.parse(each)) };
}

/** The protocol's visits that count in the cohort, in its order, baseline first. */
export const visitsOf = ({ visits }: { visits?: string[] | undefined }, protocol: Protocol): Visit[] =>
  visits === undefined ? protocol.visits : protocol.visits.filter(({ name }) => visits.includes(name));

/** What a course is grouped by; null: it has no such value. */
function groupOf(
  { periods = [] }: CohortDefinition,
  grouping: Grouping,
  attributes: CourseAttributes,
): string | null {
  switch (grouping) {
    case 'period': {
      const { quarter } = attributes;
      return (
        periods.find(({ from, to }) => quarter !== null && from <= quarter && quarter <= to)?.name ?? null
      );
    }
    case 'psychotherapy':
      return attributes.psychotherapy.length > 0 ? 'with' : 'without';
    default:
      return attributes[grouping];
  }
}

/** The order of groups that have one of their own; null: by name. */
function declaredGroups({ arms, periods }: CohortDefinition): string[] | null {
  return arms ?? periods?.map(({ name }) => name) ?? null;
}

const matches = (wanted: readonly string[] | undefined, value: string | null): boolean =>
  wanted === undefined || (value !== null && wanted.includes(value));

const matchesAny = (wanted: readonly string[] | undefined, values: readonly string[]): boolean =>
  wanted === undefined ||
  (values.length === 0 ? wanted.includes('none') : values.some((value) => wanted.includes(value)));

function passes({ filter, study }: CohortDefinition, attributes: CourseAttributes): boolean {
  const order = study === undefined ? attributes.order : attributes.orderInStudy;
  return (
    order === (filter.course ?? 1) &&
    matches(filter.arm, attributes.arm) &&
    matches(filter.indication, attributes.indication) &&
    matches(filter.quarter, attributes.quarter) &&
    matches(filter.route, attributes.route) &&
    matches(filter.dose, attributes.dose) &&
    matches(filter.infusions, attributes.infusions) &&
    (filter.boosters === undefined || filter.boosters === attributes.boosters) &&
    matchesAny(filter.psychotherapy, attributes.psychotherapy) &&
    matchesAny(filter.treatments, attributes.treatments)
  );
}

/**
 * The cell that a course counts in, its group (if there is grouping) and then its categorical covariates, null where
 * not known; null: the course is not of the cohort.
 */
export function cellOf(definition: CohortDefinition, attributes: CourseAttributes): (string | null)[] | null {
  if (!passes(definition, attributes)) return null;
  const groups = definition.groupBy.map((grouping) => groupOf(definition, grouping, attributes));
  const declared = declaredGroups(definition);
  if (declared && groups.some((group) => group === null || !declared.includes(group))) return null;
  const categories = definition.covariates.filter(({ kind }) => kind === 'categorical');
  return [...groups, ...categories.map(({ name }) => covariateOf(attributes, name))];
}

/** As recorded; null where it is not known. A name such as constructor is a member of every object, and no covariate. */
export const covariateOf = ({ covariates }: CourseAttributes, name: string): string | null =>
  Object.hasOwn(covariates, name) ? (covariates[name] ?? null) : null;

/** The groups in the order of every answer: as declared, else by name with those without one last. */
export function groupsOf(definition: CohortDefinition, found: (string | null)[]): (string | null)[][] {
  if (definition.groupBy.length === 0) return [[]];
  const declared = declaredGroups(definition);
  if (declared) return declared.map((group) => [group]);
  const named = [...new Set(found.flatMap((group) => group ?? []))].sort();
  return [...named, ...(found.includes(null) ? [null] : [])].map((group) => [group]);
}

/** What a tally's digest covers besides its parts: equal digests mean equal figures. */
export const tallyHeader = (definition: CohortDefinition, protocol: Protocol): object => ({
  series: definition.series,
  protocol: protocol.key,
  version: protocol.version,
  visits: visitsOf(definition, protocol).map(({ name }) => name),
  baseline: protocol.baseline,
  rules: definition.rules,
  ...(definition.covariates.length > 0 ? { covariates: definition.covariates } : {}),
});
