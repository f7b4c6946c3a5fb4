import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostileWords } from '../../../test/support/any-patient.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import { anyModelFigure, fddModelFigure } from '../../../test/support/model-figures.js';
import {
  expressionsWith,
  layersOf,
  membersNamed,
  noteOf,
  rowsWith,
} from '../../../test/support/spec-parts.js';
import type { ModelFigure } from './cohort-figure.js';
import { modelChart, type ModelOptions } from './model.js';
import type { Json, VegaLiteSpec } from './vega-lite-spec.js';
import { VisitWithoutHours } from './visit-figure/time-axis.js';

const defaults: ModelOptions = { x: 'visit', y: 'data' };
type Visit = ModelFigure['groups'][number]['visits'][number];

const drawn = (change: Partial<ModelFigure> = {}, options: Partial<ModelOptions> = {}): VegaLiteSpec =>
  modelChart({ ...fddModelFigure(), ...change }, { ...defaults, ...options });

const rowsOf = (spec: VegaLiteSpec): Record<string, Json>[] =>
  (spec['data'] as { values: Record<string, Json>[] }).values;

const titleOf = (spec: VegaLiteSpec): string => (spec['title'] as { text: string[] }).text.join('');

/** The trial's groups with every visit changed. */
const groupsWith = (change: (visit: Visit, arm: string | null) => Partial<Visit>): ModelFigure['groups'] =>
  fddModelFigure().groups.map(({ arm, visits }) => ({
    arm,
    visits: visits.map((visit) => ({ ...visit, ...change(visit, arm) })),
  }));

const untold = { estimate: null, se: null, df: null, lower: null, upper: null };
const refused = { code: 'too-few-patients', reason: 'there are 6 patients for 4 visits' };
const withoutModel = (): Partial<ModelFigure> => ({
  refused,
  contrasts: [],
  groups: groupsWith(() => untold),
});

const domainsOf = (spec: VegaLiteSpec): Set<string> =>
  new Set(
    membersNamed('y', spec['layer'])
      .flatMap((y) => membersNamed('domain', y))
      .map(String),
  );

describe('modelChart', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    expectGolden('model.fdd', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    const options = fc.record({
      x: fc.constantFrom('visit' as const, 'hours' as const),
      y: fc.constantFrom('full' as const, 'data' as const),
    });
    fc.assert(
      fc.property(anyModelFigure, options, (figure, chosen) => {
        expectSoundSpec(() => modelChart(figure, chosen));
      }),
      { numRuns: 40 },
    );
  });

  it('carries the numbers of the model and of what was observed, unrounded', () => {
    const expected = fddModelFigure().groups.flatMap(({ arm, visits }) =>
      visits.map(({ visit, estimate, se, df, lower, upper, observed }) => ({
        arm,
        visit,
        estimate,
        se,
        df,
        lower,
        upper,
        n: observed.n,
        observed: observed.mean,
      })),
    );
    expect(expected).toHaveLength(6);
    expect(expected.filter(({ estimate }) => estimate !== null)).toHaveLength(4);
    expect(rowsOf(drawn())).toMatchObject(expected);
  });

  it('draws the observed means hollow and beside, those of the model filled and with their intervals', () => {
    const spec = drawn();
    const [hollow, filled] = layersOf(spec, 'point').filter(({ encoding }) =>
      JSON.stringify(encoding).includes('"y":{"field"'),
    );
    expect(hollow).toMatchObject({ mark: { fill: 'white' }, encoding: { y: { field: 'observed' } } });
    expect(filled).toMatchObject({ mark: { filled: true }, encoding: { y: { field: 'estimate' } } });
    const bars = layersOf(spec, 'rule').map(({ encoding }) => JSON.stringify(encoding));
    expect(bars.filter((encoding) => encoding.includes('"y2":{"field":"upper"}'))).toHaveLength(1);
    const models = rowsOf(spec);
    const observed = rowsWith(spec, 'observed', 'visitOrder');
    expect(observed.length).toBe(models.length * 2);
    for (const [index, { dodge }] of models.entries())
      expect(Number(dodge) - Number(observed[index]?.['dodge'])).toBeCloseTo(9, 9);
  });

  it('counts the observed under each visit', () => {
    const counts = rowsWith(drawn(), 'count').map(({ count }) => count);
    expect(counts).toEqual(
      fddModelFigure().groups.flatMap(({ visits }) => visits.map(({ observed }) => observed.n)),
    );
  });

  it('shows the full scale, or what both kinds of means and the intervals span', () => {
    expect(domainsOf(drawn({}, { y: 'full' }))).toEqual(new Set(['0,80']));
    const values = fddModelFigure().groups.flatMap(({ visits }) =>
      visits.flatMap(({ lower, upper, observed }) => [lower, upper, observed.mean]),
    );
    const numbers = values.filter((value) => value !== null);
    expect(domainsOf(drawn())).toEqual(new Set([`${Math.min(...numbers)},${Math.max(...numbers)}`]));
    expect(noteOf(drawn())).toContain('a part of the scale (0 to 80)');
    expect(noteOf(drawn({}, { y: 'full' }))).not.toContain('a part of the scale');
  });

  it('says when a bar is cut off at the end of the scale', () => {
    const groups = groupsWith(({ visit }) => (visit === 'T3' ? { lower: -3 } : {}));
    expect(noteOf(drawn({ groups }, { y: 'full' }))).toContain('cut off at its end');
    expect(noteOf(drawn({ groups }))).not.toContain('cut off');
    expect(noteOf(drawn({}, { y: 'full' }))).not.toContain('cut off');
  });

  it('needs hours to be true to time', () => {
    const groups = groupsWith(({ visit }) => (visit === 'T2' ? { hours: null } : {}));
    expect(() => drawn({ groups }, { x: 'hours' })).toThrow(VisitWithoutHours);
    expect(drawn({ groups })).toBeDefined();
    expect(rowsOf(drawn({}, { x: 'hours' })).every(({ time }) => typeof time === 'number')).toBe(true);
  });

  it('draws three arms apart, each with its observed means', () => {
    const { groups } = fddModelFigure();
    const three = [...groups, ...groups.slice(0, 1).map((group) => ({ ...group, arm: 'Waiting' }))];
    const t2 = rowsOf(drawn({ groups: three })).filter(({ visit }) => visit === 'T2');
    const places = t2.map(({ dodge }) => Number(dodge));
    expect(places.map((place) => place - (places[1] ?? NaN))).toEqual(
      [-21.6, 0, 21.6].map((gap) => expect.closeTo(gap, 9)),
    );
  });

  it('names a single group "All patients", without a key of arms', () => {
    const spec = drawn({
      groups: fddModelFigure()
        .groups.slice(0, 1)
        .map((group) => ({ ...group, arm: null })),
    });
    expect(new Set(rowsOf(spec).map(({ arm }) => arm))).toEqual(new Set(['All patients']));
    expect(noteOf(spec)).not.toContain('difference between groups');
    expect(rowsWith(spec, 'words').map(({ words }) => words)).toEqual([
      'least-squares mean, 95 % CI',
      'observed mean',
    ]);
  });

  it('refuses a number that is not finite', () => {
    const groups = groupsWith(({ visit }) => (visit === 'T2' ? { estimate: NaN } : {}));
    expect(() => drawn({ groups })).toThrow('A figure has no number NaN (figure.groups.0.visits.1.estimate)');
    expect(() => drawn({ patients: Infinity })).toThrow(RangeError);
  });

  it('keeps users’ words out of expressions and whole in the data', () => {
    for (const word of [...hostileWords, 'constructor', 'datum["x"]']) {
      const groups = fddModelFigure().groups.map(({ arm, visits }) => ({
        arm: `${word}${arm}`,
        visits: visits.map((visit) => ({ ...visit, visit: `${word}${visit.visit}`, label: word })),
      }));
      const { score } = fddModelFigure();
      for (const x of ['visit', 'hours'] as const) {
        const spec = drawn(
          { groups, title: word, notes: [word], method: word, score: { ...score, name: word } },
          { x },
        );
        expect(expressionsWith(spec, /zq|__proto__|datum\["x/)).toEqual([]);
        expect(rowsOf(spec)[0]).toMatchObject({ arm: `${word}CBT`, visit: `${word}T1`, label: word });
        expect(spec.description).toContain(word);
      }
    }
  });
});

describe('without a model', () => {
  it('the observed means stand alone, and title and note say why', () => {
    const spec = drawn(withoutModel());
    const why = 'No model, observed means only: there are 6 patients for 4 visits.';
    expect(titleOf(spec)).toContain(why);
    expect(noteOf(spec).startsWith(why)).toBe(true);
    expect(JSON.stringify(spec['layer'])).not.toContain('"field":"estimate"');
    expect(rowsWith(spec, 'observed', 'visitOrder')).toHaveLength(12);
    expect(JSON.stringify(spec)).toContain('Observed mean PTSD-RI parent form');
    expect(noteOf(spec)).toContain('Hollow points: observed means.');
    expect(titleOf(drawn())).not.toContain('No model');
  });

  it('they stand around the visit, as means alone do', () => {
    const spec = drawn(withoutModel());
    const [first, second] = rowsWith(spec, 'observed', 'visitOrder').filter(({ visit }) => visit === 'T2');
    expect([first?.['dodge'], second?.['dodge']]).toEqual([-6, 6]);
  });
});

describe('a figure of nothing', () => {
  it('says so in the picture and the note', () => {
    for (const change of [
      { groups: [], contrasts: [], flow: [] },
      { groups: groupsWith(() => ({ ...untold, observed: { n: 0, mean: null } })), contrasts: [] },
    ]) {
      const spec = drawn(change);
      expect(rowsWith(spec, 'words').map(({ words }) => words)).toContain('There is no mean to show.');
      expect(noteOf(spec)).toContain('There is no mean to show.');
    }
    expect(rowsWith(drawn(), 'words').map(({ words }) => words)).not.toContain('There is no mean to show.');
  });
});

describe('the note', () => {
  it('has reading, marks, model, flow, caveats and source in turn', () => {
    const note = noteOf(drawn({ hasControl: false, notes: ['The form asks about the past month.'] }));
    expect(note).toMatch(
      /^The model has no mean at T1\. At T2 the EMDR group scored.*Filled points.*Model: mixed model.*Patients: CBT treated 26.*no control group.*past month\. As of 2024-05-31\./,
    );
  });

  it('says that another model had to stand in', () => {
    const fallback = {
      from: 'Unstructured covariance',
      to: 'First-order autoregression',
      reason: 'no convergence',
    };
    expect(noteOf(drawn({ fallback }))).toContain(
      'First-order autoregression was used in place of Unstructured covariance: no convergence.',
    );
    expect(noteOf(drawn())).not.toContain('in place of');
  });

  it('tells the last visits of all arms where not all find room', () => {
    const { contrasts, groups } = fddModelFigure();
    const names = Array.from({ length: 4 }, (_, index) => `Arm ${'long '.repeat(12)}${index}`);
    const many = names.flatMap((arm) => contrasts.map((row) => ({ ...row, arm })));
    const note = noteOf(drawn({ contrasts: many, groups }));
    expect(note.match(/At T3 the Arm/g)).toHaveLength(4);
    expect(note).not.toContain('At T2 the Arm');
  });
});
