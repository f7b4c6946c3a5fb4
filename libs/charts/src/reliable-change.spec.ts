import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostileWords } from '../../../test/support/any-patient.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import {
  anyReliableChangeFigure,
  counted,
  fddReliableChangeFigure,
} from '../../../test/support/reliable-change-figures.js';
import { expressionsWith, noteOf, rowsWith } from '../../../test/support/spec-parts.js';
import type { ReliableChangeFigure } from './cohort-figure.js';
import { describeReliableChange } from './describe-reliable-change.js';
import { readReliableChange } from './read-reliable-change.js';
import { reliableChangeColumns, reliableChangeTable } from './reliable-change-table.js';
import { reliableChangeChart } from './reliable-change.js';

type Group = ReliableChangeFigure['groups'][number];

const figureWith = (change: Partial<ReliableChangeFigure>): ReliableChangeFigure => ({
  ...fddReliableChangeFigure(),
  ...change,
});
const drawn = (change: Partial<ReliableChangeFigure> = {}, y: 'full' | 'data' = 'full') =>
  reliableChangeChart(figureWith(change), { y });

const pointsOf = (spec: ReturnType<typeof drawn>) => rowsWith(spec, 'pre', 'post');
const wordsOf = (spec: ReturnType<typeof drawn>) => rowsWith(spec, 'words').map(({ words }) => words);

const refused = { code: 'equal-baselines', reason: 'the baselines are all equal' };

/** Six patients: 4 recovered, 1 did not change, of 1 the rule cannot tell. */
const small: Group = {
  arm: null,
  n: 6,
  categories: counted((category) => ({ recovered: 4, unchanged: 1 })[category as string] ?? 0),
  points: [
    { pre: 40, post: 10, n: 4, category: 'recovered' },
    { pre: 30, post: 30, n: 1, category: 'unchanged' },
  ],
};

describe('reliableChangeChart', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    expectGolden('reliable-change.fdd', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anyReliableChangeFigure, fc.constantFrom('full' as const, 'data' as const), (figure, y) => {
        expectSoundSpec(() => reliableChangeChart(figure, { y }));
      }),
      { numRuns: 40 },
    );
  });

  it('has every patient of R once, in the category that R gives', () => {
    const points = pointsOf(drawn());
    for (const { arm, n, categories } of fddReliableChangeFigure().groups) {
      const own = points.filter((point) => point['arm'] === arm);
      expect(own.reduce((sum, point) => sum + Number(point['n']), 0)).toBe(n);
      for (const [category, count] of Object.entries(categories)) {
        const of = own.filter((point) => point['category'] === category);
        expect(of.reduce((sum, point) => sum + Number(point['n']), 0)).toBe(count);
        expect(wordsOf(drawn())).toContain(`${category} ${count}`);
      }
    }
  });

  it('has points whose area is proportional to their patients', () => {
    const [four, one] = pointsOf(drawn({ groups: [small] }));
    expect(four).toMatchObject({ pre: 40, post: 10, n: 4 });
    expect(Number(four?.['area'])).toBeCloseTo(4 * Number(one?.['area']), 9);
  });

  it('tells categories apart by shape and fill', () => {
    const points = pointsOf(
      drawn({
        groups: [
          {
            arm: 'A',
            n: 5,
            categories: counted(() => 1),
            points: (['recovered', 'improved', 'unchanged', 'deteriorated', 'harmed'] as const).map(
              (category, index) => ({ pre: 40, post: 10 + index, n: 1, category }),
            ),
          },
        ],
      }),
    );
    const looks = points.map(
      ({ shape, fill }) => `${JSON.stringify(shape)} ${fill === 'white' ? 'hollow' : 'filled'}`,
    );
    expect(new Set(looks).size).toBe(5);
  });

  it('has the lines of no change, of the rule and of the cut-off', () => {
    const { reliableChange, cutoff } = fddReliableChangeFigure();
    const changes = rowsWith(drawn(), 'change').map(({ change }) => change);
    expect(new Set(changes)).toEqual(new Set([0, -Number(reliableChange), reliableChange]));
    expect(rowsWith(drawn(), 'cutoff').every((row) => row['cutoff'] === cutoff)).toBe(true);
    expect(rowsWith(drawn(), 'cutoff')).toHaveLength(2 * 2);
    const plain = drawn({ reliableChange: null, cutoff: null });
    expect(new Set(rowsWith(plain, 'change').map(({ change }) => change))).toEqual(new Set([0]));
    expect(rowsWith(plain, 'cutoff')).toEqual([]);
  });

  it('puts the rule’s lines where the later score is the baseline plus the change', () => {
    const spec = drawn({ groups: [small], reliableChange: 20, cutoff: 30 });
    // One panel: 340 px for 0 to 80 points on both axes.
    const unit = 340 / 80;
    const [point] = pointsOf(spec);
    const [, cutoff] = rowsWith(spec, 'cutoff');
    expect(Number(cutoff?.['y']) - Number(point?.['y'])).toBeCloseTo((10 - 30) * unit, 9);
    for (const row of rowsWith(spec, 'change')) {
      const foot = Number(point?.['y']) + 10 * unit;
      expect((foot - Number(row['y'])) / unit - Number(row['x']) / unit).toBeCloseTo(
        Number(row['change']),
        9,
      );
      expect((foot - Number(row['y2'])) / unit - Number(row['x2']) / unit).toBeCloseTo(
        Number(row['change']),
        9,
      );
    }
  });

  it('says that the cut-off lies outside of the axes', () => {
    expect(noteOf(drawn({ cutoff: -3 }))).toContain('The cut-off −3 lies outside of the axes.');
    expect(rowsWith(drawn({ cutoff: -3 }), 'cutoff')).toEqual([]);
  });

  it('draws points without lines and categories where the rule was refused, and says why', () => {
    const spec = drawn({ refused });
    expect(rowsWith(spec, 'change')).toEqual([]);
    expect(rowsWith(spec, 'cutoff')).toEqual([]);
    expect(new Set(pointsOf(spec).map(({ category }) => category))).toEqual(new Set([null]));
    const title = (spec['title'] as { text: string[] }).text.join('');
    expect(title).toContain('Reliable change cannot be told: the baselines are all equal.');
    expect(noteOf(spec)).not.toContain('recovered');
  });

  it('counts those whom the rule gives no category by themselves', () => {
    expect(wordsOf(drawn({ groups: [small] }))).toContain('cannot be told 1');
    expect(wordsOf(drawn())).not.toContain('cannot be told 0');
  });

  it('draws no group, one and five', () => {
    expect(wordsOf(drawn({ groups: [] }))).toContain('No patients yet');
    expect(wordsOf(drawn({ groups: [small] }))).toContainEqual(['All patients (n = 6)']);
    const five = ['A', 'B', 'C', 'D', 'E'].map((arm) => ({ ...small, arm }));
    expect(wordsOf(drawn({ groups: five }))).toContainEqual(['E (n = 6)']);
  });

  it('refuses numbers that are not finite and points that are not the patients', () => {
    expect(() => drawn({ cutoff: NaN })).toThrow(RangeError);
    expect(() => drawn({ groups: [{ ...small, n: 4 }] })).toThrow('more patients than the 4');
    expect(() => drawn({ refused, groups: [{ ...small, n: 4 }] })).toThrow('more patients than the 4');
    expect(() => drawn({ groups: [{ ...small, points: small.points.slice(1) }] })).toThrow(
      'A figure counts 0 and 4 of the same patients (recovered',
    );
  });

  it('keeps users’ words out of expressions and whole in the description', () => {
    for (const word of ['constructor', ...hostileWords]) {
      const spec = drawn({
        title: word,
        label: word,
        score: { ...fddReliableChangeFigure().score, name: word },
        rule: { key: word, name: word, source: word },
        groups: [{ ...small, arm: word }],
        notes: [word],
      });
      expect(expressionsWith(spec, /zq|__proto__|constructor/)).toEqual([]);
      expect(spec.description).toContain(word);
    }
  });
});

describe('readReliableChange', () => {
  it('counts every category, and whose rule it is', () => {
    const text = readReliableChange(fddReliableChangeFigure()).join(' ');
    for (const { arm, n, categories } of fddReliableChangeFigure().groups)
      expect(text).toContain(
        `From baseline to T3 ${categories.recovered} of ${n} patients in the ${arm} arm recovered, ${categories.improved} improved, ${categories.unchanged} did not change reliably, ${categories.deteriorated === 0 ? 'none' : categories.deteriorated} got reliably worse (rule: Jacobson & Truax, cut-off c).`,
      );
    // R: 10.7839129436261 and 21.8640043522334.
    expect(text).toContain('By it 10.78 points part reliable change from error of measurement.');
    expect(text).toContain('functional range is 21.86');
  });

  it('counts the harmed among those who got worse, and those who cannot be told', () => {
    const harmed = figureWith({
      groups: [
        {
          arm: null,
          n: 3,
          categories: counted((category) =>
            category === 'unchanged' || category === 'recovered' || category === 'improved' ? 0 : 1,
          ),
          points: [],
        },
      ],
    });
    expect(readReliableChange(harmed)[0]).toContain(
      '2 got reliably worse (1 of them from the functional to the clinical range), of 1 it cannot be told',
    );
  });

  it('tells neither recovered nor harmed without a cut-off', () => {
    const improved: Group = {
      arm: null,
      n: 2,
      categories: counted((category) => (category === 'improved' ? 2 : 0)),
      points: [],
    };
    const text = readReliableChange(figureWith({ cutoff: null, groups: [improved] })).join(' ');
    expect(text).toContain('From baseline to T3 2 of 2 patients improved, none did not change reliably');
    expect(text).toContain('nobody is counted as recovered or harmed');
  });

  it('says why it cannot be told, and warns where there is no control', () => {
    const text = readReliableChange(figureWith({ refused, hasControl: false })).join(' ');
    expect(text).toContain('Reliable change cannot be told: the baselines are all equal.');
    expect(text).not.toContain('recovered');
    expect(text).toContain('There is no control group');
    const none = figureWith({ groups: [{ ...small, n: 0, points: [], categories: counted(() => 0) }] });
    expect(readReliableChange(none)[0]).toContain('cannot be told: none has both scores');
  });

  it('judges nothing', () => {
    fc.assert(
      fc.property(anyReliableChangeFigure, (figure) => {
        expect(readReliableChange({ ...figure, notes: [] }).join(' ')).not.toMatch(
          /significan|should|NaN|undefined/,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('describeReliableChange', () => {
  it('has every pair of scores with its category', () => {
    expect(describeReliableChange(figureWith({ groups: [small] }))).toContain(
      'All patients, n 6, patients by scores at baseline and later: 40 to 10: 4 recovered; 30 to 30: 1 unchanged.',
    );
  });
});

describe('reliableChangeTable', () => {
  it('has its columns in order and a row for each pair of scores', () => {
    const table = reliableChangeTable(fddReliableChangeFigure());
    for (const row of table) expect(Object.keys(row)).toEqual([...reliableChangeColumns]);
    expect(table).toHaveLength(fddReliableChangeFigure().groups.flatMap(({ points }) => points).length);
    expect(reliableChangeTable(figureWith({ groups: [small] }))[0]).toMatchObject({
      rule: 'jt',
      pre: 40,
      post: 10,
      n: 4,
      category: 'recovered',
    });
    expect(reliableChangeTable(figureWith({ refused, groups: [small] }))[0]?.category).toBeNull();
  });
});
