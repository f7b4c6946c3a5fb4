import { asSentence } from '../as-sentence.js';
import type { ReliableChangeFigure } from '../cohort-figure.js';
import { inGroup, type Naming } from '../cohort-panels/naming.js';
import { noneOr, signedLabel } from '../cohort-panels/number-words.js';
import { pointDecimals } from '../points-in-words.js';
import { categoriesTold, withoutCategory, type ChangeGroup } from './categories.js';

/** Per group how many are of which category, or why that cannot be told. */
export function changeFindings(figure: ReliableChangeFigure, naming: Naming): string[] {
  const { refused, groups } = figure;
  return [
    ...(refused === null ? [] : [refusedSentence(refused)]),
    ...(groups.length === 0 ? ['There is no group of patients yet.'] : []),
    ...groups.map((group) => groupSentence(figure, group, naming)),
  ];
}

export const refusedSentence = ({ reason }: { reason: string }): string =>
  `Reliable change cannot be told: ${asSentence(reason)}`;

/** Over whom, by which rule, and what the words mean. */
export function changeEstimand(figure: ReliableChangeFigure): string[] {
  const { rule, refused, score } = figure;
  return [
    'Over the patients with both scores (n); the others are left out.',
    `${score.better === 'lower' ? 'Lower' : 'Higher'} scores are better.`,
    `Rule: ${asSentence([rule.name, rule.source].filter((part) => part.trim() !== '').join(', '))}`,
    ...(refused === null ? meaningOf(figure) : []),
  ];
}

/** To a hundredth of a point at least: a rounded bound would stand on the wrong side of a score. */
export const boundLabel = (value: number, { score }: ReliableChangeFigure): string =>
  signedLabel(value, Math.max(2, pointDecimals(score)));

function meaningOf(figure: ReliableChangeFigure): string[] {
  const { reliableChange, cutoff } = figure;
  return [
    reliableChange === null
      ? 'The rule has no one number of points that is reliable for all.'
      : `By it ${boundLabel(reliableChange, figure)} points part reliable change from error of measurement.`,
    cutoff === null
      ? 'It has no cut-off, so nobody is counted as recovered or harmed.'
      : `Its cut-off between the clinical and the functional range is ${boundLabel(cutoff, figure)}: recovered are those who improved reliably from the clinical to the functional range, harmed those who got reliably worse the other way.`,
    'A category is of the rule: another rule may give the same change another one.',
  ];
}

function groupSentence(figure: ReliableChangeFigure, group: ChangeGroup, naming: Naming): string {
  const { label, visit, groups, hasControl, refused, rule } = figure;
  const { arm, n, categories: counts } = group;
  const place = inGroup(arm, { groups: groups.length, hasControl }, naming);
  const of = `${n} ${n === 1 ? 'patient' : 'patients'}${place}`;
  const at = naming(label || visit);
  if (n === 0)
    return `From baseline to ${at} the change of patients${place} cannot be told: none has both scores.`;
  if (refused !== null) return `Of ${of} both the baseline and the score at ${at} are known.`;
  const told = categoriesTold(figure);
  const hasCutoff = told.includes('recovered');
  const parts = [
    ...(hasCutoff ? [`${noneOr(counts.recovered)} of ${of} recovered`] : []),
    `${noneOr(counts.improved)}${hasCutoff ? '' : ` of ${of}`} improved`,
    `${noneOr(counts.unchanged)} did not change reliably`,
    worseWords(counts),
    ...(withoutCategory(group) > 0 ? [`of ${withoutCategory(group)} it cannot be told`] : []),
  ];
  return `From baseline to ${at} ${parts.join(', ')} (rule: ${naming(rule.name || rule.key)}).`;
}

/** The harmed got reliably worse too. */
function worseWords({ deteriorated, harmed }: ChangeGroup['categories']): string {
  const words = `${noneOr(deteriorated + harmed)} got reliably worse`;
  return harmed === 0 ? words : `${words} (${harmed} of them from the functional to the clinical range)`;
}
