import type { DistributionFigure } from '../cohort-figure.js';
import { namingOf } from '../cohort-panels/naming.js';
import { cohortNote } from '../cohort-panels/note.js';
import { signedLabel } from '../cohort-panels/number-words.js';
import { shortReading } from '../short-reading.js';
import { distributionEstimand, distributionFindings } from './findings.js';

const mostLines = 6;

/** The paragraphs under the figure, `width` px wide; `most`: patients of the longest grey bar. */
export function distributionNote(
  figure: DistributionFigure,
  most: number,
  isPart: boolean,
  width: number,
): string[] {
  const { min, max } = figure.score;
  const band = `${signedLabel(figure.width)} ${figure.width === 1 ? 'point' : 'points'}`;
  const marks = [
    'Box: the middle half of the patients, from the first to the third quartile; line and symbol in it: the median; whiskers: lowest and highest score.',
    ...(most > 0
      ? [
          `Grey: patients in bands of ${band}, the longest bar ${most} ${most === 1 ? 'patient' : 'patients'}.`,
        ]
      : []),
    ...(isPart
      ? [`The vertical axis shows a part of the scale (${signedLabel(min)} to ${signedLabel(max)}).`]
      : []),
    ...distributionEstimand(figure),
  ].join(' ');
  const visits = figure.groups.flatMap((group) => group.visits);
  const naming = namingOf([
    ...figure.groups.map(({ arm }) => arm),
    ...visits.map(({ visit, label }) => label || visit),
  ]);
  return cohortNote(figure, shortReading(distributionFindings(figure, naming), width, mostLines), marks);
}
