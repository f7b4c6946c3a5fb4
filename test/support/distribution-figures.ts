import type { DistributionFigure } from '#charts';
import fc from 'fast-check';
import { anyBands, anyCohort, anyWidth, fddArms, fddParentForm } from './change-figures.js';
import { hostileWord } from './cohort-figures.js';
import { readLines, readTables } from './reference-study.js';

const score = 'ptsd_ri_parent';
const width = 10;

/** The parents' form of the trial fdd_ptsd: quartiles as R has them, bands counted in the data. */
export function fddDistributionFigure(): DistributionFigure {
  const table = readTables('golden/simple.fdd_ptsd.json').find((each) => each.score === score);
  if (!table) throw new Error(`The reference has no table ${score}`);
  return {
    ...fddParentForm(),
    title: 'PTSD-RI parent form: scores by visit',
    width,
    groups: fddArms().map((arm) => ({
      arm,
      visits: table.observed
        .filter((row) => row.arm === arm)
        .map(({ visit, n, min, q1, median, q3, max }) => ({
          visit,
          label: visit,
          n,
          min: Number(min),
          q1: Number(q1),
          median: Number(median),
          q3: Number(q3),
          max: Number(max),
          bands: bandsOf(arm, visit),
        })),
    })),
  };
}

function bandsOf(arm: string, visit: string): { from: number; to: number; n: number }[] {
  const scores = readLines('data/fdd_ptsd.csv')
    .filter((line) => line['arm'] === arm && line['visit'] === visit && line[score] !== '')
    .map((line) => Number(line[score]));
  return Array.from({ length: 8 }, (_, index) => index * width).map((from) => ({
    from,
    to: from + width,
    n: scores.filter((each) => from <= each && each < from + width).length,
  }));
}

const value = fc.double({ noNaN: true, min: -1e3, max: 1e3 });
const unknown = { min: null, q1: null, median: null, q3: null, max: null };
const quartiles = fc.oneof(
  fc.constant(unknown),
  fc.tuple(value, value, value, value, value).map((values) => {
    const [min = 0, q1 = 0, median = 0, q3 = 0, max = 0] = values.toSorted((a, b) => a - b);
    return { min, q1, median, q3, max };
  }),
  value.map((median) => ({ ...unknown, median })),
);

const protocol = fc.uniqueArray(fc.record({ visit: hostileWord, label: hostileWord }), {
  selector: ({ visit }) => visit,
  maxLength: 5,
});

/** Any figure whose bands hold the patients seen, with names meant to break things. */
export const anyDistributionFigure: fc.Arbitrary<DistributionFigure> = fc
  .tuple(protocol, anyWidth)
  .chain(([visits, each]) => {
    const spread = fc
      .tuple(quartiles, anyBands(each))
      .map(([numbers, bands]) => ({ ...numbers, n: bands.reduce((sum, { n }) => sum + n, 0), bands }));
    const group = fc.record({
      arm: fc.option(hostileWord),
      visits: fc.tuple(...visits.map((visit) => spread.map((numbers) => ({ ...visit, ...numbers })))),
    });
    return fc.record({
      ...anyCohort,
      width: fc.constant(each),
      groups: fc.uniqueArray(group, { selector: ({ arm }) => arm, maxLength: 5 }),
    });
  });
