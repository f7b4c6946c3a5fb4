import type { Instrument } from '#contracts';
import type { Answers } from './combine-answers.js';

export type Diagnosis = 'met' | 'not met' | 'indeterminate';

/**
 * Met, or not met, only where no answer to a blank could change it; undefined where the instrument has no rule.
 * Clusters of one rule may not share items: each is judged for itself.
 */
export function diagnose(instrument: Instrument, answers: Answers): Diagnosis | undefined {
  const clusters = instrument.diagnosis?.clusters;
  if (!clusters) return undefined;
  const states = clusters.map(({ items, atLeast, count }): Diagnosis => {
    const given = items.map((number) => answers[number - 1] ?? null);
    const present = given.filter((answer) => answer !== null && answer >= atLeast).length;
    const blank = given.filter((answer) => answer === null).length;
    if (present >= count) return 'met';
    return present + blank < count ? 'not met' : 'indeterminate';
  });
  if (states.includes('not met')) return 'not met';
  return states.includes('indeterminate') ? 'indeterminate' : 'met';
}
