import type { Instrument } from '#contracts';
import type { Answers } from './combine-answers.js';

/** The items that the answers to others leave unasked; `contradicted` where one of them was answered all the same. */
export function unaskedItems(
  { items, skips = [] }: Instrument,
  answers: Answers,
): { unasked: number[]; contradicted: boolean } {
  const skipped = new Set(
    skips.flatMap((skip) => (answers[skip.item - 1] === skip.answer ? skip.items : [])),
  );
  const unasked = items.filter(({ number }) => skipped.has(number));
  return {
    unasked: unasked.filter(({ number }) => answers[number - 1] == null).map(({ number }) => number),
    contradicted: unasked.some(({ number, min }) => (answers[number - 1] ?? min) > min),
  };
}

/** The answers with the lowest one where an item was rightly not asked. */
export function withUnasked(instrument: Instrument, answers: Answers, unasked: readonly number[]): Answers {
  return instrument.items.map(({ number, min }) =>
    unasked.includes(number) ? min : (answers[number - 1] ?? null),
  );
}
