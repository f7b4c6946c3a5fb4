import { asSentence } from '../as-sentence.js';
import type { SurvivalFigure } from '../cohort-figure.js';

const estimated: Record<SurvivalFigure['event'], string> = {
  response:
    'Kaplan-Meier estimate of the time to the first response, whether or not it lasted; drawn is the share that has ' +
    'responded, 1 − survival.',
  loss:
    'Kaplan-Meier estimate of the time from the first response until it is lost, over those who responded; drawn is ' +
    'the share still in response.',
};

const ignored: Record<SurvivalFigure['event'], string> = {
  response:
    'A response is seen at a visit only and began at some time since the visit before; this interval censoring ' +
    'between visits is ignored, so that times are too late rather than too early.',
  loss:
    'A loss is seen at a visit only and came at some time since the visit before, as did the response it is counted ' +
    'from; this interval censoring between visits is ignored.',
};

/** What is estimated, what censors, and on which assumptions. */
export const survivalEstimand = ({ event, rule, censoring, groups }: SurvivalFigure): string[] => [
  ...(rule.meaning.trim() === '' ? [] : [`Response: ${asSentence(rule.meaning)}`]),
  estimated[event],
  ...(censoring.trim() === '' ? [] : [`Censored: ${asSentence(censoring)}`]),
  'The estimate takes the censored to go on like those still followed, which the data cannot show.',
  ignored[event],
  ...(event === 'loss' && groups.length > 1
    ? ['Only those who responded are followed here, so that the groups are no longer alike by chance.']
    : []),
];
