import fc from 'fast-check';
import type { SurvivalCount } from './survival-count.js';

/** Events and censorings of a group at up to ten visits, some of them without either. */
export const survivalCounts: fc.Arbitrary<SurvivalCount[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat({ max: 12 }), fc.nat({ max: 8 })), {
    minLength: 1,
    maxLength: 10,
  })
  .map((visits) => {
    let time = 0;
    return visits.map(([gap, events, censored]) => ({ time: (time += gap), events, censored }));
  });
