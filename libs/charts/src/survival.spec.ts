import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostileWords } from '../../../test/support/any-patient.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import {
  expressionsWith,
  layersOf,
  membersNamed,
  noteOf,
  rowsWith,
} from '../../../test/support/spec-parts.js';
import {
  anySurvivalFigure,
  bthebSurvivalFigure,
  fddSurvivalFigure,
} from '../../../test/support/survival-figures.js';
import type { SurvivalFigure } from './cohort-figure.js';
import { survivalChart } from './survival.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

type Group = SurvivalFigure['groups'][number];
type Step = Group['steps'][number];

const drawn = (change: Partial<SurvivalFigure> = {}): VegaLiteSpec =>
  survivalChart({ ...fddSurvivalFigure(), ...change });

/** What the line of the curves draws. */
const curveOf = (spec: VegaLiteSpec) => rowsWith(spec, 'stepOrder', 'share').filter((row) => !('x' in row));

const step = (time: number, survival: number, change: Partial<Step> = {}): Step => ({
  ...{ time, atRisk: 10, events: 0, censored: 0, survival, lower: survival / 2, upper: (1 + survival) / 2 },
  ...change,
});

const alone = (steps: Step[], change: Partial<Group> = {}): Pick<SurvivalFigure, 'groups' | 'logRank'> => ({
  logRank: null,
  groups: [
    { arm: null, n: 10, events: 2, median: { time: null, lower: null, upper: null }, steps, ...change },
  ],
});

const withArms = (arms: (string | null)[]): Pick<SurvivalFigure, 'groups'> => {
  const { groups } = fddSurvivalFigure();
  return {
    groups: arms.flatMap((arm, index) => {
      const group = groups[index % groups.length];
      return group === undefined ? [] : [{ ...group, arm }];
    }),
  };
};

const xScaleOf = (spec: VegaLiteSpec): { domain: [number, number]; values: number[]; title: string } => {
  const x = membersNamed('x', spec['layer']).find((each) => membersNamed('domain', each).length > 0);
  const [domain] = membersNamed('domain', x) as [number, number][];
  const [values] = membersNamed('values', x) as number[][];
  const [title] = membersNamed('title', x) as string[];
  if (!domain || !values || title === undefined) throw new Error('There is no axis of time');
  return { domain, values, title };
};

describe('survivalChart', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    expectGolden('survival.fdd', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anySurvivalFigure, (figure) => {
        expectSoundSpec(() => survivalChart(figure));
      }),
      { numRuns: 40 },
    );
  });

  it('draws the share that has responded, whose interval is mirrored too', () => {
    // R has survival 0.636 (0.403 to 0.799) at day 42 of CBT, and no interval at day 0.
    const [start, second] = curveOf(drawn());
    const survival = fddSurvivalFigure().groups[0]?.steps[1];
    expect(start).toMatchObject({ arm: 'CBT', time: 0, share: 0, shareLower: null, shareUpper: null });
    expect(second).toMatchObject({
      ...survival,
      ...{ time: 42, hours: 42 * 24 },
      share: 1 - Number(survival?.survival),
      shareLower: 1 - Number(survival?.upper),
      shareUpper: 1 - Number(survival?.lower),
    });
    expect(JSON.stringify(drawn())).toContain('Share that has responded (1 − survival)');
    expect(noteOf(drawn())).toContain('drawn is the share that has responded, 1 − survival.');
  });

  it('draws the share still in response for its loss', () => {
    const spec = drawn({ event: 'loss' });
    for (const row of curveOf(spec))
      expect([row['share'], row['shareLower'], row['shareUpper']]).toEqual([
        row['survival'],
        row['lower'],
        row['upper'],
      ]);
    expect(JSON.stringify(spec)).toContain('Share still in response');
    expect(JSON.stringify(spec)).not.toContain('1 − survival');
    expect(xScaleOf(spec).title).toBe('Days since the first response');
  });

  it('has the numbers at risk exactly under the ticks of the axis', () => {
    fc.assert(
      fc.property(anySurvivalFigure, (figure) => {
        const spec = survivalChart(figure);
        const { domain, values } = xScaleOf(spec);
        const numbers = rowsWith(spec, 'atRisk', 'x', 'y').filter((row) => !('share' in row));
        expect(numbers).toHaveLength(values.length * figure.groups.length);
        for (const [index, { time, x }] of numbers.entries()) {
          expect(time).toBe(values[index % values.length]);
          const place = (Number(time) - domain[0]) / (domain[1] - domain[0]);
          expect(x).toBeCloseTo(place * Number(spec['width']), 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('counts at risk who is followed without the event just before the tick', () => {
    const numbers = rowsWith(drawn(), 'atRisk', 'x', 'y').filter((row) => !('share' in row));
    // R, CBT: 23 at day 0, 22 before day 42, 13 before day 90, where the curve ends.
    expect(numbers.slice(0, 7).map(({ time, atRisk }) => [time, atRisk])).toEqual([
      [0, 23],
      [14, 22],
      [28, 22],
      [42, 22],
      [56, 13],
      [70, 13],
      [84, 13],
    ]);
    const short = alone([step(0, 1), step(24, 0.5, { events: 5, censored: 2 })]);
    const longer = alone([step(0, 1), step(48, 0.5)], { arm: 'b' });
    const spec = drawn({ groups: [...short.groups, ...longer.groups] });
    const first = rowsWith(spec, 'atRisk', 'x', 'y').filter((row) => !('share' in row));
    // After its last step 10 - 5 - 2 are left of the first group.
    expect(first.find(({ time }) => time === 48)).toMatchObject({ atRisk: 3 });
  });

  it('counts hours up to ten days and days beyond', () => {
    expect(xScaleOf(drawn(alone([step(0, 1), step(240, 0.5)]))).title).toBe(
      'Hours since the start of follow-up',
    );
    expect(xScaleOf(drawn(alone([step(0, 1), step(241, 0.5)]))).title).toBe(
      'Days since the start of follow-up',
    );
    expect(curveOf(drawn(alone([step(0, 1), step(241, 0.5)])))[1]).toMatchObject({
      time: 241 / 24,
      hours: 241,
    });
  });

  it('draws its band flat from step to step, and none where the interval cannot be told', () => {
    const gap = { lower: null, upper: null };
    const corners = rowsWith(
      drawn({ ...alone([step(0, 1, gap), step(24, 0.8), step(48, 0.6), step(72, 0.4, gap)]), event: 'loss' }),
      'corner',
    );
    const once = corners.slice(0, corners.length / 3);
    expect(once.map(({ time, shareLower }) => [time, shareLower])).toEqual([
      [24, 0.4],
      [48, 0.4],
      [48, 0.3],
      [72, 0.3],
    ]);
    expect(new Set(once.map(({ band }) => band)).size).toBe(1);
    const two = rowsWith(drawn(alone([step(0, 1), step(24, 0.8, gap), step(48, 0.6)])), 'corner');
    expect(new Set(two.map(({ band }) => band)).size).toBe(2);
    expect(noteOf(drawn(alone([step(0, 1, gap)])))).toContain(
      'Where there is no band the CI cannot be told.',
    );
    expect(noteOf(drawn(alone([step(0, 1)])))).not.toContain('no band');
  });

  it('has a light fill, and edges with the dash of the arm', () => {
    const [area] = layersOf(drawn(), 'area');
    expect(area?.['mark']).toMatchObject({ opacity: 0.12 });
    const edges = layersOf(drawn(), 'line').filter((layer) => membersNamed('detail', layer).length > 0);
    expect(edges).toHaveLength(2);
    for (const edge of edges) expect(membersNamed('strokeDash', edge)).toHaveLength(1);
  });

  it('has a tick where patients are censored', () => {
    const [ticks] = layersOf(drawn(), 'point').filter((layer) => JSON.stringify(layer).includes('M0,-1L0,1'));
    const rows = membersNamed('values', ticks?.['data']).flat() as {
      arm: string;
      hours: number;
      censored: number;
    }[];
    const expected = fddSurvivalFigure().groups.flatMap(({ arm, steps }) =>
      steps
        .filter(({ censored }) => censored > 0)
        .map(({ time, censored }) => ({ arm, hours: time, censored })),
    );
    expect(rows).toMatchObject(expected);
    expect(rows).toHaveLength(expected.length);
    expect(noteOf(drawn())).toContain('Upright ticks: patients censored.');
    expect(noteOf(drawn(alone([step(0, 1)])))).not.toContain('Upright ticks');
  });

  it('draws medians that are reached', () => {
    const { domain } = xScaleOf(survivalChart(bthebSurvivalFigure()));
    const drops = rowsWith(survivalChart(bthebSurvivalFigure()), 'half', 'none');
    expect(drops).toHaveLength(1);
    // R: BtheB 90 days; TAU does not reach its median.
    const place = (90 - domain[0]) / (domain[1] - domain[0]);
    expect(drops[0]?.['x']).toBeCloseTo(place * 560, 6);
    expect(noteOf(survivalChart(bthebSurvivalFigure()))).toContain('Dotted lines: medians.');
    expect(rowsWith(drawn(), 'half')).toEqual([]);
    expect(noteOf(drawn())).not.toContain('Dotted lines');
  });

  it('shows what every curve ends at, and sets apart curves that end together', () => {
    const ends = rowsWith(drawn(), 'share', 'x');
    const places = new Map(ends.map(({ arm, x }) => [arm, Number(x)]));
    expect(Number(places.get('EMDR')) - Number(places.get('CBT'))).toBe(9);
    expect(ends.every(({ hours }) => hours === 90 * 24)).toBe(true);
    const late = alone([step(0, 1), step(48, 0.5)]).groups.map((group) => ({ ...group, arm: 'b' }));
    const apart = drawn({ groups: [...alone([step(0, 1), step(24, 0.5)], { arm: 'a' }).groups, ...late] });
    const at = new Map(rowsWith(apart, 'share', 'x').map(({ arm, x }) => [arm, Number(x)]));
    // 24 of 48 hours in 560 - 2 x 20 px.
    expect(Number(at.get('b')) - Number(at.get('a'))).toBeCloseTo(260, 6);
  });

  it('has a point without a bar where the last interval cannot be told', () => {
    const spec = drawn(alone([step(0, 1), step(24, 0, { lower: null, upper: null })]));
    expect(rowsWith(spec, 'share', 'x')).toHaveLength(1);
  });

  it('has an axis from 0 to 100 % whatever is drawn', () => {
    fc.assert(
      fc.property(anySurvivalFigure, (figure) => {
        const domains = membersNamed('y', survivalChart(figure)['layer']).flatMap((y) =>
          membersNamed('domain', y),
        );
        expect(new Set(domains.map(String))).toEqual(new Set(['0,1']));
      }),
      { numRuns: 20 },
    );
  });

  it('names arms in a key, and a single one under the axis alone', () => {
    const names = (spec: VegaLiteSpec) => rowsWith(spec, 'name', 'arm').map(({ name }) => name);
    expect(new Set(names(drawn(withArms(['a', 'b', null]))))).toEqual(new Set(['a', 'b', 'Without an arm']));
    expect(rowsWith(drawn(withArms([null])), 'middle')).toEqual([]);
    expect(names(drawn(withArms([null])))).toContain('All patients');
  });

  it('says that there is no curve', () => {
    const none = { logRank: null, groups: [] };
    expect(rowsWith(drawn(none), 'words')).toEqual([{ words: 'There is no curve to show.' }]);
    expect(rowsWith(drawn(alone([], { n: 0 })), 'words')).toHaveLength(1);
    expect(noteOf(drawn(none))).toContain('There is no curve to show.');
    expect(rowsWith(drawn(), 'words')).toEqual([]);
  });

  it('refuses a number that is not finite', () => {
    expect(() => drawn(alone([step(0, NaN)]))).toThrow(
      'A figure has no number NaN (figure.groups.0.steps.0.survival)',
    );
  });

  it('refuses steps that do not begin at time 0', () => {
    expect(() => drawn(alone([step(24, 1)]))).toThrow(RangeError);
  });

  it('keeps users’ words out of expressions and whole in the data', () => {
    for (const word of [...hostileWords, 'constructor']) {
      const rule = { key: word, meaning: word };
      const spec = drawn({
        ...withArms([word, `${word}2`]),
        title: word,
        rule,
        censoring: word,
        notes: [word],
      });
      expect(expressionsWith(spec, /zq|__proto__|constructor/)).toEqual([]);
      expect(curveOf(spec)[0]).toMatchObject({ arm: word });
      expect(spec.description).toContain(word);
    }
  });

  it('never shows two arms under one name in the note', () => {
    const names = ['40', '60'].map(
      (minutes) => `Ketamine in saline, ${'slowly '.repeat(30)}over ${minutes} minutes`,
    );
    for (const name of names) expect(noteOf(drawn(withArms(names)))).toContain(name);
  });

  it('has a note of reading, marks, estimand, test, flow, caveats and source', () => {
    const note = noteOf(drawn({ hasControl: false, notes: ['The form asks about the past month.'] }));
    expect(note).toMatch(
      /^In the CBT group 10 of 23.*Band: pointwise 95 % CI, by the log-log transformation;.*Response: at least 50 % below.*Log-rank test.*Patients: CBT treated 26.*no control group.*past month\. As of 2024-05-31\./,
    );
    expect(noteOf(drawn())).not.toContain('no control group');
    expect(noteOf(drawn({ ci: 'plain' }))).toContain('95 % CI, without transformation');
    expect(noteOf(drawn({ ci: 'log' }))).toContain('by the log transformation');
  });
});
