import type { Instrument } from '#contracts';

/** So many forms without one 0 are more likely coded from 1 than all that severe. */
const ENOUGH_FORMS = 30;

/**
 * Watches the forms of a file for answers coded from 1: each single form could be a severe case, all of them
 * together hardly are. Instruments whose items do not begin at 0 are left alone.
 */
export function watchCoding(): {
  see(instrument: Instrument, answers: readonly (number | null)[]): void;
  warnings(): string[];
} {
  const seen = new Map<string, { instrument: Instrument; forms: number; zeros: number }>();
  return {
    see(instrument, answers) {
      if (instrument.items.some(({ min }) => min !== 0)) return;
      const known = seen.get(instrument.key) ?? { instrument, forms: 0, zeros: 0 };
      known.forms += answers.some((answer) => answer !== null) ? 1 : 0;
      known.zeros += answers.includes(0) ? 1 : 0;
      seen.set(instrument.key, known);
    },
    warnings: () =>
      [...seen.values()]
        .filter(({ forms, zeros }) => forms >= ENOUGH_FORMS && zeros === 0)
        .map(
          ({ instrument, forms }) =>
            `None of the ${forms} ${instrument.name} forms has a single 0; ${instrument.coding ?? 'its items begin at 0'}: check how they were coded`,
        ),
  };
}
