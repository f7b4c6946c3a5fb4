import type { Rule, Survival, SurvivalQuery } from '#contracts';
import { kaplanMeier, logRank, responseHistories, type ResponseHistory, type SurvivalCount } from '#stats';
import { armOf, type CohortTally } from './cohort-tally.js';
import { meaningOf, ruleOf } from './responders.js';

type Numbers = Omit<Survival, 'reading'>;
type Query = Pick<SurvivalQuery, 'rule' | 'event' | 'ci' | 'redose'>;

/** When a course had the event or was last known not to have, in hours; null: it is not at risk. */
type Outcome = { time: number; event: boolean } | null;

const MILLIONTH_OF_AN_HOUR = 1e6;

/**
 * Kaplan-Meier curves of the first response, or of its loss, from the histories in the tally. A response is dated to
 * the first visit that shows it, so what happens between visits is not known. O(histories + times).
 */
export function survivalOf(source: CohortTally, query: Query): Numbers {
  const { head, shown, cells, visits, instrument } = source;
  const rule = ruleOf(source, query.rule);
  const said = {
    ...head,
    rule: rule.key,
    meaning: meaningOf(rule, instrument.better),
    event: query.event,
    ci: query.ci,
    censoring: censoringOf(query, rule),
  };
  const hours = visits.map((visit, place) => (place === 0 ? 0 : visit.hours));
  const ordered = hours.every(
    (at, place) => place === 0 || (at !== null && at > (hours[place - 1] ?? -Infinity)),
  );
  if (!ordered)
    return {
      ...said,
      refused: {
        code: 'no-hours',
        reason: `The protocol ${head.protocol} does not give every visit its hours, in ascending order, so there is no time to count.`,
      },
      rows: [],
      medians: [],
      logrank: null,
    };
  const counts = cells.map((cell) =>
    countOutcomes(responseHistories(shown, cell, rule.key), query, hours as number[]),
  );
  const curves = counts.map((each) => kaplanMeier(each, query.ci));
  const test = counts.length > 1 ? logRank(counts) : null;
  return {
    ...said,
    rows: curves.flatMap(({ steps }, group) =>
      steps.map((step) => ({
        arm: armOf(cells[group] ?? []),
        time: step.time,
        nRisk: step.atRisk,
        nEvent: step.events,
        nCensor: step.censored,
        surv: step.survival,
        cumulativeResponse: 1 - step.survival,
        stdErr: step.se,
        lower: step.lower,
        upper: step.upper,
      })),
    ),
    medians: curves.map(({ n, events, median, lower, upper }, group) => ({
      arm: armOf(cells[group] ?? []),
      n,
      events,
      median,
      lower,
      upper,
    })),
    logrank:
      test === null || test.chiSquare === null || test.p === null
        ? null
        : {
            chisq: test.chiSquare,
            df: test.df,
            p: test.p,
            observed: test.groups.map(({ observed }) => observed),
            expected: test.groups.map(({ expected }) => expected),
          },
  };
}

function countOutcomes(
  histories: { history: ResponseHistory; count: number }[],
  query: Query,
  hours: number[],
): SurvivalCount[] {
  const byTime = new Map<number, SurvivalCount>();
  for (const { history, count } of histories) {
    const outcome = outcomeOf(history, query, (visit) => hours[visit] ?? 0);
    if (!outcome) continue;
    // Differences of hours of many decimals may differ in their last bit.
    const time = Math.round(outcome.time * MILLIONTH_OF_AN_HOUR) / MILLIONTH_OF_AN_HOUR;
    const known = byTime.get(time) ?? { time, events: 0, censored: 0 };
    byTime.set(time, {
      time,
      events: known.events + (outcome.event ? count : 0),
      censored: known.censored + (outcome.event ? 0 : count),
    });
  }
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}

function outcomeOf(
  { first, loss, last, redosed }: ResponseHistory,
  { event, redose }: Query,
  hoursOf: (visit: number) => number,
): Outcome {
  const cut = redose === 'censor' ? redosed : null;
  const before = (visit: number | null): boolean => visit !== null && (cut === null || visit < cut);
  /** The visit after which nothing more is counted. */
  const end = cut !== null && last !== null && last >= cut ? cut - 1 : last;
  if (event === 'response') {
    if (first !== null && before(first)) return { time: hoursOf(first), event: true };
    return { time: end === null ? 0 : hoursOf(end), event: false };
  }
  if (first === null || !before(first)) return null;
  if (loss !== null && before(loss)) return { time: hoursOf(loss) - hoursOf(first), event: true };
  return { time: hoursOf(Math.max(end ?? first, first)) - hoursOf(first), event: false };
}

function censoringOf({ event, redose }: Query, { kind }: Rule): string {
  const lastScore =
    event === 'response'
      ? 'Without a response a patient is censored at the last visit with a score, at time 0 without any.'
      : 'Time counts from the visit of the first response; without a loss a patient is censored at the last visit with a score.';
  const eligible =
    kind === 'below' ? '' : ' Patients of whom the rule cannot be told (no baseline) are not in it.';
  const again =
    redose === 'censor'
      ? ' A booster censors at the visit before the first score after it.'
      : ' Boosters are ignored (treatment policy).';
  return `${lastScore}${eligible}${again} What happened between visits is not known: an event is dated to the visit that shows it.`;
}
