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
    redosed: null,
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
