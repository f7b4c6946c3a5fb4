import { armLabels } from './arm-label.js';
import type { MeanCurveFigure, MeanCurveVisit, ScoreScale } from './figure.js';
import { caveats } from './mean-curve/caveats.js';

/** The figure in plain sentences, for those who hear it read: what, which arms, and the numbers of every visit. */
export function describeMeanCurve(figure: MeanCurveFigure): string {
  const { title, score, usermeta } = figure;
  const arms = armLabels(figure);
  const groups = figure.groups.map((group, index) => {
    const visits = group.visits.map((visit) => describeVisit(visit, score));
    return `${arms[index]} (${count(group.n, 'patient')}, ${group.lost} lost): ${visits.join('; ')}.`;
  });
  return [
    `${title}.`,
    `Mean of ${score.name} (${score.min} to ${score.max}, ${score.better} is better) with standard error (SE) and 95 % t interval, by visit.`,
    `${count(arms.length, 'group')}: ${arms.join(', ')}.`,
    ...groups,
    ...caveats(figure),
    `As of ${usermeta.asOf}.${usermeta.current ? '' : ' Newer entries are not yet included.'}`,
  ].join(' ');
}

function describeVisit({ label, n, mean, se, lower, upper }: MeanCurveVisit, score: ScoreScale): string {
  if (mean === null) return `${label}: n ${n}, no mean`;
  const written = (value: number): string => value.toFixed(decimalsFor(score));
  const spread = se === null ? 'no SE' : `SE ${written(se)}`;
  const interval =
    lower === null || upper === null ? '' : `, interval ${written(lower)} to ${written(upper)}`;
  return `${label}: n ${n}, mean ${written(mean)}, ${spread}${interval}`;
}

/** Enough digits to tell a thousandth of the scale. */
function decimalsFor({ min, max }: ScoreScale): number {
  const range = max - min;
  return range > 0 ? Math.min(15, Math.max(0, Math.ceil(3 - Math.log10(range)))) : 2;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
