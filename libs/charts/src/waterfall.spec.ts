import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostileWords } from '../../../test/support/any-patient.js';
import { anyWaterfallFigure, fddPairs, fddWaterfallFigure } from '../../../test/support/change-figures.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import { expressionsWith, noteOf, rowsWith } from '../../../test/support/spec-parts.js';
import type { WaterfallFigure } from './cohort-figure.js';
import { describeWaterfall } from './describe-waterfall.js';
import { readWaterfall } from './read-waterfall.js';
import { waterfallColumns, waterfallTable } from './waterfall-table.js';
import { waterfallChart } from './waterfall.js';

const figureWith = (change: Partial<WaterfallFigure>): WaterfallFigure => ({
  ...fddWaterfallFigure(),
  ...change,
});

const drawn = (change: Partial<WaterfallFigure> = {}, y: 'full' | 'data' = 'data') =>
  waterfallChart(figureWith(change), { y });

const barsOf = (spec: ReturnType<typeof drawn>) => rowsWith(spec, 'middle', 'n');

/** Eight patients: 2 fell, 3 are in the band of no change, 3 rose. */
const small = {
  arm: null,
  n: 8,
  bands: [
    { from: -5, to: 0, n: 2 },
    { from: 0, to: 5, n: 3 },
    { from: 5, to: 10, n: 3 },
  ],
};

const widthOf = ({ x, x2 }: Record<string, unknown>): number => Number(x2) - Number(x);

describe('waterfallChart', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    expectGolden('waterfall.fdd', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anyWaterfallFigure, fc.constantFrom('full' as const, 'data' as const), (figure, y) => {
        expectSoundSpec(() => waterfallChart(figure, { y }));
      }),
      { numRuns: 40 },
    );
  });

  it('has bars from the worst band to the best, as wide as their share, side by side', () => {
    const bars = barsOf(drawn({ groups: [small] }));
    expect(bars.map(({ from, n }) => [from, n])).toEqual([
      [5, 3],
      [0, 3],
      [-5, 2],
    ]);
    const whole = bars.reduce((sum, bar) => sum + widthOf(bar), 0);
    for (const bar of bars) expect(widthOf(bar) / whole).toBeCloseTo(Number(bar['n']) / 8, 9);
    expect(bars.map(({ x2 }) => x2).slice(0, 2)).toEqual(bars.map(({ x }) => x).slice(1));
    const { score } = fddWaterfallFigure();
    const upwards = barsOf(drawn({ groups: [small], score: { ...score, better: 'higher' } }));
    expect(upwards.map(({ from }) => from)).toEqual([-5, 0, 5]);
  });

  it('has bars that reach from no change to the middle of their band, by one scale for all groups', () => {
    const bars = barsOf(drawn());
    const perPoint = bars.map(({ y, y2, middle }) => (Number(y) - Number(y2)) / Number(middle));
    for (const each of perPoint) expect(each).toBeCloseTo(perPoint[0] ?? NaN, 9);
    expect(new Set(bars.map(({ y }) => y)).size).toBe(1);
  });

  it('holds every patient with both scores once', () => {
    for (const arm of ['CBT', 'EMDR']) {
      const bars = barsOf(drawn()).filter((bar) => bar['arm'] === arm);
      expect(bars.reduce((sum, { n }) => sum + Number(n), 0)).toBe(fddPairs(arm).length);
    }
  });

  it('takes no side on a band that holds no change', () => {
    const sides = barsOf(drawn({ groups: [small] })).map(({ side }) => side);
    expect(sides).toEqual(['worse', 'neither', 'better']);
  });

  it('says whether the axis is a part of the possible changes', () => {
    expect(noteOf(drawn())).toContain('a part of the possible changes (−80 to 80)');
    expect(noteOf(drawn({}, 'full'))).not.toContain('a part of');
  });

  it('draws no group, one, one without patients and five', () => {
    const words = (groups: WaterfallFigure['groups']) =>
      rowsWith(drawn({ groups }), 'words').map((row) => row['words']);
    expect(words([])).toContain('No patients yet');
    expect(words([small])).toContainEqual(['All patients (n = 8)']);
    expect(words([{ arm: 'A', n: 0, bands: [] }])).toContain('no patient has both scores');
    const five = ['A', 'B', 'C', 'D', 'E'].map((arm) => ({ ...small, arm }));
    expect(words(five).filter((each) => JSON.stringify(each).includes('(n = 8)'))).toHaveLength(5);
  });

  it('refuses numbers that are not finite and bands that do not hold the patients', () => {
    expect(() => drawn({ groups: [{ ...small, n: NaN }] })).toThrow(RangeError);
    expect(() => drawn({ groups: [{ ...small, n: 9 }] })).toThrow(
      'A figure counts 8 and 9 of the same patients',
    );
  });

  it('keeps users’ words out of expressions and whole in the description', () => {
    for (const word of ['constructor', ...hostileWords]) {
      const spec = drawn({
        title: word,
        label: word,
        score: { ...fddWaterfallFigure().score, name: word },
        groups: [{ ...small, arm: word }],
        notes: [word],
      });
      expect(expressionsWith(spec, /zq|__proto__|constructor/)).toEqual([]);
      expect(spec.description).toContain(word);
    }
  });
});

describe('readWaterfall', () => {
  it('counts who changed for the better and for the worse', () => {
    const text = readWaterfall(fddWaterfallFigure()).join(' ');
    for (const arm of ['CBT', 'EMDR']) {
      const pairs = fddPairs(arm);
      const fell = pairs.filter(({ pre, post }) => post < pre).length;
      expect(text).toContain(
        `Of ${pairs.length} patients in the ${arm} arm with both scores ${fell} scored lower (better) at T3 than at baseline`,
      );
    }
  });

  it('leaves undecided whom the band with no change holds', () => {
    expect(readWaterfall(figureWith({ groups: [small] }))[0]).toBe(
      'Of 8 patients with both scores 2 scored lower (better) at T3 than at baseline (25 %), 3 higher (worse); 3 in the band 0 to under 5, which holds no change.',
    );
  });

  it('says that a change cannot be told, and warns where there is no control', () => {
    const none = readWaterfall(figureWith({ groups: [{ arm: 'A', n: 0, bands: [] }], hasControl: false }));
    expect(none.join(' ')).toContain('in the A group the change to T3 cannot be told');
    expect(none.join(' ')).toContain('There is no control group');
    expect(readWaterfall(fddWaterfallFigure()).join(' ')).not.toContain('There is no control group');
  });

  it('judges nothing', () => {
    fc.assert(
      fc.property(anyWaterfallFigure, (figure) => {
        expect(readWaterfall({ ...figure, notes: [] }).join(' ')).not.toMatch(
          /significan|should|NaN|undefined/,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('describeWaterfall', () => {
  it('has every band that holds patients', () => {
    expect(describeWaterfall(figureWith({ groups: [small] }))).toContain(
      'All patients, n 8, patients by change: 5 to under 10: 3; 0 to under 5: 3; −5 to under 0: 2.',
    );
  });
});

describe('waterfallTable', () => {
  it('has its columns in order and a row for each band', () => {
    const table = waterfallTable(fddWaterfallFigure());
    for (const row of table) expect(Object.keys(row)).toEqual([...waterfallColumns]);
    expect(table).toHaveLength(fddWaterfallFigure().groups.flatMap(({ bands }) => bands).length);
    expect(waterfallTable(figureWith({ groups: [small] }))[1]).toEqual({
      arm: 'All patients',
      visit: 'T3',
      from: 0,
      to: 5,
      n: 3,
      of: 8,
    });
  });
});
