import type { Cohort, Protocol } from '#contracts';
import type { CohortRow } from '#store';
import { definitionOf, visitsOf } from './cohort-definition.js';

/** A cohort as it is told, everything that was left open filled in. */
export function presentCohort(row: CohortRow, protocol: Protocol): Cohort {
  const definition = definitionOf(row);
  return {
    id: row.id,
    name: row.name,
    study: row.study,
    protocol: row.protocol,
    series: row.series,
    groupBy: definition.groupBy,
    arms: definition.arms ?? null,
    periods: definition.periods ?? null,
    visits: visitsOf(definition, protocol).map(({ name }) => name),
    covariates: definition.covariates,
    rules: definition.rules,
    filter: definition.filter,
    createdAt: row.created_at.toISOString(),
  };
}
