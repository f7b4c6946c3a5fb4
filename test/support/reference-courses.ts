import { readLines, type GoldenTable } from './reference-study.js';

/** What a definition of response asks of a score, as the goldens write it. */
export interface ResponseDefinition {
  kind: 'percent' | 'points' | 'below';
  value: number;
}

/** One person of a reference table; null where there is no score. */
export interface ReferenceCourse {
  subject: string;
  arm: string;
  baseline: number | null;
  later: { visit: string; day: number; score: number | null }[];
}

const numberOf = (text: string | undefined): number | null => (text ? Number(text) : null);

export function readCourses({
  dataset,
  score,
  baseline,
}: Pick<GoldenTable, 'dataset' | 'score' | 'baseline'>): ReferenceCourse[] {
  const lines = readLines(dataset.startsWith('edge/') ? `${dataset}.csv` : `data/${dataset}.csv`);
  const courses = new Map<string, ReferenceCourse>();
  for (const line of lines) {
    const { subject = '', arm = '', visit = '', day = '' } = line;
    const course = courses.get(subject) ?? { subject, arm, baseline: null, later: [] };
    courses.set(subject, course);
    if (visit === baseline) course.baseline = numberOf(line[score]);
    else course.later.push({ visit, day: Number(day), score: numberOf(line[score]) });
  }
  return [...courses.values()];
}

/** Whether it can be told of this person at all: a change needs a baseline, a percentage one above 0. */
export const canRespond = ({ baseline }: ReferenceCourse, { kind }: ResponseDefinition): boolean =>
  kind === 'below' || (baseline !== null && (kind === 'points' || baseline > 0));

/** Whether a score is a response; the course is one that can respond. */
export function isResponse(
  { baseline }: ReferenceCourse,
  score: number,
  { kind, value }: ResponseDefinition,
  better: 'lower' | 'higher',
): boolean {
  if (kind === 'below') return score <= value;
  const start = baseline ?? 0;
  const improvement = better === 'lower' ? start - score : score - start;
  return kind === 'percent' ? improvement >= (value / 100) * start : improvement >= value;
}
