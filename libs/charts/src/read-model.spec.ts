import { describe, expect, it } from '@jest/globals';
import { fddModelFigure } from '../../../test/support/model-figures.js';
import type { ModelFigure } from './cohort-figure.js';
import { describeModel } from './describe-model.js';
import { modelColumns, modelTable } from './model-table.js';
import { readModel } from './read-model.js';

const read = (change: Partial<ModelFigure> = {}): string[] => readModel({ ...fddModelFigure(), ...change });

const alone = (): Partial<ModelFigure> => ({
  hasControl: false,
  contrasts: [],
  groups: fddModelFigure()
    .groups.slice(0, 1)
    .map((group) => ({ ...group, arm: null })),
});

const without = (visit: string): ModelFigure['groups'] =>
  fddModelFigure().groups.map((group) => ({
    ...group,
    visits: group.visits.map((each) =>
      each.visit === visit ? { ...each, estimate: null, se: null, df: null, lower: null, upper: null } : each,
    ),
  }));

describe('readModel', () => {
  it('tells the differences of the model by visit', () => {
    for (const { visit, estimate, lower, upper, n, nReference } of fddModelFigure().contrasts) {
      const side = Number(estimate) < 0 ? 'lower' : 'higher';
      const written = (value: number | null): string => Number(value).toFixed(1).replace('-', '−');
      expect(read()).toContain(
        `At ${visit} the EMDR arm scored, by the model, ${written(Math.abs(Number(estimate)))} points ${side} than CBT ` +
          `(95 % CI ${written(lower)} to ${written(upper)}; n = ${n} and ${nReference}).`,
      );
    }
  });

  it('tells the means of a single group', () => {
    const t2 = fddModelFigure().groups[0]?.visits[1];
    expect(read(alone())).toContain(
      `At T2 the least-squares mean of all patients was ${t2?.estimate?.toFixed(1)} points ` +
        `(95 % CI ${t2?.lower?.toFixed(1)} to ${t2?.upper?.toFixed(1)}; n = 23).`,
    );
    expect(read(alone()).join(' ')).toContain('There is no control group');
    expect(read().join(' ')).not.toContain('There is no control group');
  });

  it('says at which visits the model has no mean, and of whom', () => {
    expect(read()[0]).toBe('The model has no mean at T1.');
    expect(read({ groups: without('T2') })[0]).toBe('The model has no mean at T1, T2.');
    const [cbt, emdr] = fddModelFigure().groups;
    const [, untold] = without('T2');
    if (!cbt || !emdr || !untold) throw new Error('The trial has two arms');
    expect(read({ contrasts: [], groups: [cbt, untold] })).toContain(
      'At T2 the least-squares mean of the EMDR arm cannot be told (n = 21).',
    );
  });

  it('does not mistake visits of the same label for each other', () => {
    const groups = (alone().groups ?? []).map((group) => ({
      ...group,
      visits: group.visits.map((visit) => ({ ...visit, label: 'Visit' })),
    }));
    expect(read({ ...alone(), groups }).filter((sentence) => sentence.startsWith('At Visit'))).toHaveLength(
      2,
    );
  });

  it('says why there is no model, and reads what was observed', () => {
    const refused = { code: 'too-few-patients', reason: 'there are 6 patients for 4 visits' };
    const sentences = read({ refused });
    const mean = fddModelFigure().groups[1]?.visits[1]?.observed.mean;
    expect(sentences[0]).toBe('No model, observed means only: there are 6 patients for 4 visits.');
    expect(sentences).toContain(
      `At T2 the observed mean of the EMDR arm was ${mean?.toFixed(1)} points (n = 21).`,
    );
    expect(sentences.join(' ')).not.toMatch(/least-squares|by the model|Model:/);
    const groups = fddModelFigure().groups.map((group) => ({
      ...group,
      visits: group.visits.map((visit) => ({ ...visit, observed: { n: 0, mean: null } })),
    }));
    expect(read({ refused, groups })).toContain(
      'At T2 the observed mean of the EMDR arm cannot be told (n = 0).',
    );
  });

  it('says by which model, over how many, on which assumption, and that another stood in', () => {
    const fallback = { from: 'The one', to: 'The other', reason: 'it did not converge' };
    const text = read({ fallback }).join(' ');
    expect(text).toContain('Model: mixed model for repeated measures');
    // mmrm: n_subjects 43, n_observations 82.
    expect(text).toContain('The model used 82 scores of 43 patients;');
    expect(text).toContain('missing at random, which the data cannot show');
    expect(text).toContain('The other was used in place of The one: it did not converge.');
    expect(text).toContain('Lower scores are better.');
  });

  it('never judges', () => {
    for (const change of [{}, alone(), { refused: { code: 'none', reason: 'none' } }])
      expect(read(change).join(' ')).not.toMatch(/signific|recommend|should|diagnos|p [0-9<]/i);
  });
});

describe('describeModel', () => {
  it('tells title, reading, every mean and every difference', () => {
    const figure = fddModelFigure();
    const text = describeModel(figure);
    expect(text).toContain(`${figure.title}.`);
    for (const sentence of readModel(figure)) expect(text).toContain(sentence);
    for (const { visits } of figure.groups)
      for (const { label, estimate, se, df, observed } of visits) {
        const seen = `observed mean ${observed.mean?.toFixed(2)}, n ${observed.n}`;
        const model = `least-squares mean ${estimate?.toFixed(2)}, SE ${se?.toFixed(2)}, df ${df?.toFixed(1)}, 95 %`;
        expect(text).toContain(`${label}: ${estimate === null ? `no least-squares mean, ${seen}` : model}`);
        expect(text).toContain(seen);
      }
    for (const { visit, se, p } of figure.contrasts) {
      expect(text).toContain(`EMDR minus CBT at ${visit}: difference`);
      expect(text).toContain(`SE ${se?.toFixed(2)}`);
      expect(text).toContain(`p ${p?.toFixed(3)}`);
    }
  });

  it('says which numbers are missing', () => {
    const groups = fddModelFigure().groups.map((group) => ({
      ...group,
      visits: group.visits.map((visit) => ({
        ...visit,
        ...{ estimate: 20, se: null, df: null, lower: null, upper: null },
        observed: { n: 0, mean: null },
      })),
    }));
    expect(describeModel({ ...fddModelFigure(), groups })).toContain(
      'T2: least-squares mean 20.00, no SE, no interval, no observed mean, n 0',
    );
  });

  it('says that newer entries wait', () => {
    const { usermeta } = fddModelFigure();
    expect(describeModel({ ...fddModelFigure(), usermeta: { ...usermeta, current: false } })).toContain(
      'Newer entries are not yet included.',
    );
  });
});

describe('modelTable', () => {
  it('has the numbers of model, observation and difference, unrounded, with its columns in order', () => {
    const figure = fddModelFigure();
    const table = modelTable(figure);
    for (const row of table) expect(Object.keys(row)).toEqual([...modelColumns]);
    expect(table).toMatchObject(
      figure.groups.flatMap(({ arm, visits }) =>
        visits.map(({ visit, estimate, lower, upper, observed }) => {
          const contrast = figure.contrasts.find((row) => row.arm === arm && row.visit === visit);
          return {
            arm,
            visit,
            n: observed.n,
            observed: observed.mean,
            estimate,
            lower,
            upper,
            difference: contrast?.estimate ?? null,
            differenceLower: contrast?.lower ?? null,
            differenceUpper: contrast?.upper ?? null,
            p: contrast?.p ?? null,
          };
        }),
      ),
    );
    expect(table.filter(({ difference }) => difference !== null)).toHaveLength(2);
  });
});
