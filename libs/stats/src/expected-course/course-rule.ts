/** From best to worst. */
export const courseCategories = ['on course', 'watch', 'off course'] as const;
export type CourseCategory = (typeof courseCategories)[number];

/**
 * When a score is called worse than expected: `tail` is the probability, under the prediction made before the visit, of
 * a score at least that bad. `leastPatients`: in the model, below which nothing is said.
 */
export interface CourseRule {
  key: string;
  version: number;
  leastPatients: number;
  watch: { tail: number };
  offCourse: { tail: number };
  /** Why these numbers, to print wherever the rule is explained. */
  reasons: readonly string[];
}

export const courseRule: CourseRule = {
  key: 'expected-course',
  version: 1,
  leastPatients: 50,
  watch: { tail: 0.1 },
  offCourse: { tail: 0.025 },
  reasons: [
    'Watch: beyond the 80 % band on the bad side, so that the word and the drawing say the same. It is a convention of this service. One in ten scores of patients who are on course falls there.',
    'Off course: beyond the 95 % interval on the bad side, one in forty. Over six visits a patient who is on course meets "watch" or worse at least once with probability 1 - 0.9^6 = 47 %, "off course" with 1 - 0.975^6 = 14 %.',
    'No published limit was found for courses of ketamine; neither word has been tested for whether acting on it helps.',
    '50 patients: the relative standard error of a standard deviation from n patients is about 1 / sqrt(2n), a tenth at 50.',
  ],
};

/** Null where there is no probability to judge by. */
export function courseCategory(
  probability: number | null,
  rule: CourseRule = courseRule,
): CourseCategory | null {
  if (probability === null) return null;
  if (probability < rule.offCourse.tail) return 'off course';
  return probability < rule.watch.tail ? 'watch' : 'on course';
}
