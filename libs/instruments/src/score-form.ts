import type { Instrument, TriageLevel } from '#contracts';
import { unaskedItems, withUnasked } from './asked-items.js';
import { combineForm, combinePart, type Answers } from './combine-answers.js';
import { diagnose, type Diagnosis } from './diagnose.js';
import { flagAnswers, type RaisedFlag } from './flag-answers.js';
import { halfUp, times, type Fraction } from './fraction.js';
import { triageAnswers } from './triage.js';

export interface Score {
  /** null: cannot be told from what was answered. */
  ticks: bigint | null;
  subscales: Record<string, bigint | null>;
  method: 'complete' | 'prorated' | 'not scored' | 'reported';
  answered: number;
  /** Numbers of the items left blank, those aside that were rightly not asked. */
  missing: number[];
  diagnosis?: Diagnosis;
  triage?: TriageLevel;
  flags: RaisedFlag[];
}

/**
 * Scores a form; `answers` in the form's order, null where unanswered, already checked (see checkItems). All blank is
 * null, never zero. A prorated total is rounded half up to ticks once, from the unrounded sums; so is a subscale,
 * from its own, which is why rounded subscales need not add up to a prorated total. No total where the instrument
 * gives a level instead, or where an item was answered that another answer rules out. O(items).
 */
export function scoreForm(instrument: Instrument, answers: Answers): Score {
  const { unasked, contradicted } = unaskedItems(instrument, answers);
  const filled = withUnasked(instrument, answers, unasked);
  const missing = instrument.items.flatMap(({ number }) => (filled[number - 1] == null ? [number] : []));
  const tick = 10n ** BigInt(instrument.decimals);
  const ticksOf = (points: Fraction | null) => (points && !contradicted ? halfUp(times(points, tick)) : null);
  const ticks = instrument.triage ? null : ticksOf(combineForm(instrument, filled));
  const diagnosis = diagnose(instrument, answers);
  const triage = triageAnswers(instrument, answers, unasked);
  return {
    ticks,
    subscales: Object.fromEntries(
      instrument.subscales.map((part) => [part.key, ticksOf(combinePart(filled, part))]),
    ),
    method: ticks === null ? 'not scored' : missing.length === 0 ? 'complete' : 'prorated',
    answered: instrument.items.length - missing.length - unasked.length,
    missing,
    ...(diagnosis ? { diagnosis } : {}),
    ...(triage ? { triage: triage.level } : {}),
    flags: [...flagAnswers(instrument, answers), ...(triage?.flags ?? [])],
  };
}
