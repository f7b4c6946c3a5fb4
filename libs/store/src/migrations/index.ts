import { Foundation1764000000000 } from './0001-foundation.js';
import { TreatmentEvents1764100000000 } from './0002-treatment-events.js';
import { ResponseRules1764200000000 } from './0003-response-rules.js';

/** In the order in which they run. */
export const migrations = [Foundation1764000000000, TreatmentEvents1764100000000, ResponseRules1764200000000];
