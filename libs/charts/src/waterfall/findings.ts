import type { WaterfallFigure } from '../cohort-figure.js';
import { inGroup, type Naming } from '../cohort-panels/naming.js';
import { noneOr, signedLabel } from '../cohort-panels/number-words.js';
import { percent } from '../cohort-panels/percent.js';
import { barsOf, type Bar } from './bars.js';

/** Per group how many changed for the better, how many for the worse, and whom the bands leave undecided. */
export function waterfallFindings(figure: WaterfallFigure, naming: Naming): string[] {
  if (figure.groups.length === 0) return ['There is no group of patients yet.'];
  return figure.groups.map((group) => groupSentence(figure, group, naming));
}

export const waterfallEstimand = ({ width, score }: WaterfallFigure): string[] => [
  "Change is from each patient's own baseline, over the patients with both scores (n); the others are left out.",
  `It is counted in bands of ${signedLabel(width)} ${width === 1 ? 'point' : 'points'}; ${score.better} scores are better.`,
  'How many points are more than error of measurement cannot be told from this figure.',
];

/** "−10 to under −5" */
export const bandWords = ({ from, to }: { from: number; to: number }): string =>
  `${signedLabel(from)} to under ${signedLabel(to)}`;

function groupSentence(
  figure: WaterfallFigure,
  group: WaterfallFigure['groups'][number],
  naming: Naming,
): string {
  const { score, label, visit, groups, hasControl } = figure;
  const { arm, n } = group;
  const place = inGroup(arm, { groups: groups.length, hasControl }, naming);
  const at = naming(label || visit);
  if (n === 0) return `For patients${place} the change to ${at} cannot be told: none has both scores.`;
  const bars = barsOf(group, score.better);
  const worse = score.better === 'lower' ? 'higher' : 'lower';
  const better = patientsOn(bars, 'better');
  const neither = bars.filter(({ side }) => side === 'neither');
  return [
    `Of ${n} ${n === 1 ? 'patient' : 'patients'}${place} with both scores ${noneOr(better)} scored ${score.better} (better) at ${at} than at baseline (${percent(better, n)}), ${noneOr(patientsOn(bars, 'worse'))} ${worse} (worse)`,
    ...neither.map((bar) => `${bar.n} in the band ${bandWords(bar)}, which holds no change`),
  ]
    .join('; ')
    .concat('.');
}

const patientsOn = (bars: Bar[], which: Bar['side']): number =>
  bars.filter(({ side }) => side === which).reduce((sum, { n }) => sum + n, 0);
