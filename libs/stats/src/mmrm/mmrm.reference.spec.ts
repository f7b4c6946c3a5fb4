import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readdirSync, readFileSync } from 'node:fs';
import { tallyCourse } from '../course-tally.js';
import { tTwoSidedP } from '../distributions/student-t.js';
import { addTally, emptyTally, type Tally } from '../tally.js';
import { fitModel, isModelRefusal, type FittedModel } from './fit-model.js';
import type { MaybeEstimate } from './inference.js';
import { structures, type ModelOptions, type ModelShape, type Structure } from './model-options.js';
import { coefficientsOf, lsMeansOf, modelContrasts, visitCovariance } from './read-model.js';

/** Every fit of R's mmrm, polished to the exact optimum (test/reference/README.md), against the fit from the tally. */
type Row = Record<string, string>;
type GoldenRow = { name?: string; arm?: string; visit?: string } & Record<string, number | string | null>;
interface Golden {
  id: string;
  dataset: string;
  formula: string;
  prep: string;
  converged: boolean;
  factor_levels: { arm?: string[]; visit: string[] };
  n_subjects: number;
  n_observations: number;
  coefficients: GoldenRow[];
  covariance: { visits: string[]; covariance: number[][] };
  fit: { neg2_loglik: number };
  lsmeans: { rows: GoldenRow[] } | null;
  differences: GoldenRow[] | null;
}

const reference = new URL('../../../../test/reference/', import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, reference), 'utf8');
const goldens = (folder: string, wanted: (name: string) => boolean): unknown[] =>
  readdirSync(new URL(folder, reference))
    .filter(wanted)
    .map((name) => JSON.parse(readText(folder + name)) as unknown);

const trials = (
  goldens('golden/', (name) => /^mmrm\.\w+(\.structures)?\.json$/.test(name)) as { fits: Golden[] }[]
)
  .flatMap(({ fits }) => fits)
  .filter(({ converged }) => converged);
const edges = (
  goldens('edge/', (name) => name.endsWith('.golden.json')) as { mmrm?: Golden[] | null }[]
).flatMap(({ mmrm }) => mmrm ?? []);

interface Prepared {
  tally: Tally;
  shape: ModelShape;
  options: ModelOptions;
  rename: (term: string) => string;
}

const log1p = (text: string): string => (text === '' ? '' : Math.log1p(Number(text)).toFixed(15));

function scoreColumns({ id, dataset, prep }: Golden): {
  score: string;
  baseline: string | null;
  as: (t: string) => string;
} {
  const plain = (text: string): string => text;
  if (dataset === 'fdd_ptsd') {
    const score = /score = (\w+)/.exec(prep)?.[1] ?? '';
    return { score, baseline: `${score}_baseline`, as: plain };
  }
  if (id.includes('log1p')) return { score: 'seizures', baseline: 'baseline', as: log1p };
  if (dataset === 'epilepsy') return { score: 'seizures', baseline: 'baseline', as: plain };
  if (dataset === 'sleepstudy') return { score: 'reaction_ms', baseline: null, as: plain };
  return { score: 'score', baseline: null, as: plain };
}

function optionsOf({ id, formula }: Golden): ModelOptions {
  const all = /all_visits|clda|sleepstudy/.test(id);
  const structure = /\+ (\w+)\(visit/.exec(formula)?.[1] ?? 'us';
  return {
    response: formula.startsWith('change') ? 'change' : 'score',
    baseline: id.endsWith('clda')
      ? 'constrained'
      : /baseline \* visit/.test(formula)
        ? 'by-visit'
        : formula.includes('base')
          ? 'main'
          : 'none',
    visits: all ? 'all' : 'post',
    patients: id.endsWith('complete_cases') ? 'completers' : 'all',
    covariance: structure === 'us' ? 'un' : (structures.find((name) => name === structure) as Structure),
    df: 'satterthwaite',
    covariates: ['drug', 'length'].filter((name) => formula.includes(`+ ${name}`)),
  };
}

const places = (text: string): number => (text.split('.')[1] ?? '').length;
const ticks = (text: string, decimals: number): bigint =>
  BigInt(text.replace('.', '') + '0'.repeat(decimals - places(text)));

function prepare(golden: Golden): Prepared {
  const { dataset, factor_levels: levels } = golden;
  const options = optionsOf(golden);
  const { score, baseline, as } = scoreColumns(golden);
  const path = dataset.startsWith('edge/') ? `${dataset}.csv` : `data/${dataset}.csv`;
  const rows = parse(readText(path), { columns: true }) as Row[];
  const subjects = new Map<string, Row[]>();
  for (const row of rows) subjects.set(row['subject']!, [...(subjects.get(row['subject']!) ?? []), row]);
  const names = [...new Set(rows.map((row) => row['visit']!))].sort(
    (a, b) => orderOf(rows, a) - orderOf(rows, b),
  );
  const first = names.find((name) => !levels.visit.includes(name) && orderOf(rows, name) === 0);
  // A file without a baseline visit has it as a column, or not at all.
  const visits =
    options.visits === 'all' && !first
      ? names
      : [first ?? '(baseline)', ...names.filter((name) => name !== first)];
  const texts = [...subjects.values()].map((own) => ({
    own,
    scores: visits.map((visit) => {
      const row = own.find((candidate) => candidate['visit'] === visit);
      return as(row ? row[score]! : visit === '(baseline)' && baseline ? own[0]![baseline]! : '');
    }),
  }));
  const decimals = Math.max(...texts.flatMap(({ scores }) => scores.map(places)));
  const tally = emptyTally();
  const named = levels.arm ?? (golden.id.endsWith('clda') ? ['TAU', 'BtheB'] : []);
  const arms = named.length > 1 ? named : null;
  for (const { own, scores } of texts)
    addTally(
      tally,
      tallyCourse(
        {
          cell: [...(arms ? [own[0]!['arm']!] : []), ...options.covariates.map((name) => own[0]![name]!)],
          values: scores.map((text) => (text === '' ? null : ticks(text, decimals))),
          due: scores.map(() => null),
        },
        0,
      ),
    );
  return {
    tally,
    options,
    shape: {
      visits,
      decimals,
      arms,
      covariates: options.covariates.map((name) => ({ name, kind: 'categorical', decimals: 0 })),
    },
    rename: (term) => term.replace(/^trt_(\w+)$/, 'armBtheB:visit$1').replace('lbase', 'baseline'),
  };
}

const orderOf = (rows: Row[], visit: string): number =>
  Number(rows.find((row) => row['visit'] === visit)?.['visit_order']);

const sorted = (term: string): string => term.split(':').sort().join(':');

/** |difference| / SE, and SE and df relative. */
function expectEstimate(ours: MaybeEstimate | undefined, golden: GoldenRow): void {
  const [estimate, se, df] = [golden['estimate'], golden['se'], golden['df']] as number[];
  const label = `${golden.name ?? ''}${golden.arm ?? ''} ${golden.visit ?? ''}`;
  const off = {
    label,
    estimate: Math.abs(ours!.estimate! - estimate!) / se!,
    se: Math.abs(ours!.se! / se! - 1),
    df: Math.abs(ours!.df! / df! - 1),
  };
  expect(off).toEqual({
    label,
    estimate: expect.closeTo(0, 8),
    se: expect.closeTo(0, 8),
    df: expect.closeTo(0, 8),
  });
  for (const field of ['lower', 'upper'] as const)
    expect(Math.abs(ours![field]! - (golden[field] as number)) / se!).toBeLessThan(1e-7);
  // The logarithm of a small p multiplies what is left of an error in df.
  const [t, p] = [golden['t'], golden['p']] as number[];
  expect(tTwoSidedP(t!, df!) / p!).toBeCloseTo(1, 9);
  expect(ours!.p! / p!).toBeCloseTo(1, 4);
}

function fitted(golden: Golden): { model: FittedModel; rename: Prepared['rename'] } {
  const { tally, shape, options, rename } = prepare(golden);
  const model = fitModel(tally, shape, options);
  if (isModelRefusal(model)) throw new Error(`${golden.id}: ${model.code} ${model.reason}`);
  return { model, rename };
}

describe('the mixed model agrees with R', () => {
  it.each(
    [...trials, ...edges.filter(({ converged }) => converged)].map((golden) => [golden.id, golden] as const),
  )('%s', (_, golden) => {
    const { model, rename } = fitted(golden);
    expect(model.optimum.likelihood.neg2LogLik / golden.fit.neg2_loglik).toBeCloseTo(1, 10);
    expect([model.sums.patients, model.sums.observations]).toEqual([
      golden.n_subjects,
      golden.n_observations,
    ]);
    const coefficients = new Map(coefficientsOf(model).map((row) => [sorted(row.term), row]));
    // The golden of the shifted scores keeps only the coefficients that a shift leaves alone.
    if (golden.id !== 'offset_million') expect(coefficients.size).toBe(golden.coefficients.length);
    for (const row of golden.coefficients) expectEstimate(coefficients.get(sorted(rename(row.name!))), row);
    const means = lsMeansOf(model);
    for (const row of golden.lsmeans?.rows ?? [])
      expectEstimate(
        means.find(({ arm, visit }) => (arm ?? row.arm) === row.arm && visit === row.visit),
        row,
      );
    const contrasts = modelContrasts(model);
    for (const row of golden.differences ?? [])
      expectEstimate(
        contrasts.find(
          ({ arm, reference: base, visit }) =>
            arm === row.arm && base === row['reference'] && visit === row.visit,
        ),
        row,
      );
    visitCovariance(model).matrix.forEach((line, s) =>
      line.forEach((value, t) => {
        const scale = Math.sqrt(golden.covariance.covariance[s]![s]! * golden.covariance.covariance[t]![t]!);
        expect(Math.abs(value - golden.covariance.covariance[s]![t]!) / scale).toBeLessThan(1e-7);
      }),
    );
  });
});
