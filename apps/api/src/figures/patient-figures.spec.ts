import type { ExpectedVisit, PatientCurve, Timeline, TimelineInfusion } from '#contracts';
import { infusionChanges, symptoms, trajectory } from '#charts';
import { findBuiltIn } from '#instruments';
import { describe, expect, it } from '@jest/globals';
import { infusionsFigure } from './infusions-figure.js';
import type { PatientSource } from './patient-source.js';
import { symptomsFigure } from './symptoms-figure.js';
import { trajectoryFigure } from './trajectory-figure.js';

const courseId = '018f0000-0000-7000-8000-000000000002';
const instant = (day: number): string =>
  new Date(Date.parse('2026-03-01T09:00:00Z') + day * 86_400_000).toISOString();

const infusion = (number: number, day: number): TimelineInfusion => ({
  id: `infusion-${number}`,
  version: 1,
  courseId,
  number,
  phase: number < 3 ? 'induction' : 'booster',
  at: instant(day),
  offset: 60,
  until: null,
  drug: 'ketamine',
  route: 'IV',
  doseMg: 40,
  doseMgPerKg: 0.5,
  weightKg: 80,
  vitals: { n: 2, systolic: 142, diastolic: 88, heartRate: 90, oxygenSaturation: 96, respiratoryRate: null },
  dissociation: { at: instant(day), total: 9 },
});

const point = (assessmentId: string, day: number | null, total: number | null, hours: number | null) => ({
  assessmentId,
  at: day === null ? null : instant(day),
  hours,
  visit: total === null ? null : '24h',
  total,
  change: null,
  used: total !== null,
  ...(total === null ? { reason: 'no-total' } : {}),
});

const visit = (day: number): ExpectedVisit => ({
  courseId,
  infusion: 0,
  visit: '24h',
  label: '24 hours',
  opens: instant(day - 0.5),
  target: instant(day),
  closes: instant(day + 0.5),
  state: 'missed',
  assessmentId: null,
});

function source(days = 20): PatientSource {
  const instrument = findBuiltIn('pcl-5');
  if (!instrument) throw new Error('PCL-5 is built in');
  const curve: PatientCurve = {
    series: 'pcl-5:P7D',
    revision: 7,
    current: true,
    points: [point('a', -1, 50, -24), point('b', 1, 40, 24), point('c', 2, null, 48)],
    infusions: [
      {
        id: 'infusion-2',
        number: 2,
        at: instant(days),
        courseId,
        pre: null,
        preAt: null,
        preAssessmentId: null,
        visits: [],
      },
      {
        id: 'infusion-1',
        number: 1,
        at: instant(0),
        courseId,
        pre: 50,
        preAt: instant(-1),
        preAssessmentId: 'a',
        visits: [{ visit: '24h', hours: 24, total: 40, change: -10, assessmentId: 'b' }],
      },
      {
        id: 'withdrawn',
        number: 9,
        at: instant(1),
        courseId,
        pre: 1,
        preAt: null,
        preAssessmentId: null,
        visits: [],
      },
    ],
  };
  const timeline: Timeline = {
    asOf: instant(30),
    simulated: false,
    courses: [],
    infusions: [infusion(2, days), infusion(1, 0)],
    treatments: [
      {
        id: 't',
        version: 1,
        courseId: null,
        kind: 'medication',
        phase: null,
        name: 'Sertraline',
        at: instant(-400),
        until: null,
      },
    ],
    series: [{ series: 'pcl-5:P7D', instrument: 'pcl-5', name: 'PCL-5', recall: 'P7D', n: 3 }],
  };
  return {
    expected: null,
    patientId: '018f0000-0000-7000-8000-000000000001',
    timeline,
    curve,
    visits: [visit(1)],
    symptoms: [
      { assessmentId: 'b', at: instant(1), visit: '24h', subscales: { intrusion: 12, avoidance: null } },
    ],
    instrument,
    flags: new Map([['c', [{ text: 'Look at item 9' }]]]),
  };
}

const emptied = (): PatientSource => {
  const full = source();
  return {
    ...full,
    curve: { ...full.curve, points: [], infusions: [] },
    timeline: { ...full.timeline, infusions: [], treatments: [] },
    visits: [],
    symptoms: [],
    flags: new Map(),
  };
};

describe('trajectoryFigure', () => {
  it('counts time from the first infusion in time, in days beyond ten', () => {
    const figure = trajectoryFigure(source());
    expect(figure).toMatchObject({ unit: 'days', zeroAt: instant(0), startAt: instant(0), offset: 60 });
    expect(figure.points.map(({ time }) => time)).toEqual([-1, 1, 2]);
    expect(figure.infusions.map(({ time }) => time)).toEqual([20, 0]);
    expect(figure.visits).toMatchObject([{ opens: 0.5, target: 1, closes: 1.5, state: 'missed' }]);
    expect(figure.treatments).toMatchObject([{ time: -400, until: null }]);
  });

  it('counts hours where all but other treatments lies within ten days', () => {
    const figure = trajectoryFigure(source(9));
    expect(figure.unit).toBe('hours');
    expect(figure.points.map(({ time }) => time)).toEqual([-24, 24, 48]);
    // From day -1 to day 9 are ten days; to day 9.1 more.
    expect(trajectoryFigure(source(9.1)).unit).toBe('days');
  });

  it('counts from the first form where there is no infusion', () => {
    const { timeline, ...rest } = source();
    const figure = trajectoryFigure({ ...rest, timeline: { ...timeline, infusions: [] } });
    expect(figure).toMatchObject({ zeroAt: null, startAt: instant(-1), offset: 0 });
    expect(figure.points[0]?.time).toBe(0);
  });

  it('carries the worst signs, the flags, the reason and the series on offer', () => {
    const figure = trajectoryFigure(source());
    expect(figure.infusions[0]).toMatchObject({
      systolic: 142,
      diastolic: 88,
      oxygenSaturation: 96,
      dissociation: 9,
    });
    expect(figure.points[2]).toMatchObject({
      total: null,
      used: false,
      reason: 'no-total',
      flags: ['Look at item 9'],
    });
    expect(figure.points[0]).toMatchObject({ reason: null, flags: [] });
    expect(figure.offered).toEqual([{ series: 'pcl-5:P7D', name: 'PCL-5', recall: 'past week', n: 3 }]);
    expect(figure.score).toEqual({ name: 'PCL-5', min: 0, max: 80, better: 'lower', recall: 'past week' });
  });

  it('says how many forms look back past an infusion', () => {
    // Of three only the one a day after the infusion counts and is nearer than a week.
    expect(trajectoryFigure(source()).notes).toEqual([
      'The form asks about the past week: 1 form was filled in sooner after an infusion and looked back past it.',
    ]);
  });
});

describe('symptomsFigure', () => {
  it('takes the ends of a subscale from its items', () => {
    const figure = symptomsFigure(source());
    // 5, 2, 7 and 6 items from 0 to 4.
    expect(figure.panels.map(({ min, max }) => [min, max])).toEqual(
      [5, 2, 7, 6].map((items) => [0, 4 * items]),
    );
    expect(figure.points).toMatchObject([{ time: 1, values: { intrusion: 12, avoidance: null } }]);
  });

  it('takes the highest answer where that is how the subscale is scored', () => {
    const { instrument, ...rest } = source();
    const subscales = instrument.subscales.map((subscale) => ({ ...subscale, combine: 'max' as const }));
    const figure = symptomsFigure({ ...rest, instrument: { ...instrument, subscales } });
    expect(figure.panels.every(({ min, max }) => min === 0 && max === 4)).toBe(true);
  });
});

describe('infusionsFigure', () => {
  it('is in time, with the visits’ labels and without infusions that are no longer there', () => {
    const { infusions } = infusionsFigure(source());
    expect(infusions.map(({ number }) => number)).toEqual([1, 2]);
    expect(infusions[0]).toMatchObject({
      pre: 50,
      offset: 60,
      doseMgPerKg: 0.5,
      visits: [{ visit: '24h', label: '24 hours', hours: 24, total: 40, change: -10 }],
    });
  });
});

describe('a patient with nothing', () => {
  it('still has its figures', () => {
    const y = 'full' as const;
    expect(trajectoryFigure(emptied())).toMatchObject({ zeroAt: null, startAt: null, points: [] });
    expect(trajectory(trajectoryFigure(emptied()), { y }).description).toContain('No scores yet');
    expect(symptoms(symptomsFigure(emptied()), { y }).description).toContain('No scores yet');
    expect(infusionChanges(infusionsFigure(emptied()), { y }).description).toContain('No infusions yet');
  });
});
