import { armLabels } from './arm-label.js';
import type { MeanCurveFigure } from './figure.js';
import { readMeanCurve } from './read-mean-curve.js';
import { count, describeVisit } from './visit-figure/describe-visit.js';

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
    ...readMeanCurve(figure),
    ...groups,
    `As of ${usermeta.asOf}.${usermeta.current ? '' : ' Newer entries are not yet included.'}`,
  ].join(' ');
}
