import type { FieldError, Instrument } from '#contracts';
import { ticksFromJson, ticksFromText } from './ticks.js';

const problem = (pointer: string, rule: string, detail: string): FieldError => ({ pointer, rule, detail });

/** Every rule that the answers break, each by its place in the array. */
export function checkItems(instrument: Instrument, items: readonly unknown[]): FieldError[] {
  const { name, coding } = instrument;
  if (instrument.kind === 'total')
    return [problem('/items', 'no-items', `${name} is recorded by its total, not by items`)];
  if (items.length !== instrument.items.length)
    return [
      problem('/items', 'length', `${name} has ${instrument.items.length} items, ${items.length} were sent`),
    ];
  return instrument.items.flatMap(({ number, min, max }, index) => {
    const answer = items[index];
    const at = `/items/${index}`;
    if (answer === null) return [];
    if (typeof answer !== 'number' || !Number.isInteger(answer))
      return [problem(at, 'whole-number', `Item ${number} must be a whole number or null`)];
    if (answer < min || answer > max)
      return [
        problem(at, 'range', `Item ${number} is ${answer}; ${coding ?? `${name} is coded ${min} to ${max}`}`),
      ];
    return [];
  });
}

/** The total in ticks, or the rule that it breaks. */
export function checkTotal(instrument: Instrument, total: number | string): bigint | FieldError {
  const { decimals, name } = instrument;
  try {
    const ticks = ticksFromJson(total, decimals);
    const [min, max] = [instrument.total.min, instrument.total.max].map((end) => ticksFromText(String(end), decimals));
    if (ticks < (min ?? 0n) || ticks > (max ?? 0n))
      return problem('/total', 'range', `${name} totals run from ${instrument.total.min} to ${instrument.total.max}`);
    return ticks;
  } catch (error) {
    if (error instanceof RangeError) return problem('/total', 'decimal', error.message);
    throw error;
  }
}
