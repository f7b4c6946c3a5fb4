import { armLabels } from './arm-label.js';
import type { ChangeFigure } from './figure.js';
import { readChange } from './read-mean-curve.js';
import { count, describeVisit } from './visit-figure/describe-visit.js';

/** The figure in plain sentences, for those who hear it read. */
export function describeChange(figure: ChangeFigure): string {
  const { title, score, usermeta } = figure;
  const arms = armLabels(figure);
  const groups = figure.groups.map((group, index) => {
    const visits = group.visits.slice(1).map((visit) => describeVisit(visit, score, 'mean change'));
    return `${arms[index]} (${count(group.n, 'patient')}, ${group.lost} lost): ${visits.join('; ')}.`;
  });
  const good = score.better === 'lower' ? 'negative' : 'positive';
  return [
    `${title}.`,
    `Mean change of ${score.name} from each patient's own baseline (${good} is better) with standard error (SE) and 95 % t interval, by visit, over the patients with both scores.`,
    `${count(arms.length, 'group')}: ${arms.join(', ')}.`,
    ...readChange(figure),
    ...groups,
    `As of ${usermeta.asOf}.${usermeta.current ? '' : ' Newer entries are not yet included.'}`,
  ].join(' ');
}
