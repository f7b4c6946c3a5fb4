import { count, joined } from '../patient-axis/sentences.js';
import { numberLabel, timeLabel } from '../patient-axis/instant-label.js';
import type { ExpectedPoint, TrajectoryFigure } from '../patient-figure.js';

/** Whose band it is and how to read it; empty where there is none. */
export function expectedWords({ expected }: TrajectoryFigure): string {
  if (!expected) return '';
  const { cohort, n, from, to, points } = expected;
  const source = `a model of the cohort ${cohort} (${count(n, 'patient')}, ${from} to ${to})`;
  if (points.length === 0) return `Expected course: ${source} says nothing of this patient.`;
  return joined([
    `Grey bands: expected course, by ${source}, for a patient with the same baseline and scores so far.`,
    'Half of such scores lie in the inner band and 80 % in the outer; the thin line is their middle.',
    'At a visit with a score it is what was expected before that score.',
    'A cohort prediction, not a promise.',
  ]);
}

/** What was found at the last visit that was judged. */
export function verdictWords({ expected }: TrajectoryFigure): string {
  const verdict = expected?.verdict;
  if (!verdict) return '';
  return joined([`Expected course, ${verdict.label || verdict.visit}: ${verdict.category}.`, verdict.text]);
}

/** Every point of the band in words, to a tenth of a point. */
export const expectedList = ({ expected, unit }: TrajectoryFigure): string[] =>
  (expected?.points ?? []).map((point) => {
    const { label, visit, time, estimate } = point;
    return `${label || visit}, ${timeLabel(time, unit)}: ${numberLabel(estimate, 1)} (${limits(point)})`;
  });

const limits = ({ lower50, upper50, lower80, upper80 }: ExpectedPoint): string =>
  `half ${numberLabel(lower50, 1)} to ${numberLabel(upper50, 1)}, 80 % ${numberLabel(lower80, 1)} to ${numberLabel(upper80, 1)}`;
