import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { tallyCourse } from '../course-tally.js';
import { addTally, emptyTally, type Tally } from '../tally.js';
import { contradiction, fitModel, isModelRefusal, type FittedModel } from './fit-model.js';
import { structures, type ModelOptions, type ModelShape } from './model-options.js';
import { coefficientsOf, lsMeansOf, modelContrasts } from './read-model.js';

const reference = new URL('../../../../test/reference/', import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, reference), 'utf8');

const usual: ModelOptions = {
  response: 'score',
  baseline: 'by-visit',
  visits: 'post',
  patients: 'all',
  covariance: 'auto',
  df: 'satterthwaite',
  covariates: [],
};

type Scores = { arm: string; scores: (bigint | null)[] }[];

const tallyOf = (patients: Scores): Tally =>
  patients.reduce(
    (tally, { arm, scores }) =>
      addTally(tally, tallyCourse({ cell: [arm], values: scores, due: scores.map(() => null) }, 0)),
    emptyTally(),
  );

function trial(path: string): { patients: Scores; shape: ModelShape } {
  const rows = parse(readText(path), { columns: true }) as Record<string, string>[];
  const visits = [...new Set(rows.map((row) => row['visit']!))];
  const subjects = new Map<string, Record<string, string>[]>();
  for (const row of rows) subjects.set(row['subject']!, [...(subjects.get(row['subject']!) ?? []), row]);
  return {
    shape: {
      visits,
      decimals: 0,
      arms: [...new Set(rows.map((row) => row['arm']!))].sort().reverse(),
      covariates: [],
    },
    patients: [...subjects.values()].map((own) => ({
      arm: own[0]!['arm']!,
      scores: visits.map((visit) => {
        const text = own.find((row) => row['visit'] === visit)?.['score'] ?? '';
        return text === '' ? null : BigInt(text);
      }),
    })),
  };
}

const answered = (result: ReturnType<typeof fitModel>): FittedModel => {
  if (isModelRefusal(result)) throw new Error(result.reason);
  return result;
};

const btheb = trial('data/btheb.csv');
const fitBtheb = (options: Partial<ModelOptions> = {}, patients = btheb.patients) =>
  answered(fitModel(tallyOf(patients), btheb.shape, { ...usual, ...options }));

describe('Kenward and Roger', () => {
  const golden = (
    JSON.parse(readText('golden/mmrm.btheb.kenward_roger.json')) as {
      fits: Record<
        string,
        { coefficients: { term: string; estimate: number; se: number; df: number; t: number }[] }
      >;
    }
  ).fits['Kenward-Roger-Linear']!.coefficients;

  // Its optimiser stops up to 3.2e-4 points and 1.5e-4 of df short of the optimum (mmrm_default_optimiser).
  it('agree with R as far as its optimiser goes: SE to 1e-4, estimates and df to 2e-4', () => {
    const ours = new Map(coefficientsOf(fitBtheb({ df: 'kenward-roger' })).map((row) => [row.term, row]));
    expect(ours.size).toBe(golden.length);
    for (const { term, estimate, se, df } of golden) {
      expect(Math.abs(ours.get(term)!.estimate! - estimate) / se).toBeLessThan(2e-4);
      expect(Math.abs(ours.get(term)!.se! / se - 1)).toBeLessThan(1e-4);
      expect(Math.abs(ours.get(term)!.df! / df - 1)).toBeLessThan(2e-4);
    }
  });

  it('change nothing where complete data determine every term by visit: Q_ij = P_i C P_j term by term', () => {
    const plain = coefficientsOf(fitBtheb({ patients: 'completers' }));
    const adjusted = coefficientsOf(fitBtheb({ patients: 'completers', df: 'kenward-roger' }));
    plain.forEach(({ se }, j) => expect(adjusted[j]!.se! / se!).toBeCloseTo(1, 9));
  });

  it('keep the degrees of freedom of a single combination and enlarge its standard error', () => {
    const plain = coefficientsOf(fitBtheb());
    const adjusted = coefficientsOf(fitBtheb({ df: 'kenward-roger' }));
    plain.forEach(({ df }, j) => expect(adjusted[j]!.df! / df!).toBeCloseTo(1, 12));
    expect(adjusted.some(({ se }, j) => se! > plain[j]!.se! * (1 + 1e-6))).toBe(true);
  });
});

describe('the mixed model', () => {
  it('has exactly n - q degrees of freedom where complete data determine every term by visit', () => {
    const model = fitBtheb({ patients: 'completers' });
    for (const { df } of coefficientsOf(model)) expect(df! / (model.sums.patients - 3)).toBeCloseTo(1, 8);
  });

  it('does not depend on where the scores are counted from', () => {
    const shifted = btheb.patients.map(({ arm, scores }) => ({
      arm,
      scores: scores.map((score) => (score === null ? null : score + 10n ** 12n)),
    }));
    const [here, there] = [fitBtheb(), fitBtheb({}, shifted)];
    expect(there.optimum.likelihood.neg2LogLik).toBe(here.optimum.likelihood.neg2LogLik);
    modelContrasts(there).forEach((row, i) => expect(row).toEqual(modelContrasts(here)[i]));
  });

  it('does not depend on the unit of the scores', () => {
    const one = modelContrasts(fitBtheb());
    for (const factor of [10n ** 4n, 10n ** 8n, 10n ** 12n]) {
      const scaledUp = btheb.patients.map(({ arm, scores }) => ({
        arm,
        scores: scores.map((score) => (score === null ? null : score * factor)),
      }));
      const model = fitBtheb({}, scaledUp);
      expect(model.structure).toBe('un');
      modelContrasts(model).forEach(({ estimate, se, df }, i) => {
        expect(estimate! / Number(factor) / one[i]!.estimate!).toBeCloseTo(1, 9);
        expect(se! / Number(factor) / one[i]!.se!).toBeCloseTo(1, 9);
        expect(df! / one[i]!.df!).toBeCloseTo(1, 9);
      });
    }
  });

  it('of the change is the model of the score with the baseline taken off', () => {
    const score = lsMeansOf(fitBtheb());
    const change = fitBtheb({ response: 'change' });
    const mean = change.sums.columns.find(({ kind }) => kind === 'baseline')!.rowMean;
    lsMeansOf(change).forEach(({ estimate, se }, i) => {
      expect(estimate! + mean).toBeCloseTo(score[i]!.estimate!, 9);
      expect(se! / score[i]!.se!).toBeCloseTo(1, 9);
    });
  });

  it('takes a numeric covariate as it takes the baseline', () => {
    const patients = btheb.patients;
    const asCovariate = patients.reduce(
      (tally, { arm, scores }) =>
        addTally(
          tally,
          tallyCourse(
            {
              cell: [arm],
              values: scores,
              due: scores.map(() => null),
              covariates: [scores[0] === null ? null : scores[0]! * 100n],
            },
            0,
          ),
        ),
      emptyTally(),
    );
    const shape: ModelShape = {
      ...btheb.shape,
      covariates: [{ name: 'before', kind: 'numeric', decimals: 2 }],
    };
    const model = answered(
      fitModel(asCovariate, shape, { ...usual, baseline: 'none', covariates: ['before'] }),
    );
    const main = fitBtheb({ baseline: 'main' });
    expect(model.optimum.likelihood.neg2LogLik).toBeCloseTo(main.optimum.likelihood.neg2LogLik, 8);
    const slope = (found: FittedModel, name: string) =>
      coefficientsOf(found).find(({ term }) => term === name)!;
    expect(slope(model, 'before').estimate).toBeCloseTo(slope(main, 'baseline').estimate!, 9);
  });

  it('leaves out what an arm without scores at a visit cannot tell, and nothing else', () => {
    const gappy = btheb.patients.map(({ arm, scores }) => ({
      arm,
      scores: scores.map((score, visit) => (arm === 'BtheB' && visit === 4 ? null : score)),
    }));
    const model = fitBtheb({}, gappy);
    const told = (row: { arm: string | null; visit: string; estimate: number | null }) =>
      row.estimate !== null;
    expect(lsMeansOf(model).filter((row) => !told(row))).toEqual([
      expect.objectContaining({ arm: 'BtheB', visit: '8m', se: null, df: null, p: null }),
    ]);
    expect(modelContrasts(model).map(told)).toEqual([true, true, true, false]);
    expect(coefficientsOf(model).find(({ term }) => term === 'armBtheB:visit8m')!.estimate).toBeNull();
  });

  it('refuses scores that do not vary, under every structure', () => {
    const { patients, shape } = trial('edge/zero_variance.csv');
    for (const covariance of ['auto', ...structures] as const)
      expect(fitModel(tallyOf(patients), shape, { ...usual, covariance })).toMatchObject({
        code: 'no-variation',
        reason: expect.stringContaining('48h') as unknown,
      });
  });

  it('refuses two visits that tell the same, under every structure', () => {
    const doubled = btheb.patients.map(({ arm, scores }) => ({
      arm,
      scores: scores.map((score, visit) =>
        visit === 3 ? (scores[2] === null ? null : 2n * scores[2]!) : score,
      ),
    }));
    for (const covariance of ['auto', ...structures] as const)
      expect(fitModel(tallyOf(doubled), btheb.shape, { ...usual, covariance })).toMatchObject({
        code: 'collinear-visits',
      });
  });

  it('falls back where there are too few patients for a free covariance, and says so', () => {
    const { patients, shape } = trial('edge/too_few_subjects.csv');
    const result = fitModel(tallyOf(patients), shape, usual);
    if (isModelRefusal(result)) expect(result.reason).not.toBe('');
    else expect(result.fallback).toMatchObject({ from: 'un', code: 'too-few-patients' });
    expect(fitModel(tallyOf(patients), shape, { ...usual, covariance: 'un' })).toMatchObject({
      code: 'too-few-patients',
    });
  });

  it('falls back where too few were seen at a pair of visits', () => {
    const sparse = btheb.patients.map(({ arm, scores }, patient) => ({
      arm,
      scores: scores.map((score, visit) => (visit === (patient % 2 === 0 ? 1 : 2) ? null : score)),
    }));
    const model = fitBtheb({}, sparse);
    expect(model.fallback).toMatchObject({ from: 'un', code: 'too-few-pairs' });
    expect(model.structure).not.toBe('un');
  });

  it('refuses nobody, a covariate that is not kept, and more visits than patterns allow', () => {
    expect(fitModel(emptyTally(), btheb.shape, usual)).toMatchObject({ code: 'no-scores' });
    expect(fitModel(tallyOf(btheb.patients), btheb.shape, { ...usual, covariates: ['age'] })).toMatchObject({
      code: 'unknown-covariate',
    });
    const visits = Array.from({ length: 12 }, (_, visit) => `v${visit}`);
    const long = btheb.patients.map(({ arm }, patient) => ({
      arm,
      scores: visits.map((_, visit) => BigInt((patient * 7 + visit * visit * 3) % 41)),
    }));
    expect(fitModel(tallyOf(long), { ...btheb.shape, visits }, usual)).toMatchObject({
      code: 'too-many-visits',
    });
  });

  it('names options that contradict each other', () => {
    expect(contradiction(usual)).toBeNull();
    for (const options of [
      { visits: 'all' },
      { baseline: 'constrained' },
      { response: 'change', baseline: 'none', visits: 'all' },
    ] as Partial<ModelOptions>[]) {
      expect(contradiction({ ...usual, ...options })).not.toBeNull();
      expect(() => fitBtheb(options)).toThrow(RangeError);
    }
  });

  it('is the same for every arm as reference: differences change sign', () => {
    fc.assert(
      fc.property(fc.constantFrom(...structures), (covariance) => {
        const turned = { ...btheb.shape, arms: [...btheb.shape.arms!].reverse() };
        const one = modelContrasts(fitBtheb({ covariance }));
        const other = modelContrasts(
          answered(fitModel(tallyOf(btheb.patients), turned, { ...usual, covariance })),
        );
        one.forEach(({ estimate, se }, i) => {
          expect(estimate! + other[i]!.estimate!).toBeCloseTo(0, 6);
          expect(se! / other[i]!.se!).toBeCloseTo(1, 7);
        });
      }),
      { numRuns: 7 },
    );
  });
});
