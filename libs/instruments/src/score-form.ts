import type { Instrument } from '#contracts';
import { combineForm, combinePart, type Answers } from './combine-answers.js';
import { diagnose, type Diagnosis } from './diagnose.js';
import { flagAnswers, type RaisedFlag } from './flag-answers.js';
import { halfUp, times, type Fraction } from './fraction.js';

export interface Score {
  /** null: cannot be told from what was answered. */
  ticks: bigint | null;
  subscales: Record<string, bigint | null>;
  method: 'complete' | 'prorated' | 'not scored' | 'reported';
  answered: number;
  /** Numbers of the items left blank. */
  missing: number[];
  diagnosis?: Diagnosis;
  flags: RaisedFlag[];
}

/**
 * Scores a form; `answers` in the form's order, null where unanswered, already checked (see checkItems). All blank is
 * null, never zero. A prorated total is rounded half up to ticks once, from the unrounded sums; so is a subscale,
 * from its own, which is why rounded subscales need not add up to a prorated total. O(items).
 */
export function scoreForm(instrument: Instrument, answers: Answers): Score {
  const missing = instrument.items.flatMap(({ number }) => (answers[number - 1] == null ? [number] : []));
  const tick = 10n ** BigInt(instrument.decimals);
  const ticksOf = (points: Fraction | null) => points && halfUp(times(points, tick));
  const ticks = ticksOf(combineForm(instrument, answers));
  const diagnosis = diagnose(instrument, answers);
  return {
    ticks,
    subscales: Object.fromEntries(
      instrument.subscales.map((part) => [part.key, ticksOf(combinePart(answers, part))]),
    ),
    method: ticks === null ? 'not scored' : missing.length === 0 ? 'complete' : 'prorated',
    answered: instrument.items.length - missing.length,
    missing,
    ...(diagnosis ? { diagnosis } : {}),
    flags: flagAnswers(instrument, answers),
  };
}
