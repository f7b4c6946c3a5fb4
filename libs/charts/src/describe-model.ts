import { armLabels } from './arm-label.js';
import { asOfWords } from './as-of-words.js';
import type { ModelFigure } from './cohort-figure.js';
import { comparisonInNumbers } from './contrast/comparison-in-numbers.js';
import type { ScoreScale } from './figure.js';
import { flowNote } from './flow-note.js';
import { intervalInWords, signed } from './points-in-words.js';
import { readModel } from './read-model.js';
import { decimalsFor } from './visit-figure/describe-visit.js';

/** The figure in plain sentences, for those who hear it: title, reading, then every number of model and observation. */
export function describeModel(figure: ModelFigure): string {
  const { title, score, groups, contrasts, flow } = figure;
  const arms = armLabels(figure);
  return [
    `${title}.`,
    ...readModel(figure),
    ...groups.map(
      ({ visits }, index) =>
        `${arms[index]}: ${visits.map((visit) => visitInNumbers(visit, score)).join('; ')}.`,
    ),
    ...contrasts.map((row) => comparisonInNumbers(row, score)),
    flowNote(flow),
    asOfWords(figure),
  ].join(' ');
}

type Visit = ModelFigure['groups'][number]['visits'][number];

function visitInNumbers(visit: Visit, score: ScoreScale): string {
  const { label, estimate, se, df, observed } = visit;
  const decimals = decimalsFor(score);
  const interval = intervalInWords(visit, decimals);
  const model =
    estimate === null
      ? ['no least-squares mean']
      : [
          `least-squares mean ${signed(estimate, decimals)}`,
          se === null ? 'no SE' : `SE ${signed(se, decimals)}`,
          ...(df === null ? [] : [`df ${signed(df, 1)}`]),
          interval === null ? 'no interval' : `95 % interval ${interval}`,
        ];
  const seen =
    observed.mean === null ? 'no observed mean' : `observed mean ${signed(observed.mean, decimals)}`;
  return `${label || visit.visit}: ${[...model, seen, `n ${observed.n}`].join(', ')}`;
}
