import type { ReliableChangeFigure } from '../cohort-figure.js';
import { namingOf } from '../cohort-panels/naming.js';
import { cohortNote } from '../cohort-panels/note.js';
import { boundLabel, changeEstimand, changeFindings } from './findings.js';
import type { ChangeAxes } from './panels.js';

/** The paragraphs under the figure. All groups are told, for some of them alone would mislead. */
export function reliableChangeNote(figure: ReliableChangeFigure, axes: ChangeAxes): string[] {
  const { refused, reliableChange, cutoff } = figure;
  const [low, high] = axes.domain;
  const marks = [
    'A point is all patients with the same two scores; its area is proportional to their number.',
    ...(refused === null ? ['Solid diagonal: no change.'] : []),
    ...(refused === null && reliableChange !== null
      ? [`Dashed: ${boundLabel(reliableChange, figure)} points more or less.`]
      : []),
    ...(refused === null && cutoff !== null
      ? [
          cutoff < low || cutoff > high
            ? `The cut-off ${boundLabel(cutoff, figure)} lies outside of the axes.`
            : `Dotted: the cut-off ${boundLabel(cutoff, figure)} on both axes.`,
        ]
      : []),
    ...(axes.isPart
      ? [`The axes show a part of the scale (${figure.score.min} to ${figure.score.max}).`]
      : []),
    ...changeEstimand(figure),
  ].join(' ');
  const { groups, label, visit, rule } = figure;
  const naming = namingOf([...groups.map(({ arm }) => arm), label || visit, rule.name || rule.key]);
  return cohortNote(figure, changeFindings(figure, naming).join(' '), marks);
}
