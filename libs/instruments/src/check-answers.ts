import type { FieldError, Instrument } from '#contracts';
import { ticksFromJson, ticksFromText } from './ticks.js';

/** The rule that one answer breaks, if any; `index`: its place in the array. */
function checkItem(instrument: Instrument, answer: unknown, index: number): FieldError[] {
  const item = instrument.items[index];
  if (answer === null || !item) return [];
  const { number, min, max } = item;
  const pointer = `/items/${index}`;
  if (typeof answer !== 'number' || !Number.isInteger(answer))
    return [{ pointer, rule: 'whole-number', detail: `Item ${number} must be a whole number or null` }];
  if (answer >= min && answer <= max) return [];
  const coding = instrument.coding ?? `it is coded ${min} to ${max}`;
  return [{ pointer, rule: 'range', detail: `Item ${number} is ${answer}; ${coding}` }];
}

/** Every rule that the answers of a form break, each by its place in the array; empty when they can be scored. */
export function checkItems(instrument: Instrument, items: unknown): FieldError[] {
  const { name, items: form, kind } = instrument;
  const problem = (rule: string, detail: string): FieldError => ({ pointer: '/items', rule, detail });
  if (kind === 'total') return [problem('no-items', `${name} is recorded by its total, not by items`)];
  if (!Array.isArray(items)) return [problem('array', `${name} needs an array of ${form.length} answers`)];
  const answers: readonly unknown[] = items;
  const wrongLength = problem('length', `${name} has ${form.length} items, ${answers.length} were sent`);
  return [
    ...(answers.length === form.length ? [] : [wrongLength]),
    ...answers.flatMap((answer, index) => checkItem(instrument, answer, index)),
  ];
}

/** The total in ticks, or the rule that it breaks. */
export function checkTotal(instrument: Instrument, total: number | string): bigint | FieldError {
  const { decimals, name } = instrument;
  const { min, max } = instrument.total;
  if (instrument.triage)
    return {
      pointer: '/total',
      rule: 'no-total',
      detail: `${name} has no total: its answers give a level, they are never added up; send the items`,
    };
  try {
    const ticks = ticksFromJson(total, decimals);
    const within =
      ticksFromText(String(min), decimals) <= ticks && ticks <= ticksFromText(String(max), decimals);
    if (within) return ticks;
    return { pointer: '/total', rule: 'range', detail: `${name} totals run from ${min} to ${max}` };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { pointer: '/total', rule: 'decimal', detail: `${name}: ${error.message}` };
  }
}
