import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimable, estimableTerms } from './estimable.js';
import { smallTrials, sumsOf, termsOver } from './problems.arbitrary.js';
import type { Term } from './terms.js';

/** Intercept, each later visit, and then the first visit: the first less the later ones. */
const visitTerms = (visits: number): Term[] => {
  const all = Array<boolean>(visits).fill(true);
  const only = (visit: number) => all.map((_, place) => place === visit);
  return [
    { name: 'one', column: 0, at: all },
    ...all.slice(1).map((_, later) => ({ name: 'later', column: 0, at: only(later + 1) })),
    { name: 'first', column: 0, at: only(0) },
  ];
};

describe('estimable terms', () => {
  it('are all of a design of full rank', () => {
    fc.assert(
      fc.property(smallTrials, ({ problem, sums }) => {
        const { kept, aliased } = estimableTerms(problem.terms, sums);
        expect(kept).toEqual(problem.terms.map((_, j) => j));
        expect(aliased.size).toBe(0);
      }),
    );
  });

  it('leave out a term that was there before, as that term', () => {
    fc.assert(
      fc.property(smallTrials, fc.nat(2), ({ problem, sums }, repeated) => {
        const terms = [...problem.terms, problem.terms[repeated]!];
        const { kept, aliased } = estimableTerms(terms, sums);
        expect(kept).toHaveLength(problem.terms.length);
        aliased
          .get(problem.terms.length)!
          .forEach((weight, j) => expect(weight).toBeCloseTo(j === repeated ? 1 : 0, 8));
      }),
    );
  });

  it('leave out the first visit after the others: the intercept less them', () => {
    fc.assert(
      fc.property(smallTrials, ({ problem: { visits }, sums }) => {
        const determined = estimableTerms(visitTerms(visits), sums);
        const relation = determined.aliased.get(visits)!;
        relation.forEach((weight, j) => expect(weight).toBeCloseTo(j === 0 ? 1 : -1, 8));
        // The mean at the first visit is the intercept and the first visit together, and neither alone.
        const weights = (first: number) => [1, ...Array<number>(visits - 1).fill(0), first];
        expect(estimable(determined, weights(1))).toEqual(weights(1).slice(0, -1));
        expect(estimable(determined, weights(0))).toBeNull();
      }),
    );
  });

  it('leave out an arm at a visit where nobody of it was seen, and what needs it', () => {
    const patients = Array.from({ length: 12 }, (_, patient) => ({
      z: [1, patient % 2, ((patient * 7) % 11) - 5],
      y: [patient, patient % 2 === 1 ? null : 3],
    }));
    const terms = termsOver(2);
    const determined = estimableTerms(terms, sumsOf(patients));
    const armLater = terms.length - 1;
    expect([...determined.aliased.keys()]).toEqual([armLater]);
    const difference = (later: number) => terms.map((_, j) => (j === 1 ? 1 : j === armLater ? later : 0));
    expect(estimable(determined, difference(0))).toEqual(difference(0).slice(0, -1));
    expect(estimable(determined, difference(1))).toBeNull();
  });
});
