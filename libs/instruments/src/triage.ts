import type { Instrument, TriageLevel } from '#contracts';
import type { Answers } from './combine-answers.js';
import type { RaisedFlag } from './flag-answers.js';

export interface Triage {
  level: TriageLevel;
  flags: RaisedFlag[];
}

/**
 * The highest level that an answer reaches. Where a blank that was to be answered could reach a higher one the level
 * is `incomplete`; what was reached is flagged all the same. Undefined where the instrument has no levels.
 * `unasked`: blanks that are no gaps.
 */
export function triageAnswers(
  { triage, items }: Instrument,
  answers: Answers,
  unasked: readonly number[],
): Triage | undefined {
  if (!triage) return undefined;
  const valueOf = (number: number): number | null => answers[number - 1] ?? null;
  const lowest = (number: number): number => items[number - 1]?.min ?? 0;
  const isBlank = (number: number): boolean => valueOf(number) === null && !unasked.includes(number);
  const reaches = (number: number): boolean => (valueOf(number) ?? lowest(number)) > lowest(number);

  const place = triage.levels.findIndex((each) => each.items.some(reaches));
  const reached = triage.levels[place];
  const higher = triage.levels.slice(0, reached ? place : triage.levels.length);
  const open = higher.flatMap((each) => each.items.filter(isBlank)).toSorted((a, b) => a - b);
  const { flag, text } = reached ?? {};
  const raised = flag === undefined || text === undefined ? [] : (reached?.items.filter(reaches) ?? []);
  return {
    level: open.length > 0 ? 'incomplete' : (reached?.level ?? 'none'),
    flags: [
      ...raised.map((item) => ({ flag: flag ?? '', item, value: valueOf(item), text: text ?? '' })),
      ...open.slice(0, 1).map((item) => ({ ...triage.incomplete, item, value: null })),
    ],
  };
}
