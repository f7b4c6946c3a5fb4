import type { WaterfallFigure } from '#charts';
import fc from 'fast-check';
import { anyFlow, anyProvenance, fddFlow, fddProvenance, hostileWord, scoreScale } from './cohort-figures.js';
import { readLines, readTables } from './reference-study.js';

const score = 'ptsd_ri_parent';

/** Scores at T1 and T3 of the patients of an arm of the trial fdd_ptsd who have both, from its data. */
export function fddPairs(arm: string): { pre: number; post: number }[] {
  const lines = readLines('data/fdd_ptsd.csv').filter((line) => line['arm'] === arm && line[score] !== '');
  return lines
    .filter(({ visit }) => visit === 'T1')
    .flatMap(({ subject, [score]: pre }) => {
      const last = lines.find((line) => line['subject'] === subject && line['visit'] === 'T3');
      return last === undefined ? [] : [{ pre: Number(pre), post: Number(last[score]) }];
    });
}

export function fddArms(): string[] {
  const table = readTables('golden/simple.fdd_ptsd.json').find((each) => each.score === score);
  if (!table) throw new Error(`The reference has no table ${score}`);
  return table.arms;
}

export const fddParentForm = () => ({
  score: { name: 'PTSD-RI parent form', min: 0, max: 80, better: 'lower' as const },
  usermeta: fddProvenance,
  hasControl: true,
  flow: fddFlow(score),
  notes: [],
});

/** Change from T1 to T3 on the parents' form of the trial fdd_ptsd, in bands of 5 points. */
export function fddWaterfallFigure(): WaterfallFigure {
  const width = 5;
  const groups = fddArms().map((arm) => {
    const changes = fddPairs(arm).map(({ pre, post }) => post - pre);
    const [first, last] = [Math.min(...changes), Math.max(...changes)].map((each) =>
      Math.floor(each / width),
    );
    const bands = Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => {
      const from = ((first ?? 0) + index) * width;
      const n = changes.filter((change) => from <= change && change < from + width).length;
      return { from, to: from + width, n };
    });
    return { arm, n: changes.length, bands };
  });
  return {
    ...fddParentForm(),
    title: 'PTSD-RI parent form: change from baseline to T3',
    visit: 'T3',
    label: 'T3',
    width,
    groups,
  };
}

export const anyCohort = {
  title: hostileWord,
  score: scoreScale,
  usermeta: anyProvenance,
  hasControl: fc.boolean(),
  flow: anyFlow,
  notes: fc.array(hostileWord, { maxLength: 2 }),
};

export const anyWidth = fc.constantFrom(0.5, 1, 5, 10);

/** Bands side by side, some of them empty. */
export const anyBands = (width: number) =>
  fc
    .record({
      start: fc.integer({ min: -40, max: 40 }),
      counts: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })), { maxLength: 12 }),
    })
    .map(({ start, counts }) =>
      counts.map((n, index) => ({ from: (start + index) * width, to: (start + index + 1) * width, n })),
    );

/** Any figure whose bands hold its patients, with names meant to break things. */
export const anyWaterfallFigure: fc.Arbitrary<WaterfallFigure> = anyWidth.chain((width) =>
  fc.record({
    ...anyCohort,
    visit: hostileWord,
    label: hostileWord,
    width: fc.constant(width),
    groups: fc.uniqueArray(
      fc
        .record({ arm: fc.option(hostileWord), bands: anyBands(width) })
        .map(({ arm, bands }) => ({ arm, n: bands.reduce((sum, { n }) => sum + n, 0), bands })),
      { selector: ({ arm }) => arm, maxLength: 5 },
    ),
  }),
);
