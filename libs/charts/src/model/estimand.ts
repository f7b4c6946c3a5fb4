import { asSentence } from '../as-sentence.js';
import type { ModelFigure } from '../cohort-figure.js';
import { betterWords, severalIntervals } from '../contrast/findings.js';
import { count } from '../visit-figure/describe-visit.js';

/** What the numbers are of, over whom, by which model; and that another one had to stand in. */
export function modelEstimand(figure: ModelFigure): string[] {
  const { refused, fallback, method, patients, observations, contrasts, score } = figure;
  const better = betterWords('score', score.better);
  if (refused !== null)
    return [
      'Observed means are over the patients seen at the visit (n); those not seen are left out.',
      better,
    ];
  return [
    ...(method.trim() === '' ? [] : [`Model: ${asSentence(method)}`]),
    ...(fallback === null
      ? []
      : [`${fallback.to} was used in place of ${fallback.from}: ${asSentence(fallback.reason)}`]),
    `The model used ${count(observations, 'score')} of ${count(patients, 'patient')}; n counts the patients with a ` +
      'score at the visit.',
    'It holds for those not seen only if scores are missing at random, which the data cannot show.',
    better,
    ...severalIntervals(contrasts.length),
  ];
}
