import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#stats';
import { anchorOf } from './anchor.js';
import { courseVectors } from './course-vector.js';
import { histories, shuffledHistories, type History } from './histories.arbitrary.js';
import { patientCurve } from './patient-curve.js';
import { reasons } from './reasons.js';

const series = { series: 'pcl-5:P1D', decimals: 0 };
const curveOf = ({ courses, infusions, assessments }: History) =>
  patientCurve(series, courses, infusions, assessments);
const vectorsOf = ({ courses, infusions, assessments }: History) =>
  courses.flatMap((course) =>
    courseVectors(course, infusions, assessments).map((vector) => ({ course, ...vector })),
  );
const byCourse = (history: History) =>
  [...vectorsOf(history)].sort((a, b) => (a.course.id < b.course.id ? -1 : 1));

it('no order of courses, infusions or scores changes a byte', () => {
  fc.assert(
    fc.property(shuffledHistories, ([history, other]) => {
      expect(canonicalJson(curveOf(other))).toBe(canonicalJson(curveOf(history)));
      expect(canonicalJson(byCourse(other))).toBe(canonicalJson(byCourse(history)));
    }),
    { numRuns: 300 },
  );
});

it('a score stands at one visit of a vector at most', () => {
  fc.assert(
    fc.property(histories, (history) => {
      for (const { values } of vectorsOf(history)) {
        const present = values.filter((value) => value !== null);
        expect(new Set(present).size).toBe(present.length);
      }
    }),
  );
});

it('no score after the next infusion is the post-value of an infusion, and none at or before it', () => {
  fc.assert(
    fc.property(histories, (history) => {
      for (const { course, infusion, values } of vectorsOf(history)) {
        const anchor = anchorOf(course, history.infusions, infusion);
        if (anchor === null || course.protocol.anchor === 'course-start') continue;
        const later = history.infusions.map(({ startedAt }) => startedAt).filter((at) => at > anchor.at);
        for (const value of values.slice(1)) {
          const score = history.assessments.find(({ ticks }) => ticks !== null && ticks === value);
          if (!score || score.at === null || score.visit !== null) continue;
          expect(score.at).toBeGreaterThan(anchor.at);
          expect(score.at).toBeLessThanOrEqual(Math.min(...later));
        }
      }
    }),
  );
});

it('the curve shows every score once, and as used exactly those that stand in some vector', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { points } = curveOf(history);
      const standing = new Set(vectorsOf(history).flatMap(({ values }) => values));
      expect(points.map(({ assessmentId }) => assessmentId).sort()).toEqual(
        history.assessments.map(({ id }) => id).sort(),
      );
      for (const { assessmentId, used, visit, reason } of points) {
        const { ticks, withdrawn } = history.assessments.find(({ id }) => id === assessmentId) ?? {};
        expect(used).toBe(!withdrawn && ticks != null && standing.has(ticks));
        expect(visit !== null).toBe(used);
        if (used) expect(reason).toBeUndefined();
        else expect(reasons).toContain(reason);
      }
    }),
  );
});

it('the points stand in time, those without a time first', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const times = curveOf(history).points.map(({ at }) => (at === null ? -Infinity : Date.parse(at)));
      times.slice(1).forEach((at, index) => expect(at).toBeGreaterThanOrEqual(times[index] ?? NaN));
    }),
  );
});

it('a visit without a score is due only where there is something to count from, and one with a score never', () => {
  fc.assert(
    fc.property(histories, (history) => {
      for (const { course, infusion, values, due } of vectorsOf(history)) {
        const isAnchored = anchorOf(course, history.infusions, infusion) !== null;
        values.forEach((value, index) => expect(due[index] !== null).toBe(isAnchored && value === null));
      }
    }),
  );
});
