import type { Instrument } from '#contracts';
import { plus, times, type Fraction } from './fraction.js';

/** In the form's order; null: unanswered. */
export type Answers = readonly (number | null)[];

type Part = Pick<Instrument['subscales'][number], 'items' | 'mayMiss' | 'combine'>;

/**
 * The sum of the part's items, blanks at the mean of its answers (sum x items / answered), or its highest answer.
 * Null where nothing is answered or more is blank than may be.
 */
export function combinePart(answers: Answers, { items, mayMiss, combine }: Part): Fraction | null {
  const given = items.flatMap((number) => answers[number - 1] ?? []);
  if (given.length === 0 || items.length - given.length > mayMiss) return null;
  if (combine === 'max') return [BigInt(Math.max(...given)), 1n];
  const sum = given.reduce((total, answer) => total + BigInt(answer), 0n);
  return [sum * BigInt(items.length), BigInt(given.length)];
}

/** The unrounded total: of all items at once, or of the subscales, each filled in from its own answers. */
export function combineForm(
  { items, subscales, missing, total }: Instrument,
  answers: Answers,
): Fraction | null {
  const all = items.map(({ number }) => number);
  const blank = all.filter((number) => answers[number - 1] == null).length;
  if (blank === all.length || blank > missing.mayMiss) return null;
  const parts: Part[] = missing.from === 'items' ? [{ items: all, mayMiss: missing.mayMiss }] : subscales;
  const sum = parts
    .map((part) => combinePart(answers, part))
    .reduce((sofar, part) => (sofar && part ? plus(sofar, part) : null), [0n, 1n]);
  return sum && times(sum, BigInt(total.times ?? 1));
}
