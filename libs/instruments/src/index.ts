// definitions
export { builtInInstruments, findBuiltIn, instrumentFrom } from './registry.js';

// series
export { hasSeries, parseSeries, resolveRecall, seriesOf } from './series.js';

// scoring
export { checkItems, checkTotal } from './check-answers.js';
export { scoreForm, type Score } from './score-form.js';
export { scoreTotal } from './score-total.js';
export { bandOf } from './band-of.js';
export { ticksFromJson, ticksFromText, ticksToText } from './ticks.js';
export { watchCoding } from './one-based-coding.js';
export { caps5Severity } from './caps-5-severity.js';

// codes
export { loincOf } from './loinc.js';
export { recallOf, recallWords } from './recall-words.js';
