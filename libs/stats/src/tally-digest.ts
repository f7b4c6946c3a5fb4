import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { canonicalTally, type Tally } from './tally.js';

/**
 * The name of a tally: `sha256:` and the hash of the canonical JSON of { header, parts }.
 * `header`: what fixes the meaning of the sums (the cohort's definition, visits, decimals). Equal data and equal
 * headers give equal names. Throws TypeError on a header that JSON cannot hold. O(entries log entries).
 */
export const digestTally = (tally: Tally, header: unknown): string =>
  `sha256:${createHash('sha256')
    .update(canonicalJson({ header, parts: canonicalTally(tally) }))
    .digest('hex')}`;
