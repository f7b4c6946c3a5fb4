import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyTrajectory, hostileWords } from '../../../test/support/any-patient.js';
import { exampleTrajectory } from '../../../test/support/example-patient.js';
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
