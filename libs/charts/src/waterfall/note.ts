import type { WaterfallFigure } from '../cohort-figure.js';
import { namingOf } from '../cohort-panels/naming.js';
import { cohortNote } from '../cohort-panels/note.js';
import { waterfallEstimand, waterfallFindings } from './findings.js';

/** The paragraphs under the figure. All groups are told, for some of them alone would mislead. */
export function waterfallNote(figure: WaterfallFigure, isPart: boolean): string[] {
  const length = figure.score.max - figure.score.min;
  const marks = [
    'A bar is a band of changes, no bar is a patient: as wide as its share of the patients, reaching to the middle of the band, its number of patients at the end where there is room. From the worst band at the left to the best. Grey: the band that holds no change.',
    ...(isPart ? [`The vertical axis shows a part of the possible changes (−${length} to ${length}).`] : []),
    ...waterfallEstimand(figure),
  ].join(' ');
  const { groups, label, visit } = figure;
  const naming = namingOf([...groups.map(({ arm }) => arm), label || visit]);
  return cohortNote(figure, waterfallFindings(figure, naming).join(' '), marks);
}
