import fc from 'fast-check';
import type { Proportion } from './proportion.js';

/** Any x of n persons, `least` <= n <= 500. */
export const proportions = (least = 1): fc.Arbitrary<Proportion> =>
  fc.integer({ min: least, max: 500 }).chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ x, n })));

export const rest = ({ x, n }: Proportion): Proportion => ({ x: n - x, n });
