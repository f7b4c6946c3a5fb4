import { asSentence } from '../as-sentence.js';
import type { ModelFigure } from '../cohort-figure.js';
import { differencesByVisit } from '../contrast/findings.js';
import { groupInWords } from '../group-in-words.js';
import { intervalInWords, pointDecimals, signed } from '../points-in-words.js';
import { protocolVisits, type ProtocolVisit } from '../protocol-visits.js';

type Group = ModelFigure['groups'][number];
type Visit = Group['visits'][number];

/**
 * What the model says, visit by visit: the differences between arms, or the means of a single group. Without a model
 * why there is none, and what was observed.
 */
export const modelFindings = (figure: ModelFigure): string[] => [
  ...whatIsMissing(figure),
  ...findingsByVisit(figure).flat(),
];

/** Why there is no model, or where it has no means. */
export function whatIsMissing(figure: ModelFigure): string[] {
  const { refused } = figure;
  const untold = refused === null ? withoutEstimate(figure) : [];
  return [
    ...(refused === null ? [] : [refusedSentence(refused)]),
    ...(isBare(figure) ? [nothingToShow] : []),
    ...(untold.length === 0
      ? []
      : [`The model has no mean at ${untold.map(({ visit, label }) => label || visit).join(', ')}.`]),
  ];
}

/** The sentences of each visit, of all its arms. */
export function findingsByVisit(figure: ModelFigure): string[][] {
  const { refused, contrasts } = figure;
  if (refused !== null) return visitByVisit(figure, observedSentence);
  if (contrasts.length > 0) return differencesByVisit({ ...figure, of: 'model', rows: contrasts });
  return visitByVisit(figure, estimateSentence);
}

export const nothingToShow = 'There is no mean to show.';

export const isBare = ({ groups }: ModelFigure): boolean =>
  groups.every(({ visits }) =>
    visits.every(({ estimate, observed }) => estimate === null && observed.mean === null),
  );

export const refusedSentence = ({ reason }: { reason: string }): string =>
  `No model, observed means only: ${asSentence(reason)}`;

/** The visits at which no group has an estimate, such as a baseline that is a covariate. */
const withoutEstimate = (figure: ModelFigure): ProtocolVisit[] =>
  protocolVisits(figure).filter(({ visit }) =>
    figure.groups.every(({ visits }) =>
      visits.every((each) => each.visit !== visit || each.estimate === null),
    ),
  );

type Sentence = (visit: Visit, group: string, figure: ModelFigure) => string[];

function visitByVisit(figure: ModelFigure, sentence: Sentence): string[][] {
  const { groups, hasControl } = figure;
  return protocolVisits(figure).map(({ visit }) =>
    groups.flatMap(({ arm, visits }) => {
      const found = visits.find((each) => each.visit === visit);
      const group = groups.length === 1 && arm === null ? 'all patients' : groupInWords(arm, hasControl);
      return found ? sentence(found, group, figure) : [];
    }),
  );
}

function estimateSentence(visit: Visit, group: string, figure: ModelFigure): string[] {
  const { label, estimate, observed } = visit;
  if (withoutEstimate(figure).some((each) => each.visit === visit.visit)) return [];
  const what = `At ${label || visit.visit} the least-squares mean of ${group}`;
  if (estimate === null) return [`${what} cannot be told (n = ${observed.n}).`];
  const decimals = pointDecimals(figure.score);
  const interval = intervalInWords(visit, decimals) ?? 'cannot be told';
  return [`${what} was ${signed(estimate, decimals)} points (95 % CI ${interval}; n = ${observed.n}).`];
}

function observedSentence({ visit, label, observed }: Visit, group: string, figure: ModelFigure): string[] {
  const { n, mean } = observed;
  const what = `At ${label || visit} the observed mean of ${group}`;
  const told = mean === null ? 'cannot be told' : `was ${signed(mean, pointDecimals(figure.score))} points`;
  return [`${what} ${told} (n = ${n}).`];
}
