import type { Instrument } from '#contracts';
import type { Answers } from './combine-answers.js';

export interface RaisedFlag {
  flag: string;
  item: number;
  value: number | null;
  text: string;
}

/** What a person has to look at whatever the total: a critical answer, and a critical item left blank. */
export function flagAnswers(instrument: Instrument, answers: Answers): RaisedFlag[] {
  return (instrument.critical ?? []).flatMap(({ item, atLeast, flag, text, unanswered }): RaisedFlag[] => {
    const value = answers[item - 1] ?? null;
    if (value === null) return [{ flag: `${flag}-unanswered`, item, value, text: unanswered }];
    return value >= atLeast ? [{ flag, item, value, text }] : [];
  });
}
