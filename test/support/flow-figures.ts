import type { FlowFigure } from '#charts';
import fc from 'fast-check';
import { anyProvenance, fddFlow, fddProvenance, hostileWord, scoreScale } from './cohort-figures.js';
import { readLines, readTables } from './reference-study.js';

const score = 'ptsd_ri_parent';

/** Attrition in the trial fdd_ptsd by its data, with R's means of all and the data's of the completers. */
export function fddFlowFigure(): FlowFigure {
  const table = readTables('golden/simple.fdd_ptsd.json').find((each) => each.score === score);
  if (!table) throw new Error(`The reference has no table ${score}`);
  const flow = fddFlow(score);
  const least = 0.8;
  return {
    title: 'PTSD-RI parent form: patients from treatment to the last visit',
    score: { name: 'PTSD-RI parent form', min: 0, max: 80, better: 'lower' },
    usermeta: fddProvenance,
    hasControl: true,
    flow,
    notes: [],
    least,
    tooFew: flow.flatMap(({ arm, treated, visits }) =>
      visits
        .filter(({ seen }) => seen < least * treated)
        .map(({ visit, label, seen }) => ({ arm, visit, label, seen, due: treated })),
    ),
    means: table.observed.map(({ arm, visit, n, mean }) => ({
      arm,
      visit,
      label: visit,
      all: { n, mean: Number(mean) },
      completers: completersAt(arm, visit, table.visits.length),
    })),
  };
}

/** n and mean at a visit of those with a score at every visit, from the trial's data. */
function completersAt(arm: string, visit: string, visits: number): { n: number; mean: number } {
  const lines = readLines('data/fdd_ptsd.csv').filter((line) => line['arm'] === arm && line[score] !== '');
  const seen = (subject: string | undefined): number =>
    lines.filter((line) => line['subject'] === subject).length;
  const scores = lines
    .filter((line) => line['visit'] === visit && seen(line['subject']) === visits)
    .map((line) => Number(line[score]));
  return { n: scores.length, mean: scores.reduce((sum, value) => sum + value, 0) / scores.length };
}

const count = fc.integer({ min: 0, max: 1000 });
const mean = fc.record({ n: count, mean: fc.option(fc.double({ noNaN: true, min: -1e3, max: 1e3 })) });

const protocol = fc.uniqueArray(fc.record({ visit: hostileWord, label: hostileWord }), {
  selector: ({ visit }) => visit,
  maxLength: 5,
});

/** Any figure whose counts add up, with names meant to break things. */
export const anyFlowFigure: fc.Arbitrary<FlowFigure> = protocol.chain((visits) => {
  const step = fc.record({ seen: count, lost: count, notYetDue: count });
  const group = fc
    .record({
      arm: fc.option(hostileWord),
      first: step,
      steps: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    })
    .map(({ arm, first, steps }) => {
      const treated = first.seen + first.lost + first.notYetDue;
      return {
        arm,
        treated,
        baseline: first.seen,
        completers: first.lost,
        visits: visits.map((visit, index) => {
          const seen = (steps[index] ?? 0) % (treated + 1);
          const lost = (steps[(index + 1) % 5] ?? 0) % (treated - seen + 1);
          return { ...visit, seen, lost, notYetDue: treated - seen - lost };
        }),
      };
    });
  return fc.uniqueArray(group, { selector: ({ arm }) => arm, maxLength: 5 }).chain((flow) =>
    fc.record({
      title: hostileWord,
      score: scoreScale,
      usermeta: anyProvenance,
      hasControl: fc.boolean(),
      flow: fc.constant(flow),
      notes: fc.array(hostileWord, { maxLength: 2 }),
      least: fc.constantFrom(0.8, 0.5, 0),
      tooFew: fc.subarray(
        flow.flatMap(({ arm, visits: seen }) =>
          seen.map((each) => ({ ...each, arm, due: each.seen + each.lost })),
        ),
      ),
      means: fc.array(
        fc.record({ arm: hostileWord, visit: hostileWord, label: hostileWord, all: mean, completers: mean }),
        { maxLength: 4 },
      ),
    }),
  );
});
