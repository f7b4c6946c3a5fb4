import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#stats';
import { courseVectors } from './course-vector.js';
import { course, infusion, patients, score, START } from './feder-patients.arbitrary.js';
import { HOUR } from './facts.js';
import { patientCurve } from './patient-curve.js';

const series = { series: 'pcl-5:P1D', decimals: 0 };

describe('a patient under the Feder protocol', () => {
  const assessments = [
    score('b', -1, 52n),
    score('d1', 24, 40n),
    score('d2', 49, 38n),
    score('stray', 110, 30n),
    score('d7', 170, 35n),
    score('gone', 72, 33n, { withdrawn: true }),
  ];
  const curve = patientCurve(series, [course], [infusion(1, START)], assessments);

  it('has each score with its visit, its hours since the infusion and its change from baseline', () => {
    expect(
      curve.points.map(({ assessmentId, hours, visit, total, change }) => [
        assessmentId,
        hours,
        visit,
        total,
        change,
      ]),
    ).toEqual([
      ['b', -1, 'baseline', 52, null],
      ['d1', 24, '24h', 40, -12],
      ['d2', 49, '48h', 38, -14],
      ['gone', 72, null, null, null],
      ['stray', 110, null, 30, -22],
      ['d7', 170, '7d', 35, -17],
    ]);
  });

  it('says which scores are not used, and why', () => {
    expect(
      curve.points.filter(({ used }) => !used).map(({ assessmentId, reason }) => [assessmentId, reason]),
    ).toEqual([
      ['gone', 'withdrawn'],
      ['stray', 'outside-windows'],
    ]);
  });

  it('has the infusion with the last score before it and each visit after it', () => {
    expect(curve.infusions).toEqual([
      {
        id: 'infusion-1',
        number: 1,
        at: new Date(START).toISOString(),
        courseId: course.id,
        pre: 52,
        preAt: new Date(START - HOUR).toISOString(),
        preAssessmentId: 'b',
        visits: [
          { visit: '24h', hours: 24, total: 40, change: -12, assessmentId: 'd1' },
          { visit: '48h', hours: 49, total: 38, change: -14, assessmentId: 'd2' },
          { visit: '72h', hours: null, total: null, change: null, assessmentId: null },
          { visit: '7d', hours: 170, total: 35, change: -17, assessmentId: 'd7' },
        ],
      },
    ]);
  });
});

it('each infusion is compared with the last score before it, and its visits end at the next infusion', () => {
  const infusions = [infusion(1, START), infusion(2, START + 100 * HOUR)];
  const assessments = [score('b', -1, 50n), score('a', 24, 40n), score('c', 99, 30n), score('d', 124, 20n)];
  const { infusions: rows } = patientCurve(series, [course], infusions, assessments);
  expect(rows.map(({ pre, visits }) => [pre, visits[0]?.total, visits[0]?.change])).toEqual([
    [50, 40, -10],
    [30, 20, -10],
  ]);
});

it('the vector holds the scores in visit order, and until when a missing one can still come', () => {
  const [bare, vector] = courseVectors(
    course,
    [infusion(1, START)],
    [score('b', -1, 50n), score('a', 24, 40n)],
  );
  expect(bare).toMatchObject({ series: '', values: [null, null, null, null, null] });
  expect(vector).toEqual({
    series: 'pcl-5:P1D',
    infusion: 0,
    values: [50n, 40n, null, null, null],
    due: [null, null, '2026-03-31', '2026-04-01', '2026-04-07'],
  });
});

it('arrival order changes neither curve nor vectors', () => {
  const shuffled = patients.chain(({ infusions, assessments }) =>
    fc.record({
      infusions: fc.constant(infusions),
      assessments: fc.constant(assessments),
      mixed: fc.shuffledSubarray(assessments, { minLength: assessments.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ infusions, assessments, mixed }) => {
      const bytes = (rows: typeof assessments, order: typeof infusions) =>
        canonicalJson([patientCurve(series, [course], order, rows), courseVectors(course, order, rows)]);
      expect(bytes(mixed, [...infusions].reverse())).toBe(bytes(assessments, infusions));
    }),
  );
});

describe('a night on which the clocks change', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'Asia/Tehran',
  ];

  /** Minutes that the zone is ahead of UTC at an instant. */
  const offsetAt = (zone: string, at: number): number => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(at);
    const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
    return Math.round((wall - Math.floor(at / 60_000) * 60_000) / 60_000);
  };

  /** The instant as somebody in the zone writes it: wall-clock time and offset. */
  const written = (zone: string, at: number): string => {
    const offset = offsetAt(zone, at);
    const sign = offset < 0 ? '-' : '+';
    const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
    return `${new Date(at + offset * 60_000).toISOString().slice(0, 19)}${sign}${two(offset / 60)}:${two(Math.abs(offset) % 60)}`;
  };

  it('changes nothing: the hours that passed count, in whatever zone the times were written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        fc
          .integer({ min: Date.UTC(2009, 0), max: Date.UTC(2026, 0) })
          .map((at) => Math.floor(at / 60_000) * 60_000),
        fc.array(fc.integer({ min: -600, max: 15_000 }), { minLength: 1, maxLength: 6 }),
        (here, there, start, minutes) => {
          const curveOf = (zone: string) => {
            const read = (at: number) => Date.parse(written(zone, at));
            const rows = minutes.map((minute, index) =>
              score(`a${index}`, null, BigInt(index), { at: read(start + minute * 60_000) }),
            );
            return canonicalJson(patientCurve(series, [course], [infusion(1, read(start))], rows));
          };
          expect(curveOf(here)).toBe(curveOf(there));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('makes the same wall-clock time next day 23 or 25 hours later', () => {
    const hoursFrom = (start: string, end: string) =>
      patientCurve(
        series,
        [course],
        [infusion(1, Date.parse(start))],
        [score('a', null, 1n, { at: Date.parse(end) })],
      ).points[0]?.hours;
    expect(hoursFrom('2026-03-28T20:00:00+01:00', '2026-03-29T20:00:00+02:00')).toBe(23);
    expect(hoursFrom('2026-10-24T20:00:00+02:00', '2026-10-25T20:00:00+01:00')).toBe(25);
  });
});
