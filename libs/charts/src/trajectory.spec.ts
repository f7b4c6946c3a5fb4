import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyTrajectory, hostileWords } from '../../../test/support/any-patient.js';
import { exampleExpected, exampleTrajectory } from '../../../test/support/example-patient.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import {
  expressionsWith,
  layersOf,
  membersNamed,
  noteOf,
  rowsWith,
} from '../../../test/support/spec-parts.js';
import type { TrajectoryFigure } from './patient-figure.js';
import { trajectoryColumns, trajectoryTable } from './trajectory-table.js';
import { trajectory } from './trajectory.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

const full = { y: 'full' } as const;
const drawn = (change: Partial<TrajectoryFigure> = {}): VegaLiteSpec =>
  trajectory({ ...exampleTrajectory(), ...change }, full);
interface LineRow {
  time: number;
  total: number;
  segment: number;
  used: boolean;
}
const lineRows = (spec: VegaLiteSpec): LineRow[] =>
  layersOf(spec, 'line').flatMap(({ data }) => (data as unknown as { values: LineRow[] }).values);

const empty = { points: [], infusions: [], visits: [], treatments: [] };

describe('trajectory', () => {
  it('writes the golden spec of the simulated patient', () => {
    expectGolden('trajectory.example', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anyTrajectory, fc.constantFrom('full' as const, 'data' as const), (figure, y) => {
        expectSoundSpec(() => trajectory(figure, { y }));
      }),
      { numRuns: 40 },
    );
  });

  it('carries every form with a time unrounded, with its reason', () => {
    const { points } = exampleTrajectory();
    const rows = rowsWith(drawn(), 'assessmentId', 'total', 'reason');
    for (const point of points) expect(rows).toContainEqual(expect.objectContaining(point));
    const thirds = points.map((point) => ({
      ...point,
      total: point.total === null ? null : point.total / 3,
    }));
    expect(lineRows(drawn({ points: thirds })).map(({ total }) => total)).toEqual(
      thirds.filter(({ used }) => used).map(({ total }) => total),
    );
  });

  it('joins the scores that count, and breaks the line where a visit between was missed', () => {
    const rows = lineRows(drawn());
    expect(rows.every(({ used }) => used)).toBe(true);
    // The visit of week 3 after the last of the six infusions, day 11 + 21 = 32, was missed.
    expect(rows.filter(({ segment }) => segment === 0).every(({ time }) => time < 32)).toBe(true);
    expect(rows.filter(({ segment }) => segment === 1).map(({ time }) => time)).toEqual([39, 47]);
  });

  it('shows the full scale, or what the scores span and a twentieth more', () => {
    const domains = (spec: VegaLiteSpec) =>
      membersNamed('y', spec['layer']).flatMap((y) => membersNamed('domain', y));
    expect(domains(drawn())).toContainEqual([0, 80]);
    // Scores from 26 to 58.
    expect(domains(trajectory(exampleTrajectory(), { y: 'data' }))).toContainEqual([26 - 1.6, 58 + 1.6]);
    expect(noteOf(trajectory(exampleTrajectory(), { y: 'data' }))).toContain('a part of the scale (0 to 80)');
  });

  it('is true to time', () => {
    const x = membersNamed('x', drawn()['layer']).find((each) =>
      membersNamed('field', each).includes('time'),
    );
    const [domain] = membersNamed('domain', x) as [number, number][];
    // From the first session, day -12, to the end of the last window, day 11 + 56 + 2 = 69; 18 of 640 px at each end.
    const room = (18 * (69 + 12)) / (640 - 36);
    expect(domain?.[0]).toBeCloseTo(-12 - room, 9);
    expect(domain?.[1]).toBeCloseTo(69 + room, 9);
    expect(JSON.stringify(x)).toContain('Days since the first infusion. Day 0: 2026-03-02 10:00 (UTC+01:00)');
  });

  it('marks a form with a flag though it has no total, and says what to look at', () => {
    const flagged = layersOf(drawn(), 'text').filter((layer) =>
      membersNamed('text', layer['mark']).includes('!'),
    );
    expect(flagged).toHaveLength(1);
    expect(flagged[0]?.['encoding']).toMatchObject({ y: { value: 280 } });
    expect(noteOf(drawn())).toContain(
      'To be looked at by a person: 2026-03-22 22:00 (UTC+01:00): Item 9 unanswered.',
    );
    expect(drawn().description).toContain('Item 9 unanswered');
  });

  it('lists forms without a time, which cannot be drawn', () => {
    const points = exampleTrajectory().points.map((point, index) =>
      index === 1 ? { ...point, at: null, time: null } : point,
    );
    expect(noteOf(drawn({ points }))).toContain('Without a time, so not drawn: Baseline: 58.');
    expect(rowsWith(drawn({ points }), 'segment').map(({ total }) => total)).not.toContain(58);
    expect(trajectoryTable({ ...exampleTrajectory(), points })[1]).toMatchObject({ time: null, total: 58 });
  });

  it('shows every window with its state', () => {
    const marks = rowsWith(drawn(), 'state');
    expect(new Set(marks.map(({ state }) => state))).toEqual(new Set(['observed', 'missed', 'upcoming']));
    expect(noteOf(drawn())).toContain('12 visits due: 10 observed, 1 missed, 1 upcoming.');
  });

  it('leaves out lanes without data', () => {
    const names = (spec: VegaLiteSpec) => rowsWith(spec, 'name', 'y').map(({ name }) => name);
    expect(names(drawn())).toEqual(
      expect.arrayContaining(['Visits due', 'SpO₂ %, lowest', 'Therapy: integration']),
    );
    const infusions = exampleTrajectory().infusions.map((infusion) => ({
      ...infusion,
      oxygenSaturation: null,
    }));
    const without = names(drawn({ infusions, treatments: [], visits: [] }));
    expect(without).toEqual(['Infusion', 'CADSS-6, highest', 'Blood pressure, highest']);
  });

  it('says that there are no scores, or none with a total', () => {
    expect(noteOf(drawn({ ...empty, zeroAt: null, startAt: null }))).toContain(
      'No scores yet. No infusions.',
    );
    const points = exampleTrajectory().points.map((point) => ({
      ...point,
      total: null,
      used: false,
      visit: null,
    }));
    expect(noteOf(drawn({ points }))).toContain('No scores yet. 13 forms without a total.');
    expect(rowsWith(drawn({ points }), 'words').map(({ words }) => words)).toContain('No scores yet');
  });

  it('draws one point alone', () => {
    const points = exampleTrajectory().points.slice(1, 2);
    expect(noteOf(drawn({ ...empty, points }))).toContain('1 score; 1 counts for a visit.');
  });

  it('carries the series to choose from in usermeta alone', () => {
    const { usermeta, offered } = exampleTrajectory();
    expect(drawn()['usermeta']).toEqual({ ...usermeta, offered });
    expect(JSON.stringify(drawn()['layer'])).not.toContain('phq-9');
  });

  it('refuses a number that is not finite, naming its place', () => {
    const points = exampleTrajectory().points.map((point) => ({ ...point, total: NaN }));
    expect(() => drawn({ points })).toThrow('A figure has no number NaN (figure.points.0.total)');
    const infusions = exampleTrajectory().infusions.map((infusion) => ({ ...infusion, time: Infinity }));
    expect(() => drawn({ infusions })).toThrow(RangeError);
  });

  it('refuses an instant that is none', () => {
    expect(() => drawn({ startAt: 'yesterday' })).toThrow(RangeError);
  });
});

describe('an expected course', () => {
  const expected = exampleExpected();
  const banded = (): VegaLiteSpec => drawn({ expected });
  const bands = (spec: VegaLiteSpec) =>
    layersOf(spec, 'area').map((layer) => membersNamed('field', layer['encoding']));

  it('has a golden of its own, and without one the figure is as it was', () => {
    expectGolden('trajectory.expected', banded());
    expect(drawn({ expected: null })).toEqual(drawn());
  });

  it('is drawn as two nested bands behind the scores, its numbers unrounded', () => {
    expect(bands(banded()).map((fields) => fields.slice(1))).toEqual([
      ['lower80', 'upper80'],
      ['lower50', 'upper50'],
    ]);
    const rows = rowsWith(banded(), 'lower80');
    for (const point of expected.points) expect(rows).toContainEqual({ ...point });
    const marks = layersOf(banded(), 'area').concat(layersOf(banded(), 'line'));
    const places = marks.map((mark) =>
      (banded()['layer'] as unknown[]).findIndex((own) => JSON.stringify(own) === JSON.stringify(mark)),
    );
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('of a single visit has bars', () => {
    const one = drawn({ expected: { ...expected, points: expected.points.slice(0, 1) } });
    expect(bands(one)).toEqual([]);
    const bars = layersOf(one, 'rule').filter((layer) =>
      membersNamed('field', layer['encoding']).includes('lower80'),
    );
    expect(bars).toHaveLength(1);
  });

  it('says whose it is, how to read it, and the verdict whole', () => {
    const words = [
      'Expected course, Week 4: watch. A score so high or higher is expected of 8 % of such patients.',
      'a model of the cohort Ketamine for PTSD, six infusions (214 patients, 2024-01-08 to 2026-02-20)',
      'Half of such scores lie in the inner band and 80 % in the outer',
      'A cohort prediction, not a promise.',
    ];
    for (const sentence of words) {
      expect(noteOf(banded())).toContain(sentence);
      expect(banded().description).toContain(sentence);
    }
    // 33.8 - 5.6, + 5.6, - 10.7, + 10.7
    expect(banded().description).toContain('Week 8, day 67: 33.8 (half 28.2 to 39.4, 80 % 23.1 to 44.5)');
  });

  it('without a point says so and draws nothing', () => {
    const none = drawn({ expected: { ...expected, points: [], verdict: null } });
    expect(noteOf(none)).toContain('says nothing of this patient');
    expect(noteOf(none)).not.toContain('watch');
    expect(bands(none)).toEqual([]);
  });

  it('lies within the axes, whatever they show', () => {
    const far = { ...expected.points[0]!, time: 200, upper80: 75 };
    const spec = trajectory(
      { ...exampleTrajectory(), expected: { ...expected, points: [...expected.points, far] } },
      { y: 'data' },
    );
    const domains = membersNamed('domain', spec['layer']) as [number, number][];
    expect(domains.some(([, high]) => high >= 200)).toBe(true);
    expect(domains.some(([low, high]) => low < 58 && high >= 75 && high < 80)).toBe(true);
  });

  it('has a row a visit in the table, the category at the visit that was judged', () => {
    const rows = trajectoryTable({ ...exampleTrajectory(), expected }).filter(
      ({ row }) => row === 'expected',
    );
    expect(rows.map(({ time, estimate, lower80 }) => [time, estimate, lower80])).toEqual(
      expected.points.map(({ time, estimate, lower80 }) => [time, estimate, lower80]),
    );
    expect(rows.map(({ visit, state }) => [visit, state]).filter(([, state]) => state !== null)).toEqual([
      ['Week 4', 'watch'],
    ]);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual([...trajectoryColumns]);
      expect(row).toMatchObject({
        patients: 214,
        cohortFrom: '2024-01-08',
        cohortTo: '2026-02-20',
        total: null,
      });
    }
  });

  it('refuses a number that is not finite', () => {
    const points = expected.points.map((point) => ({ ...point, upper50: NaN }));
    expect(() => drawn({ expected: { ...expected, points } })).toThrow(
      'A figure has no number NaN (figure.expected.points.0.upper50)',
    );
  });
});

describe('what users name', () => {
  it('never becomes part of an expression or a field name, and stays whole in the data', () => {
    for (const word of hostileWords) {
      const figure = exampleTrajectory();
      const spec = trajectory(
        {
          ...figure,
          title: word,
          score: { ...figure.score, name: word, recall: word },
          notes: [word],
          points: figure.points.map((point) => ({ ...point, visit: word, reason: word, flags: [word] })),
          infusions: figure.infusions.map((infusion, index) => ({ ...infusion, drug: `${word}${index}` })),
          visits: figure.visits.map((visit) => ({ ...visit, visit: word, label: word })),
          treatments: figure.treatments.map((treatment) => ({ ...treatment, name: word })),
          expected: { ...exampleExpected(), cohort: word, from: word, to: word },
        },
        full,
      );
      expect(expressionsWith(spec, /zq|__proto__/)).toEqual([]);
      expect(rowsWith(spec, 'segment').every(({ visit }) => visit === word)).toBe(true);
      expect(spec.description).toContain(word);
    }
  });
});

describe('trajectoryTable', () => {
  it('has its columns in order and a row for each score, infusion, visit and treatment', () => {
    const figure = exampleTrajectory();
    const table = trajectoryTable(figure);
    for (const row of table) expect(Object.keys(row)).toEqual([...trajectoryColumns]);
    const { points, infusions, visits, treatments } = figure;
    expect(table).toHaveLength(points.length + infusions.length + visits.length + treatments.length);
    expect(table.find(({ flags }) => flags !== null)).toMatchObject({ total: null, reason: 'no-total' });
    expect(table.find(({ row }) => row === 'infusion')).toMatchObject({ systolic: 142, dissociation: 9 });
    expect(table.find(({ state }) => state === 'missed')).toMatchObject({ from: 30, time: 32, until: 34 });
  });
});
