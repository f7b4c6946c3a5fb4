import { describe, expect, it } from '@jest/globals';
import {
  epilepsyCohort,
  fitted,
  referenceCohort,
  tallyOfAll,
  tallyOfOne,
  type CourseCohort,
} from '../../../../test/support/course-cohort.js';
import {
  binomialRegion,
  heldOutScores,
  share,
  type HeldOutScore,
} from '../../../../test/support/held-out-coverage.js';
import { simulatedTrial } from '../../../../test/support/simulated-courses.js';
import { addTally } from '../tally.js';
import { courseRule } from './course-rule.js';

/** How often the intervals hold the scores of persons whom the model never saw. Measured: docs/methods/expected-course.md. */
const ways = ['baseline', 'visits before'] as const;
const knowing = (rows: HeldOutScore[], way: (typeof ways)[number]) =>
  rows.filter((row) => row.knowing === way);
const visitsOf = (rows: HeldOutScore[]): HeldOutScore[][] =>
  [...new Set(rows.map(({ visit }) => visit))].map((visit) => rows.filter((row) => row.visit === visit));

/**
 * Cohort after cohort from one stream: `train` persons are fitted, then `heldOut` predicted of whom every score is
 * known, and as many of whom some have missed visits or left.
 */
function simulated(cohorts: number, train: number, heldOut: number) {
  const { shape, draw } = simulatedTrial(20);
  const all: HeldOutScore[] = [];
  const stayed: HeldOutScore[] = [];
  for (let cohort = 0; cohort < cohorts; cohort++) {
    const model = fitted(tallyOfAll(draw(train)), shape);
    all.push(...heldOutScores(model, shape.visits, draw(heldOut, true)));
    stayed.push(...heldOutScores(model, shape.visits, draw(heldOut)));
  }
  return { all, stayed };
}

/** Every person predicted by the cohort without that person: the tally less one course. */
function leaveOneOut({ shape, courses }: CourseCohort): HeldOutScore[] {
  const tally = tallyOfAll(courses);
  return courses.flatMap((course) => {
    const own = tallyOfOne(course);
    addTally(tally, own, -1n);
    const rows = heldOutScores(fitted(tally, shape), shape.visits, [course]);
    addTally(tally, own);
    return rows;
  });
}

const expectCovered = (rows: HeldOutScore[]): void => {
  for (const visit of [rows, ...visitsOf(rows)]) {
    const covered = share(visit, ({ in80 }) => in80);
    expect(covered).toBeGreaterThanOrEqual(0.77);
    expect(covered).toBeLessThanOrEqual(0.83);
  }
};

describe.each([
  ['2 400 simulated patients, by 8 cohorts of 300', 8, 300, 300],
  ['2 000 simulated patients, by 80 cohorts of 50, the fewest allowed', 80, 50, 25],
] as const)('%s', (_, cohorts, train, heldOut) => {
  const { all, stayed } = simulated(cohorts, train, heldOut);
  const left = knowing(stayed, 'visits before');

  it.each(ways)('have 77 to 83 %% of all their scores in the 80 %% interval, from the %s', (way) => {
    expectCovered(knowing(all, way));
  });

  it('have 77 to 83 % of the scores they stayed for in it, from the visits before', () => {
    expectCovered(left);
  });

  it('have 47 to 53 % of their scores in the 50 % interval', () => {
    for (const rows of [knowing(all, 'baseline'), knowing(all, 'visits before'), left])
      expect(Math.abs(share(rows, ({ in50 }) => in50) - 0.5)).toBeLessThan(0.03);
  });

  it('are on watch and off course about as often as declared', () => {
    const beyond = (tail: number) => share(left, ({ badTail }) => badTail < tail);
    expect(Math.abs(beyond(courseRule.watch.tail) - courseRule.watch.tail)).toBeLessThan(0.015);
    expect(Math.abs(beyond(courseRule.offCourse.tail) - courseRule.offCourse.tail)).toBeLessThan(0.007);
  });
});

describe.each([
  ['Beat the Blues, BDI-II', referenceCohort('btheb', 'score', 'baseline')],
  [
    'Enschede fireworks disaster, PTSD-RI of the parents',
    referenceCohort('fdd_ptsd', 'ptsd_ri_parent', 'T1'),
  ],
] as const)('%s, each patient left out', (_, cohort) => {
  const rows = leaveOneOut(cohort);

  it.each(ways)('lies in the exact 99 %% binomial region around 80 %% and 50 %%, from the %s', (way) => {
    for (const visit of [knowing(rows, way), ...visitsOf(knowing(rows, way))])
      for (const [p, inside] of [
        [0.8, ({ in80 }: HeldOutScore) => in80],
        [0.5, ({ in50 }: HeldOutScore) => in50],
      ] as const) {
        const { least, most } = binomialRegion(visit.length, p, 0.01);
        const covered = visit.filter(inside).length;
        expect(covered).toBeGreaterThanOrEqual(least);
        expect(covered).toBeLessThanOrEqual(most);
      }
  });
});

describe('Progabide, counts of seizures, each patient left out', () => {
  it('is not covered by the claim: the intervals are too wide for counts that are so skewed', () => {
    const rows = knowing(leaveOneOut(epilepsyCohort()), 'visits before');
    expect(rows.filter(({ in80 }) => in80).length).toBeGreaterThan(
      binomialRegion(rows.length, 0.8, 0.01).most,
    );
    expect(rows.filter(({ in50 }) => in50).length).toBeGreaterThan(
      binomialRegion(rows.length, 0.5, 0.01).most,
    );
  });
});

describe('binomialRegion', () => {
  it('leaves at most half of the error at each end', () => {
    // Of two: P(0) = 0.04, P(2) = 0.64.
    expect(binomialRegion(2, 0.8, 0.1)).toEqual({ least: 1, most: 2 });
    expect(binomialRegion(2, 0.8, 0.07)).toEqual({ least: 0, most: 2 });
    // Of five with p = 1/2: P(0) = P(5) = 1/32 = 0.03125, P(0 or 1) = 6/32 = 0.1875.
    expect(binomialRegion(5, 0.5, 0.1)).toEqual({ least: 1, most: 4 });
    expect(binomialRegion(5, 0.5, 0.38)).toEqual({ least: 2, most: 3 });
  });
});
