// definitions
export { builtInInstruments, findBuiltIn, instrumentFrom } from './registry.js';

// series
export { hasSeries, parseSeries, resolveRecall, seriesOf } from './series.js';

// scoring
export { checkItems, checkTotal } from './check-answers.js';
export { scoreForm, scoreTotal, type Score } from './score-form.js';
export { ticksFromJson, ticksFromText, ticksToText } from './ticks.js';
export { watchCoding } from './one-based-coding.js';
