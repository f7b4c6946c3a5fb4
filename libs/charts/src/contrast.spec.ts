import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyContrastFigure, fddContrastFigure } from '../../../test/support/contrast-figures.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import { hostileWords } from '../../../test/support/any-patient.js';
import {
  expressionsWith,
  layersOf,
  membersNamed,
  noteOf,
  rowsWith,
} from '../../../test/support/spec-parts.js';
import type { ContrastFigure, ContrastRow } from './cohort-figure.js';
import type { FlowGroup } from './flow-group.js';
import { contrastChart } from './contrast.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

const drawn = (change: Partial<ContrastFigure> = {}, y: 'full' | 'data' = 'data'): VegaLiteSpec =>
  contrastChart({ ...fddContrastFigure(), ...change }, { y });

/** The trial's rows with one visit changed. */
const withVisit = (visit: string, change: Partial<ContrastRow>): ContrastRow[] =>
  fddContrastFigure().rows.map((row) => (row.visit === visit ? { ...row, ...change } : row));

const untold = { estimate: null, se: null, df: null, lower: null, upper: null, p: null };

const twoArms = (): ContrastRow[] => [
  ...fddContrastFigure().rows,
  ...fddContrastFigure().rows.map((row) => ({ ...row, arm: 'Waiting' })),
];

const titleOf = (spec: VegaLiteSpec): string => (spec['title'] as { text: string[] }).text.join('');
const headingsOf = (spec: VegaLiteSpec) => rowsWith(spec, 'heading').map(({ heading }) => heading);
const sidesOf = (spec: VegaLiteSpec) =>
  rowsWith(spec, 'side').map(({ side }) => (side as string[]).join(' '));

describe('contrastChart', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    expectGolden('contrast.fdd', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anyContrastFigure, fc.constantFrom('full' as const, 'data' as const), (figure, y) => {
        expectSoundSpec(() => contrastChart(figure, { y }));
      }),
      { numRuns: 40 },
    );
  });

  it('draws every difference with its interval, unrounded', () => {
    const expected = fddContrastFigure().rows.map(({ visit, estimate, lower, upper, n, nReference }) => ({
      visit,
      estimate,
      lower,
      upper,
      n,
      nReference,
    }));
    expect(expected).toHaveLength(3);
    const [points] = layersOf(drawn(), 'point');
    expect(points).toMatchObject({ data: { values: expected } });
  });

  it('writes them beside, rounded, with a true minus sign', () => {
    // R: -2.07867494824017 from -8.44838074329202 to 4.29103084681169, over 21 and 23.
    expect(rowsWith(drawn(), 'numbers', 'of')).toContainEqual(
      expect.objectContaining({ numbers: '−2.1 (−8.4 to 4.3)', n: 21, of: 23 }),
    );
  });

  it('says which side favours whom, by the better end of the scale', () => {
    expect(sidesOf(drawn())).toEqual(['← favours EMDR', 'favours CBT →']);
    const { score } = fddContrastFigure();
    expect(sidesOf(drawn({ score: { ...score, better: 'higher' } }))).toEqual([
      '← favours CBT',
      'favours EMDR →',
    ]);
  });

  it('has zero in the middle, whatever the intervals reach', () => {
    fc.assert(
      fc.property(anyContrastFigure, fc.constantFrom('full' as const, 'data' as const), (figure, y) => {
        for (const domain of membersNamed('x', contrastChart(figure, { y })['layer']).flatMap((x) =>
          membersNamed('domain', x),
        )) {
          const [low, high] = domain as [number, number];
          expect(high).toBeGreaterThan(0);
          expect(low).toBe(-high);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('can show every difference that the scale allows', () => {
    const domains = (spec: VegaLiteSpec) =>
      new Set(membersNamed('x', spec['layer']).flatMap((x) => membersNamed('domain', x).map(String)));
    expect(domains(drawn({}, 'full'))).toEqual(new Set(['-80,80']));
    expect(domains(drawn({ of: 'change' }, 'full'))).toEqual(new Set(['-160,160']));
  });

  it('never gives arm and reference the same words, however alike their names', () => {
    const name = (minutes: number): string =>
      `Ketamine in saline, ${'slowly '.repeat(30)}over ${minutes} minutes`;
    const rows = fddContrastFigure().rows.map((row) => ({ ...row, arm: name(40), reference: name(60) }));
    const spec = drawn({ rows });
    expect(sidesOf(spec)).toEqual(['← favours the arm', 'favours the reference →']);
    expect(headingsOf(spec).map(String)).toEqual([
      'Difference (95 % CI)',
      'n of the arm',
      'n of the,reference',
    ]);
    expect(noteOf(spec)).toContain(name(40));
    expect(noteOf(spec)).toContain(name(60));
  });

  it('says that a bar is cut off at the end of the scale', () => {
    const rows = withVisit('T2', { lower: -90 });
    expect(noteOf(drawn({ rows }, 'full'))).toContain('cut off at its end');
    expect(noteOf(drawn({ rows }))).not.toContain('cut off');
    expect(noteOf(drawn({}, 'full'))).not.toContain('cut off');
  });

  it('groups the rows by arm where there are several', () => {
    const spec = drawn({ rows: twoArms() });
    expect(rowsWith(spec, 'name', 'y').map(({ name }) => name)).toEqual([
      ...[['EMDR'], ['Waiting']],
      ...[['EMDR'], ['Waiting']],
      ...[['T1'], ['T2'], ['T3'], ['T1'], ['T2'], ['T3']],
    ]);
    expect(headingsOf(spec)).toEqual([['Difference (95 % CI)'], ['n of the arm'], ['n CBT']]);
    expect(sidesOf(spec)).toEqual(['← favours the arm', 'favours CBT →']);
    expect(headingsOf(drawn())).toEqual([['Difference (95 % CI)'], ['n EMDR'], ['n CBT']]);
  });

  it('draws an arm as the curves do, by its place among the groups', () => {
    const { flow, rows } = fddContrastFigure();
    const [cbt, emdr] = flow;
    if (!cbt || !emdr) throw new Error('The trial has two arms');
    const looks = (groups: FlowGroup[]) =>
      new Set(rowsWith(drawn({ rows, flow: groups }), 'estimate', 'shape').map(({ shape }) => shape));
    expect(looks(flow)).toEqual(new Set(['square']));
    expect(looks([cbt, { ...cbt, arm: 'Waiting' }, emdr])).toEqual(new Set(['triangle-up']));
    expect(looks([])).toEqual(new Set(['square']));
  });

  it('says of a row that it cannot be told, and draws nothing there', () => {
    const spec = drawn({ rows: withVisit('T2', { ...untold, n: 0 }) });
    expect(rowsWith(spec, 'numbers', 'of')).toContainEqual(
      expect.objectContaining({ numbers: 'cannot be told', n: 0, of: 23 }),
    );
    expect(rowsWith(spec, 'estimate').map(({ visit }) => visit)).not.toContain('T2');
  });

  it('draws a point without a bar where there is no interval', () => {
    const spec = drawn({ rows: withVisit('T2', { lower: null, upper: null }) });
    expect(rowsWith(spec, 'numbers').map(({ numbers }) => numbers)).toContain('−2.1 (no interval)');
    const [points] = layersOf(spec, 'point');
    expect(JSON.stringify(points)).toContain('"visit":"T2"');
    for (const cap of layersOf(spec, 'tick')) expect(JSON.stringify(cap)).not.toContain('"visit":"T2"');
  });

  it('is never an empty picture without a word', () => {
    const refused = { code: 'one-group', reason: 'the cohort has one group only' };
    const spec = drawn({ rows: [], refused });
    expect(titleOf(spec)).toContain('No difference can be told: the cohort has one group only.');
    expect(noteOf(spec)).toContain('No difference can be told: the cohort has one group only.');
    expect(rowsWith(spec, 'words')).toMatchObject([{ words: 'No difference can be told' }]);
    expect(rowsWith(drawn({ rows: [] }), 'words')).toMatchObject([
      { words: 'There is no second group to compare with.' },
    ]);
    expect(noteOf(drawn({ rows: [] }))).toContain('There is no second group to compare with.');
    expect(rowsWith(drawn(), 'words')).toEqual([]);
  });

  it('has a note of reading, marks, flow, caveats and source', () => {
    const note = noteOf(drawn({ hasControl: false, notes: ['The form asks about the past month.'] }));
    expect(note).toMatch(
      /^At T1 the EMDR group scored.*Point: difference, EMDR minus CBT;.*Patients: CBT treated 26.*no control group.*past month\. As of 2024-05-31\./,
    );
    expect(noteOf(drawn())).not.toContain('no control group');
  });

  it('refuses a number that is not finite', () => {
    expect(() => drawn({ rows: withVisit('T1', { lower: NaN }) })).toThrow(
      'A figure has no number NaN (figure.rows.0.lower)',
    );
    expect(() => drawn({ rows: withVisit('T1', { upper: Infinity }) })).toThrow(RangeError);
  });

  it('keeps users’ words out of expressions and whole in the data', () => {
    for (const word of [...hostileWords, 'constructor', 'datum["x"]']) {
      const rows = twoArms().map((row) => ({
        ...row,
        arm: `${word}${row.arm}`,
        reference: word,
        label: word,
      }));
      const spec = drawn({ rows, title: word, notes: [word], method: word });
      expect(expressionsWith(spec, /zq|__proto__|constructor|datum\["x/)).toEqual([]);
      expect(rowsWith(spec, 'arm', 'label', 'reference')[0]).toMatchObject({ reference: word, label: word });
      expect(spec.description).toContain(word);
    }
  });
});
