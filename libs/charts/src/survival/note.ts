import type { SurvivalFigure } from '../cohort-figure.js';
import { flowNote } from '../flow-note.js';
import { shortNames } from '../short-names.js';
import { caveats } from '../visit-figure/caveats.js';
import { source } from '../visit-figure/note-parts.js';
import { survivalEstimand } from './estimand.js';
import { survivalFindings, withoutCurves } from './findings.js';
import { logRankInWords } from './log-rank-in-words.js';

/** The paragraphs under the figure. */
export const survivalNote = (figure: SurvivalFigure): string[] =>
  [
    ...withoutCurves(figure),
    ...survivalFindings(withShortNames(figure)).map((sentences) => sentences.join(' ')),
    marks(figure).join(' '),
    [...survivalEstimand(figure), logRankInWords(figure)].join(' ').trim(),
    flowNote(figure.flow),
    ...caveats(figure),
    source(figure),
  ].filter((paragraph) => paragraph !== '');

const transformations: Record<SurvivalFigure['ci'], string> = {
  log: 'by the log transformation',
  'log-log': 'by the log-log transformation',
  plain: 'without transformation',
};

function marks(figure: SurvivalFigure): string[] {
  const { groups, ci } = figure;
  if (withoutCurves(figure).length > 0) return [];
  const steps = groups.flatMap((group) => group.steps);
  return [
    `Band: pointwise 95 % CI, ${transformations[ci]}; beside the end of a curve its last share with its CI.`,
    ...(steps.some(({ lower, upper }) => lower === null || upper === null)
      ? ['Where there is no band the CI cannot be told.']
      : []),
    ...(steps.some(({ censored }) => censored > 0) ? ['Upright ticks: patients censored.'] : []),
    ...(groups.some(({ median }) => median.time !== null) ? ['Dotted lines: medians.'] : []),
    'At risk: still followed and without the event just before that time.',
  ];
}

function withShortNames(figure: SurvivalFigure): SurvivalFigure {
  const short = shortNames(figure.groups.map(({ arm }) => arm).filter((name) => name !== null));
  return {
    ...figure,
    groups: figure.groups.map((group) => ({ ...group, arm: group.arm === null ? null : short(group.arm) })),
  };
}
