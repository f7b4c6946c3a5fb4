import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostileWords } from '../../../test/support/any-patient.js';
import { anyDistributionFigure, fddDistributionFigure } from '../../../test/support/distribution-figures.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import { expressionsWith, layersOf, noteOf, rowsWith } from '../../../test/support/spec-parts.js';
import type { DistributionFigure } from './cohort-figure.js';
import { describeDistribution } from './describe-distribution.js';
import { distributionColumns, distributionTable } from './distribution-table.js';
import { distributionChart } from './distribution.js';
import { readDistribution } from './read-distribution.js';

type Group = DistributionFigure['groups'][number];
type Spread = Group['visits'][number];

const figureWith = (change: Partial<DistributionFigure>): DistributionFigure => ({
  ...fddDistributionFigure(),
  ...change,
});
const drawn = (change: Partial<DistributionFigure> = {}, y: 'full' | 'data' = 'full') =>
  distributionChart(figureWith(change), { y });

/** Three patients, with 5, 7 and 12 points. */
const three: Spread = {
  visit: 'T1',
  label: 'T1',
  n: 3,
  min: 5,
  q1: 6,
  median: 7,
  q3: 9.5,
  max: 12,
  bands: [
    { from: 0, to: 10, n: 2 },
    { from: 10, to: 20, n: 1 },
  ],
};
const nobody: Spread = { ...three, n: 0, min: null, q1: null, median: null, q3: null, max: null, bands: [] };
const groupOf = (arm: string | null, ...visits: Spread[]): Group => ({ arm, visits });

describe('distributionChart', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    expectGolden('distribution.fdd', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anyDistributionFigure, fc.constantFrom('full' as const, 'data' as const), (figure, y) => {
        expectSoundSpec(() => distributionChart(figure, { y }));
      }),
      { numRuns: 40 },
    );
  });

  it('has a box of every group at every visit with the quartiles as R has them', () => {
    const expected = ['T1', 'T2', 'T3'].flatMap((at) =>
      fddDistributionFigure().groups.flatMap(({ arm, visits }) =>
        visits
          .filter(({ visit }) => visit === at)
          .map(({ visit, n, min, q1, median, q3, max }) => ({ arm, visit, n, min, q1, median, q3, max })),
      ),
    );
    expect(expected).toHaveLength(6);
    expect(rowsWith(drawn(), 'median', 'q1')).toMatchObject(expected);
  });

  it('puts quartiles and ends where the scale has them', () => {
    const spec = drawn({ groups: [groupOf(null, three)] });
    // 300 px for 0 to 80 points.
    const at = (points: number) => 300 - (points * 300) / 80;
    const [box] = rowsWith(spec, 'median', 'q1');
    expect(Number(box?.['y'])).toBeCloseTo(at(6), 9);
    expect(Number(box?.['y2'])).toBeCloseTo(at(9.5), 9);
    const ends = rowsWith(spec, 'colour', 'y2').map(({ y }) => Number(y));
    for (const points of [5, 7, 12]) expect(ends.some((y) => Math.abs(y - at(points)) < 1e-9)).toBe(true);
  });

  it('has bars as long as their patients, by one scale for all', () => {
    const bars = rowsWith(drawn(), 'from', 'n');
    const perPatient = bars.map(({ x, x2, n }) => (Number(x2) - Number(x)) / Number(n));
    for (const each of perPatient) expect(each).toBeCloseTo(perPatient[0] ?? NaN, 9);
    const most = Math.max(...bars.map(({ n }) => Number(n)));
    expect(noteOf(drawn())).toContain(`the longest bar ${most} patients`);
  });

  it('draws nothing of what cannot be told, and its n', () => {
    const spec = drawn({ groups: [groupOf('A', nobody)] });
    expect(layersOf(spec, 'rect')).toEqual([]);
    expect(rowsWith(spec, 'words').map(({ words }) => words)).toContain('0');
    const withoutQuartiles = drawn({ groups: [groupOf('A', { ...three, q1: null, q3: null })] });
    expect(rowsWith(withoutQuartiles, 'median', 'q1')).toEqual([]);
  });

  it('says whether the axis is a part of the scale', () => {
    expect(noteOf(drawn({}, 'data'))).toContain('a part of the scale (0 to 80)');
    expect(noteOf(drawn())).not.toContain('a part of');
  });

  it('draws no group, one and three', () => {
    const words = (groups: Group[]) => rowsWith(drawn({ groups }), 'words').map((row) => row['words']);
    expect(words([])).toContain('No patients yet');
    expect(words([groupOf(null, three)])).toContain('All patients');
    const arms = ['A', 'B', 'C'];
    expect(words(arms.map((arm) => groupOf(arm, three)))).toEqual(expect.arrayContaining(arms));
  });

  it('refuses numbers that are not finite and bands that do not hold the patients', () => {
    expect(() => drawn({ groups: [groupOf('A', { ...three, q1: NaN })] })).toThrow(RangeError);
    expect(() => drawn({ groups: [groupOf('A', { ...three, n: 4 })] })).toThrow(
      'A figure counts 3 and 4 of the same patients (visit T1)',
    );
  });

  it('keeps users’ words out of expressions and whole in the description', () => {
    for (const word of ['constructor', ...hostileWords]) {
      const spec = drawn({
        title: word,
        score: { ...fddDistributionFigure().score, name: word },
        groups: [groupOf(word, { ...three, visit: word, label: word })],
        notes: [word],
      });
      expect(expressionsWith(spec, /zq|__proto__|constructor/)).toEqual([]);
      expect(spec.description).toContain(word);
    }
  });
});

describe('readDistribution', () => {
  it('tells median, middle half and range of every group', () => {
    const text = readDistribution(fddDistributionFigure()).join(' ');
    for (const { arm, visits } of fddDistributionFigure().groups)
      for (const { label, n, min, q1, median, q3, max } of visits)
        expect(text).toContain(
          `At ${label} the median score of the ${n} patients seen in the ${arm} arm is ${median}; the middle half lies from ${q1} to ${q3}, all lie from ${min} to ${max}.`,
        );
  });

  it('says what cannot be told, and warns where there is no control', () => {
    const read = (spread: Spread) =>
      readDistribution(figureWith({ groups: [groupOf(null, spread)], hasControl: false })).join(' ');
    expect(read(nobody)).toContain('At T1 no patient was seen, so the scores cannot be told.');
    expect(read({ ...three, median: null })).toContain(
      'the median score of the 3 patients seen cannot be told',
    );
    expect(read({ ...three, q1: null, max: null })).toContain(
      'the middle half cannot be told, the ends cannot be told',
    );
    expect(read(three)).toContain('There is no control group');
    expect(readDistribution(fddDistributionFigure()).join(' ')).not.toContain('There is no control group');
  });

  it('judges nothing', () => {
    fc.assert(
      fc.property(anyDistributionFigure, (figure) => {
        expect(readDistribution({ ...figure, notes: [] }).join(' ')).not.toMatch(
          /significan|should|NaN|undefined/,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('describeDistribution', () => {
  it('has the patients of every band', () => {
    const figure = figureWith({ groups: [groupOf(null, three)] });
    expect(describeDistribution(figure)).toContain(
      'All patients, patients by score: T1 0 to under 10: 2, 10 to under 20: 1.',
    );
  });
});

describe('distributionTable', () => {
  it('has its columns in order, a row for each band and one for a visit without bands', () => {
    const table = distributionTable(
      figureWith({ groups: [groupOf(null, three, { ...nobody, visit: 'T2' })] }),
    );
    for (const row of table) expect(Object.keys(row)).toEqual([...distributionColumns]);
    expect(table).toMatchObject([
      { visit: 'T1', n: 3, q3: 9.5, from: 0, to: 10, inBand: 2 },
      { visit: 'T1', n: 3, q3: 9.5, from: 10, to: 20, inBand: 1 },
      { visit: 'T2', n: 0, q3: null, from: null, to: null, inBand: null },
    ]);
  });
});
