import {
  doseBands,
  groupings,
  infusionCounts,
  routes,
  therapyPhases,
  treatmentKinds,
  UNKNOWN,
  type FilterGrid,
} from '#contracts';
import { readFilterValues, type TenantTransaction } from '#store';

/** What cohorts of the clinic can be narrowed to and grouped by: fixed bands, and the values that its courses bring. */
export async function readFilterGrid(tx: TenantTransaction): Promise<FilterGrid> {
  const { covariates, ...values } = await readFilterValues(tx);
  return {
    ...values,
    route: [...routes, UNKNOWN],
    dose: [...doseBands.map(({ key }) => key), UNKNOWN],
    infusions: infusionCounts.map(({ key }) => key),
    boosters: ['with', 'without'],
    psychotherapy: ['none', ...therapyPhases],
    treatments: ['none', ...treatmentKinds.filter((kind) => kind !== 'psychotherapy')],
    covariates: ['sex', 'age', ...covariates],
    groupings: [...groupings],
  };
}
