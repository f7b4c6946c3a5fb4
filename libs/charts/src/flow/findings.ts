import type { FlowFigure } from '../cohort-figure.js';
import type { FlowGroup } from '../flow-group.js';
import { inGroup, type Naming } from '../cohort-panels/naming.js';
import { noneOr, wereWords } from '../cohort-panels/number-words.js';
import { percent } from '../cohort-panels/percent.js';
import { pointDecimals, signed } from '../points-in-words.js';
import { stagesOf, type Stage } from './stages.js';

/** Who completed, who was still seen step by step, and with the last step where too few were followed. */
export function flowFindings(figure: FlowFigure, naming: Naming): string[][] {
  if (figure.flow.length === 0) return [['Nobody has been treated yet.']];
  const groups = figure.flow.map((group) => ({ group, stages: stagesOf(figure, group) }));
  const steps = groups.reduce((most, { stages }) => Math.max(most, stages.length), 0);
  const sentences = Array.from({ length: steps - 1 }, (_, index) => index + 1).map((step) =>
    groups.flatMap(({ group, stages }) => {
      const stage = stages[step];
      return stage === undefined ? [] : [stageSentence(figure, group, stage, naming)];
    }),
  );
  return [
    figure.flow.map((group) => completersSentence(figure, group, naming)),
    ...sentences.slice(0, -1),
    [...(sentences.at(-1) ?? []), ...tooFewSentence(figure, naming)],
  ];
}

export const flowEstimand = ({ least }: FlowFigure): string[] => [
  'Shares of a visit are of those due: all who were treated, less those whose visit is still to come.',
  'Lost: without a score at a visit whose time has passed.',
  `Completers have a baseline and every visit. At least ${percentOf(least)} of those due ought to be followed.`,
  'Those who were not seen need not be like those who were.',
];

/** Mean scores of all who were seen and of the completers, step by step. */
export function meansSentences(figure: FlowFigure, naming: Naming): string[] {
  const decimals = pointDecimals(figure.score);
  const written = (mean: number | null): string =>
    mean === null ? 'cannot be told' : `is ${signed(mean, decimals)}`;
  return figure.means.map(({ arm, visit, label, all, completers }) => {
    const whom = `seen${placeOf(figure, arm, naming)}`;
    return `At ${naming(label || visit)} the mean of the ${all.n} ${whom} ${written(all.mean)}, of the ${completers.n} completers among them it ${written(completers.mean)}.`;
  });
}

export const percentOf = (least: number): string => `${Number((least * 100).toFixed(6))} %`;

const placeOf = ({ flow, hasControl }: FlowFigure, arm: string | null, naming: Naming): string =>
  inGroup(arm, { groups: flow.length, hasControl }, naming);

function stageSentence(
  figure: FlowFigure,
  { arm, treated }: FlowGroup,
  { kind, label, seen, lost, notYetDue }: Stage,
  naming: Naming,
): string {
  const place = placeOf(figure, arm, naming);
  if (treated === 0) return `Nobody was treated${place}.`;
  const due = treated - notYetDue;
  const share = percent(seen, due, [figure.least]);
  const visit = naming(label);
  if (kind === 'baseline')
    return `${seen} of ${patients(treated)} treated${place} had a baseline (${share}).`;
  if (share === null) return `At ${visit} none of ${patients(treated)} treated${place} is due yet.`;
  if (notYetDue === 0)
    return `At ${visit} ${seen} of ${patients(treated)} treated${place} were still seen (${share}); ${wereWords(lost)} lost.`;
  return `At ${visit} ${seen} of ${patients(due)} who were due${place} were still seen (${share}); ${wereWords(lost)} lost; ${notYetDue} of the ${treated} treated ${notYetDue === 1 ? 'is' : 'are'} not yet due.`;
}

function tooFewSentence(figure: FlowFigure, naming: Naming): string[] {
  if (figure.tooFew.length === 0) return [];
  const places = figure.tooFew.map(
    ({ arm, visit, label, seen, due }) =>
      `at ${naming(label || visit)}${placeOf(figure, arm, naming)} (${seen} of ${due})`,
  );
  return [`Fewer than ${percentOf(figure.least)} of those due were followed ${places.join(', ')}.`];
}

const completersSentence = (
  figure: FlowFigure,
  { arm, treated, completers }: FlowGroup,
  naming: Naming,
): string =>
  `${capital(noneOr(completers))} of ${patients(treated)} treated${placeOf(figure, arm, naming)} had a baseline and every visit.`;

const patients = (number: number): string => `${number} patient${number === 1 ? '' : 's'}`;

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
