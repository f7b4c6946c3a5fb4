import type { FlowFigure } from '../cohort-figure.js';
import { namingOf } from '../cohort-panels/naming.js';
import { cohortNote } from '../cohort-panels/note.js';
import { shortReading } from '../short-reading.js';
import { flowEstimand, flowFindings, percentOf } from './findings.js';

/** The paragraphs under the figure, `width` px wide. */
export function flowNoteParagraphs(figure: FlowFigure, width: number): string[] {
  const { least, tooFew } = figure;
  const marks = [
    'Heights are proportional to patients, by one scale for all groups. Filled: seen; hatched: lost; dashed: not yet due; empty at the baseline: without one.',
    ...(tooFew.length > 0 ? [`Triangle: fewer than ${percentOf(least)} of those due were followed.`] : []),
    ...flowEstimand(figure),
  ].join(' ');
  const names = [...figure.flow, ...tooFew].map(({ arm }) => arm);
  const visits = [...figure.flow.flatMap((group) => group.visits), ...tooFew];
  const naming = namingOf([...names, ...visits.map(({ visit, label }) => label || visit)]);
  return cohortNote(figure, shortReading(flowFindings(figure, naming), width), marks);
}
