import type { MeanCurveFigure, MeanCurveGroup, MeanCurveVisit } from './figure.js';
import { groupInWords } from './group-in-words.js';
import { intervalInWords, pointDecimals, signed } from './points-in-words.js';
import { caveats } from './visit-figure/caveats.js';

/**
 * The figure in plain sentences of its own numbers: the mean of every group at the last visit that somebody was seen
 * at, over whom, and what to bear in mind. O(groups x visits).
 */
export const readMeanCurve = (figure: MeanCurveFigure): string[] => [
  ...lastMeans(figure, 'mean score'),
  'Observed means, of those with a score at the visit.',
  ...caveats(figure),
];

/** The same of the change from each patient's own baseline. */
export const readChange = (figure: MeanCurveFigure): string[] => [
  ...lastMeans(figure, 'mean change from baseline'),
  'Observed changes, of those with a score at the baseline and at the visit.',
  ...caveats(figure),
];

/** Of the last visit with a mean in any group; none: nothing to tell. */
function lastMeans(figure: MeanCurveFigure, what: string): string[] {
  const at = Math.max(...figure.groups.map(({ visits }) => visits.findLastIndex(({ n }) => n > 0)));
  if (!(at >= 0)) return ['There is no score yet.'];
  return figure.groups.flatMap((group) => {
    const visit = group.visits[at];
    return visit ? [sentence(figure, group, visit, what)] : [];
  });
}

function sentence(
  { score, hasControl, groups }: MeanCurveFigure,
  { arm }: MeanCurveGroup,
  { visit, label, n, mean, lower, upper }: MeanCurveVisit,
  what: string,
): string {
  const whom = groups.length === 1 && arm === null ? 'all patients' : groupInWords(arm, hasControl);
  const subject = `At ${label || visit} the ${what} of ${whom}`;
  if (mean === null) return `${subject} cannot be told (n = ${n}).`;
  const decimals = pointDecimals(score);
  const interval = intervalInWords({ lower, upper }, decimals) ?? 'cannot be told';
  return `${subject} was ${signed(mean, decimals)} points (95 % CI ${interval}; n = ${n}).`;
}
