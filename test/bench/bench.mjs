import { coldStart } from './cold-start.bench.mjs';
import { cohortRefresh } from './cohort-refresh.bench.mjs';
import { model } from './model.bench.mjs';

/** Timings as ratios against a yardstick of the same run; never part of the tests. */
const all = { 'cold-start': coldStart, 'cohort-refresh': cohortRefresh, model };
const chosen = process.argv.slice(2);
for (const [name, run] of Object.entries(all))
  if (chosen.length === 0 || chosen.includes(name)) console.log(JSON.stringify(await run(), null, 2));
