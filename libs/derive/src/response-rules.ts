import type { Instrument, Rule } from '#contracts';
import { ticksFromText } from '#instruments';
import type { ResponseRule } from '#stats';

/** The cohort's rules in the ticks of its instrument; percentages in hundredths. */
export const responseRules = (rules: Rule[], { decimals, better }: Instrument): ResponseRule[] =>
  rules.map(({ key, kind, value }) => ({
    key,
    kind,
    better,
    value:
      kind === 'percent'
        ? ticksFromText(value.toFixed(2), 2)
        : ticksFromText(value.toFixed(decimals), decimals),
  }));
