import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostileWords } from '../../../test/support/any-patient.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import {
  anyRespondersFigure,
  fddRespondersFigure,
  noShare,
  withArms,
  withVisit,
} from '../../../test/support/responder-figures.js';
import { expressionsWith, membersNamed, noteOf, rowsWith } from '../../../test/support/spec-parts.js';
import type { RespondersFigure } from './cohort-figure.js';
import { respondersChart, type RespondersOptions } from './responders.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

type Denominator = RespondersOptions['denominator'];

const drawn = (change: Partial<RespondersFigure> = {}, denominator: Denominator = 'observed'): VegaLiteSpec =>
  respondersChart({ ...fddRespondersFigure(), ...change }, { denominator });

const rowsOf = (spec: VegaLiteSpec) =>
  (spec['data'] as unknown as { values: Record<string, unknown>[] }).values;

const anyDenominator = fc.constantFrom<Denominator[]>('observed', 'imputed');

describe('respondersChart', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    expectGolden('responders.fdd', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anyRespondersFigure, anyDenominator, (figure, denominator) => {
        expectSoundSpec(() => respondersChart(figure, { denominator }));
      }),
      { numRuns: 40 },
    );
  });

  it('draws the share of the chosen denominator with its interval, unrounded', () => {
    for (const denominator of ['observed', 'imputed'] as const)
      expect(rowsOf(drawn({}, denominator))).toMatchObject(
        fddRespondersFigure().groups.flatMap(({ arm, visits }) =>
          visits.map((visit) => ({ arm, visit: visit.visit, ...visit[denominator] })),
        ),
      );
  });

  it('has x of n under each visit, and says of whom', () => {
    const counts = (spec: VegaLiteSpec) =>
      membersNamed('values', spec['layer'])
        .flat()
        .flatMap((row) => membersNamed('count', row));
    expect(counts(drawn())).toEqual(['8 of 21', '8 of 20', '5 of 21', '8 of 20']);
    expect(counts(drawn({}, 'imputed'))).toEqual(['8 of 23', '8 of 23', '5 of 23', '8 of 23']);
    expect(JSON.stringify(drawn())).toContain('Share of responders among those seen');
    expect(noteOf(drawn({}, 'imputed'))).toContain('Points: share of responders among all who were due;');
  });

  it('has an axis from 0 to 100 % whatever is drawn', () => {
    fc.assert(
      fc.property(anyRespondersFigure, anyDenominator, (figure, denominator) => {
        const layers = respondersChart(figure, { denominator })['layer'];
        const domains = membersNamed('y', layers).flatMap((y) => membersNamed('domain', y));
        expect(new Set(domains.map(String))).toEqual(new Set(['0,1']));
      }),
      { numRuns: 20 },
    );
  });

  it('sets arms side by side, however many', () => {
    const t2 = rowsOf(drawn(withArms(['a', 'b', 'c']))).filter(({ visit }) => visit === 'T2');
    expect(t2.map(({ dodge }) => dodge)).toEqual([-12, 0, 12]);
    const alone = rowsOf(drawn(withArms([null])));
    expect(alone.map(({ arm, dodge }) => [arm, dodge])).toEqual([
      ['All patients', 0],
      ['All patients', 0],
    ]);
  });

  it('makes room for large counts', () => {
    const many = { x: 1_234_567, n: 9_876_543, rate: 0.125, lower: 0.12, upper: 0.13 };
    const widthOf = (spec: VegaLiteSpec) => Number(spec['width']);
    const visits = fddRespondersFigure().groups.flatMap((group) => group.visits);
    const five = [0, 1, 2, 3, 4].flatMap((index) =>
      visits.slice(0, 1).map((visit) => ({ ...visit, visit: `V${index}`, observed: many })),
    );
    // 18 characters, of at most 7.68 px each, and a gap.
    expect(widthOf(drawn({ groups: [{ arm: 'a', visits: five }] })) / 5).toBeGreaterThan(100);
  });

  it('says that there is nothing to show', () => {
    expect(rowsWith(drawn({ groups: [], differences: [] }), 'words')).toEqual([
      { words: 'There is no share to show.' },
    ]);
    const none = { observed: noShare };
    const groups = fddRespondersFigure().groups.map((group) => ({
      ...group,
      visits: group.visits.map((visit) => ({ ...visit, ...none })),
    }));
    expect(rowsWith(drawn({ groups }), 'words')).toHaveLength(1);
    expect(rowsWith(drawn({ groups }, 'imputed'), 'words')).toHaveLength(0);
    expect(rowsWith(drawn(), 'words')).toHaveLength(0);
  });

  it('draws nothing where the share cannot be told, but keeps the row', () => {
    const row = rowsOf(drawn(withVisit('CBT', 'T3', { observed: noShare })))[1];
    expect(row).toMatchObject({ visit: 'T3', rate: null, lower: null, upper: null, count: '0 of 0' });
  });

  it('refuses a number that is not finite', () => {
    const [visit] = fddRespondersFigure().groups[0]?.visits ?? [];
    if (!visit) throw new Error('The trial has visits');
    expect(() => drawn(withVisit('CBT', 'T2', { observed: { ...visit.observed, rate: NaN } }))).toThrow(
      'A figure has no number NaN (figure.groups.0.visits.0.observed.rate)',
    );
  });

  it('keeps users’ words out of expressions and whole in the data', () => {
    for (const word of [...hostileWords, 'constructor']) {
      const groups = fddRespondersFigure().groups.map((group, index) => ({
        arm: `${word}${index}`,
        visits: group.visits.map((visit) => ({ ...visit, visit: word + visit.visit, label: word })),
      }));
      const rule = { key: word, meaning: word };
      const spec = drawn({ groups, title: word, rule, notes: [word] });
      expect(expressionsWith(spec, /zq|__proto__|constructor/)).toEqual([]);
      expect(rowsOf(spec)[0]).toMatchObject({ arm: `${word}0`, visit: `${word}T2`, label: word });
      expect(spec.description).toContain(word);
    }
  });

  it('never shows two arms under one name in the note', () => {
    const names = ['40', '60'].map(
      (minutes) => `Ketamine in saline, ${'slowly '.repeat(30)}over ${minutes} minutes`,
    );
    const note = noteOf(drawn({ ...withArms(names), differences: [] }));
    for (const name of names) expect(note).toContain(name);
    const short = noteOf(drawn({ ...withArms([names[0] ?? '', 'CBT']), differences: [] }));
    expect(short).toMatch(/seen in the Ketamine in saline,.*… arm \(/);
  });

  it('has a note of reading, marks, flow, caveats and source', () => {
    const note = noteOf(drawn({ hasControl: false, notes: ['The form asks about the past month.'] }));
    expect(note).toMatch(
      /^At T3 8 of 20 patients.*Points: share.*Response: at least 50 % below.*Patients: CBT treated 26.*no control group.*past month\. As of 2024-05-31\./,
    );
    expect(noteOf(drawn())).not.toContain('no control group');
    expect(noteOf(drawn())).toContain('A bar is of the share of its group, not of the difference');
    expect(noteOf(drawn(withArms([null])))).not.toContain('A bar is of');
  });
});
