import type { Instrument } from '#contracts';
import type { Score } from './score-form.js';

/** A total that came without its items (in ticks, see checkTotal): taken as it is, and nothing else is known. */
export const scoreTotal = (instrument: Instrument, ticks: bigint): Score => ({
  ticks,
  subscales: Object.fromEntries(instrument.subscales.map(({ key }) => [key, null])),
  method: 'reported',
  answered: 0,
  missing: [],
  flags: [],
});
