import type { Instrument } from '#contracts';

export interface Score {
  /** null: cannot be told from what was answered. */
  ticks: bigint | null;
  subscales: Record<string, bigint | null>;
  method: 'complete' | 'prorated' | 'not scored' | 'reported';
  answered: number;
  missing: number[];
  diagnosis?: 'met' | 'not met' | 'indeterminate';
  flags: { flag: string; item: number; value: number | null; text: string }[];
}

type Answers = readonly (number | null)[];
/** An exact fraction: what a sum with filled-in blanks is before it is rounded. */
type Fraction = readonly [numerator: bigint, denominator: bigint];

const halfUp = ([numerator, denominator]: Fraction): bigint => {
  const doubled = 2n * numerator + denominator;
  const floor = doubled / (2n * denominator);
  return doubled < 0n && doubled % (2n * denominator) !== 0n ? floor - 1n : floor;
};

const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];

/** The sum of the items with blanks at the mean of the answered ones; null when more are blank than may be. */
function filledSum(answers: Answers, items: readonly number[], mayMiss: number): Fraction | null {
  const given = items.flatMap((number) => answers[number - 1] ?? []);
  if (given.length === 0 || items.length - given.length > mayMiss) return null;
  const sum = given.reduce((total, answer) => total + BigInt(answer), 0n);
  return [sum * BigInt(items.length), BigInt(given.length)];
}

function totalOf(instrument: Instrument, answers: Answers, missing: number): Fraction | null {
  const { from, mayMiss } = instrument.missing;
  if (missing > mayMiss) return null;
  if (from === 'items') return filledSum(answers, instrument.items.map(({ number }) => number), mayMiss);
  return instrument.subscales
    .map(({ items, mayMiss: each }) => filledSum(answers, items, each))
    .reduce<Fraction | null>((sum, part) => (sum && part ? plus(sum, part) : null), [0n, 1n]);
}

/** Met or not met only where no answer to a blank could change it. */
function diagnose(instrument: Instrument, answers: Answers): Score['diagnosis'] {
  const clusters = instrument.diagnosis?.clusters;
  if (!clusters) return undefined;
  const states = clusters.map(({ items, atLeast, count }) => {
    const given = items.map((number) => answers[number - 1] ?? null);
    const present = given.filter((answer) => answer !== null && answer >= atLeast).length;
    const blank = given.filter((answer) => answer === null).length;
    return present >= count ? 'met' : present + blank < count ? 'not met' : 'indeterminate';
  });
  if (states.includes('not met')) return 'not met';
  return states.every((state) => state === 'met') ? 'met' : 'indeterminate';
}

function flagsOf(instrument: Instrument, answers: Answers): Score['flags'] {
  return (instrument.critical ?? []).flatMap(({ item, atLeast, flag, text, unanswered }): Score['flags'] => {
    const value = answers[item - 1] ?? null;
    if (value === null) return [{ flag: `${flag}-unanswered`, item, value, text: unanswered }];
    return value >= atLeast ? [{ flag, item, value, text }] : [];
  });
}

/**
 * Scores a form; `answers` in the form's order, null where unanswered (checked before, see checkItems). All blank is
 * null, never zero. A prorated total is rounded half up to whole points once, from the unrounded sums.
 */
export function scoreForm(instrument: Instrument, answers: Answers): Score {
  const missing = instrument.items.flatMap(({ number }) => (answers[number - 1] == null ? [number] : []));
  const total = totalOf(instrument, answers, missing.length);
  const diagnosis = diagnose(instrument, answers);
  return {
    ticks: total && halfUp(total),
    subscales: Object.fromEntries(
      instrument.subscales.map(({ key, items, mayMiss }) => {
        const sum = filledSum(answers, items, mayMiss);
        return [key, sum && halfUp(sum)];
      }),
    ),
    method: total === null ? 'not scored' : missing.length === 0 ? 'complete' : 'prorated',
    answered: instrument.items.length - missing.length,
    missing,
    ...(diagnosis ? { diagnosis } : {}),
    flags: flagsOf(instrument, answers),
  };
}

/** A total that came without its items: taken as it is, and nothing else is known. */
export const scoreTotal = (instrument: Instrument, ticks: bigint): Score => ({
  ticks,
  subscales: Object.fromEntries(instrument.subscales.map(({ key }) => [key, null])),
  method: 'reported',
  answered: 0,
  missing: [],
  flags: [],
});
