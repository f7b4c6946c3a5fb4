import type { ContrastRow, ModelFigure } from '#charts';
import fc from 'fast-check';
import { anyFlow, anyProvenance, fddFlow, fddProvenance, hostileWord, scoreScale } from './cohort-figures.js';
import { anyContrastRow } from './contrast-figures.js';
import { readLines, readReference, readTables } from './reference-study.js';

interface Estimate {
  arm: string;
  visit: string;
  estimate: number;
  se: number;
  df: number;
  lower: number;
  upper: number;
  p: number;
}

interface Fit {
  id: string;
  n_subjects: number;
  n_observations: number;
  lsmeans: { rows: Estimate[] };
  differences: (Estimate & { reference: string })[];
}

let fdd: ModelFigure | undefined;

/**
 * The parents' form in the trial fdd_ptsd: least-squares means of T2 and T3 with the baseline as a covariate, as mmrm
 * 0.3.18 in R 4.2.2 has them, beside what was observed.
 */
export const fddModelFigure = (): ModelFigure => (fdd ??= readFdd());

function readFdd(): ModelFigure {
  const { fits } = JSON.parse(readReference('golden/mmrm.fdd_ptsd.json')) as { fits: Fit[] };
  const fit = fits.find(({ id }) => id === 'fdd_ptsd_ri_parent_baseline_by_visit');
  const table = readTables('golden/simple.fdd_ptsd.json').find(({ score }) => score === 'ptsd_ri_parent');
  if (!fit || !table) throw new Error('The reference has no ptsd_ri_parent');
  const days = new Map(readLines('data/fdd_ptsd.csv').map(({ visit, day }) => [visit, Number(day)]));
  const seen = (arm: string, visit: string): number =>
    table.observed.find((row) => row.arm === arm && row.visit === visit)?.n ?? 0;
  return {
    title: 'PTSD-RI parent form: least-squares means by visit',
    score: { name: 'PTSD-RI parent form', min: 0, max: 80, better: 'lower' },
    usermeta: fddProvenance,
    hasControl: true,
    flow: fddFlow('ptsd_ri_parent'),
    notes: [],
    method:
      'mixed model for repeated measures with unstructured covariance and Satterthwaite degrees of freedom, by REML; ' +
      'fixed effects: arm by visit and baseline by visit',
    refused: null,
    fallback: null,
    patients: fit.n_subjects,
    observations: fit.n_observations,
    groups: table.arms.map((arm) => ({
      arm,
      visits: table.observed
        .filter((row) => row.arm === arm)
        .map((row) => {
          const of = fit.lsmeans.rows.find((each) => each.arm === arm && each.visit === row.visit);
          return {
            visit: row.visit as string,
            label: row.visit as string,
            hours: 24 * (days.get(row.visit as string) ?? NaN),
            estimate: of?.estimate ?? null,
            se: of?.se ?? null,
            df: of?.df ?? null,
            lower: of?.lower ?? null,
            upper: of?.upper ?? null,
            observed: { n: row.n, mean: row['mean'] as number },
          };
        }),
    })),
    contrasts: fit.differences.map(
      ({ arm, reference, visit, estimate, se, df, lower, upper, p }): ContrastRow => ({
        arm,
        reference,
        visit,
        label: visit,
        n: seen(arm, visit),
        nReference: seen(reference, visit),
        estimate,
        se,
        df,
        lower,
        upper,
        p,
      }),
    ),
  };
}

const number = fc.double({ noNaN: true, min: -1e4, max: 1e4 });
const none = { estimate: null, se: null, df: null, lower: null, upper: null };

const anyEstimate = fc.oneof(
  fc.constant(none),
  number.map((estimate) => ({ ...none, estimate })),
  fc.tuple(number, fc.double({ noNaN: true, min: 0, max: 1e3 })).map(([estimate, se]) => ({
    estimate,
    se,
    df: 21.5,
    lower: estimate - 2 * se,
    upper: estimate + 2 * se,
  })),
);

const anyObserved = fc.oneof(
  fc.constant({ n: 0, mean: null }),
  fc.record({ n: fc.integer({ min: 1, max: 1e6 }), mean: number }),
);

const protocol = fc.uniqueArray(
  fc.record({
    visit: hostileWord,
    label: hostileWord,
    hours: fc.double({ noNaN: true, min: -1e3, max: 1e4 }),
  }),
  { selector: ({ visit }) => visit, maxLength: 6 },
);

const refusal = fc.record({ code: hostileWord, reason: hostileWord });

/** Any figure of a model, with names meant to break things; every visit has hours. */
export const anyModelFigure: fc.Arbitrary<ModelFigure> = protocol.chain((visits) => {
  const visitsOf = fc.tuple(
    ...visits.map((visit) =>
      fc.tuple(anyEstimate, anyObserved).map(([numbers, observed]) => ({ ...visit, ...numbers, observed })),
    ),
  );
  return fc.record({
    title: hostileWord,
    score: scoreScale,
    usermeta: anyProvenance,
    hasControl: fc.boolean(),
    flow: anyFlow,
    notes: fc.array(hostileWord, { maxLength: 2 }),
    method: hostileWord,
    refused: fc.option(refusal, { freq: 3 }),
    fallback: fc.option(fc.record({ from: hostileWord, to: hostileWord, reason: hostileWord })),
    patients: fc.nat(),
    observations: fc.nat(),
    groups: fc.uniqueArray(fc.record({ arm: fc.option(hostileWord, { freq: 8 }), visits: visitsOf }), {
      selector: ({ arm }) => arm,
      maxLength: 6,
    }),
    contrasts: fc.array(anyContrastRow, { maxLength: 5 }),
  });
});
