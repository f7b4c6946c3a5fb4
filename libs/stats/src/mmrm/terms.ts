import type { FixedColumn } from './model-sums.js';
import type { ModelOptions } from './model-options.js';

/** A coefficient: row t of a patient's design holds the fixed column `column` where `at[t]`, else 0. */
export interface Term {
  name: string;
  column: number;
  at: boolean[];
}

/**
 * The coefficients of the mean in R's order, names and treatment contrasts, for
 * `arm * visit + baseline * visit + covariates`, `baseline + arm * visit + covariates`, `arm * visit + covariates`, or,
 * with the arms constrained to be equal at the first visit, `visit + arm:visit + covariates`.
 * `visits`: names, the first being the reference.
 */
export function modelTerms(columns: FixedColumn[], visits: string[], options: ModelOptions): Term[] {
  const always = visits.map(() => true);
  const only = (visit: number) => visits.map((_, place) => place === visit);
  const columnsOf = (...kinds: FixedColumn['kind'][]) =>
    columns.flatMap(({ kind, name }, column) => (kinds.includes(kind) ? [{ name, column }] : []));
  const later = visits.map((name, visit) => ({ name, visit })).slice(1);
  const main = (...kinds: FixedColumn['kind'][]): Term[] =>
    columnsOf(...kinds).map(({ name, column }) => ({ name, column, at: always }));
  const intercept = main('one');
  const visit = later.map(({ name, visit: place }) => ({ name: `visit${name}`, column: 0, at: only(place) }));
  const arms = columnsOf('arm');
  const armByVisit = later.flatMap(({ name, visit: place }) =>
    arms.map((arm) => ({ name: `${arm.name}:visit${name}`, column: arm.column, at: only(place) })),
  );
  const byVisit = later.flatMap(({ name, visit: place }) =>
    columnsOf('baseline').map(({ column }) => ({
      name: `visit${name}:baseline`,
      column,
      at: only(place),
    })),
  );
  const covariates = main('level', 'numeric');
  switch (options.baseline) {
    case 'by-visit':
      return [
        ...intercept,
        ...main('arm'),
        ...visit,
        ...main('baseline'),
        ...covariates,
        ...armByVisit,
        ...byVisit,
      ];
    case 'main':
      return [...intercept, ...main('baseline'), ...main('arm'), ...visit, ...covariates, ...armByVisit];
    case 'none':
      return [...intercept, ...main('arm'), ...visit, ...covariates, ...armByVisit];
    case 'constrained':
      return [...intercept, ...visit, ...covariates, ...armByVisit];
  }
}
