import { Foundation1764000000000 } from './0001-foundation.js';
import { TreatmentEvents1764100000000 } from './0002-treatment-events.js';

/** In the order in which they run. */
export const migrations = [Foundation1764000000000, TreatmentEvents1764100000000];
