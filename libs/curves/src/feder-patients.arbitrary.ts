import fc from 'fast-check';
import type { Anchor, Protocol } from '#contracts';
import { HOUR, type AssessmentFact, type CourseFact, type InfusionFact } from './facts.js';
import { federProtocol } from './protocols/feder-2014.js';

export const START = Date.UTC(2026, 2, 28, 12);

export const course: CourseFact = {
  id: 'course-1',
  protocol: federProtocol,
  arm: 'ketamine',
  study: null,
  indication: null,
  startedAt: null,
  covariates: {},
};

/** The visits of Feder et al. under another anchor. */
export const federUnder = (anchor: Anchor): Protocol => ({
  ...federProtocol,
  anchor,
  closes: anchor === 'course-start' ? 'next-course' : 'next-infusion',
});

export const infusion = (
  number: number,
  startedAt: number,
  more: Partial<InfusionFact> = {},
): InfusionFact => ({
  id: `infusion-${number}`,
  courseId: course.id,
  number,
  startedAt,
  phase: 'induction',
  route: 'IV',
  doseMgPerKg: 0.5,
  ...more,
});

export const score = (
  id: string,
  hours: number | null,
  ticks: bigint | null,
  more: Partial<AssessmentFact> = {},
): AssessmentFact => ({
  id,
  courseId: null,
  series: 'pcl-5:P1D',
  at: hours === null ? null : START + hours * HOUR,
  visit: null,
  ticks,
  withdrawn: false,
  received: 0,
  ...more,
});

/** A patient of one course: one to three infusions, scores anywhere around them. */
export const patients = fc.record({
  infusions: fc
    .uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 3 })
    .map((hours) =>
      hours.sort((a, b) => a - b).map((hour, index) => infusion(index + 1, START + hour * HOUR)),
    ),
  assessments: fc
    .array(
      fc.record({
        minutes: fc.integer({ min: -30 * 1440, max: 30 * 1440 }),
        ticks: fc.option(fc.bigInt({ min: 0n, max: 80n }), { freq: 8 }),
        gone: fc.integer({ min: 0, max: 9 }),
        received: fc.integer({ min: 0, max: 5 }),
      }),
      { maxLength: 25 },
    )
    .map((rows) =>
      rows.map(({ minutes, ticks, gone, received }, index) =>
        score(`a${index}`, minutes / 60, ticks, { withdrawn: gone === 0, received }),
      ),
    ),
});
