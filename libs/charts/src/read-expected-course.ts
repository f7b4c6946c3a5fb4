import { asSentence } from './as-sentence.js';
import type { ScoreScale } from './figure.js';
import { intervalInWords, pointDecimals, signed } from './points-in-words.js';

/** What a cohort's model expects of one patient, in points. */
export interface ExpectedCourseFigure {
  score: ScoreScale;
  cohort: string;
  n: number;
  refused: string | null;
  visits: {
    visit: string;
    estimate: number | null;
    lower80: number | null;
    upper80: number | null;
    observed: number | null;
    category: string | null;
  }[];
}

/** Each visit in a sentence, then whose prediction it is. No advice. O(visits). */
export function readExpectedCourse({ score, cohort, n, refused, visits }: ExpectedCourseFigure): string[] {
  if (refused !== null) return [`No expected course: ${asSentence(refused)}`];
  const decimals = pointDecimals(score) - 1;
  return [
    ...visits.map(({ visit, estimate, lower80, upper80, observed, category }) => {
      if (estimate === null) return `At ${visit} nothing can be expected from this cohort.`;
      const interval = intervalInWords({ lower: lower80, upper: upper80 }, decimals) ?? 'cannot be told';
      const expected = `At ${visit} ${signed(estimate, decimals)} points were expected (80 % of such scores ${interval})`;
      return observed === null
        ? `${expected}.`
        : `${expected}; the score was ${signed(observed, decimals)}${category === null ? '' : `: ${category}`}.`;
    }),
    `By the model of the ${n} other patients of ${cohort}: what patients like this one scored, not what this one will.`,
  ];
}
