import type { Flow } from '#contracts';
import {
  completerMoments,
  countCompleters,
  countCourses,
  lostBy,
  notYetDue,
  summarise,
  visitMoments,
} from '#stats';
import { armOf, type CohortTally } from './cohort-tally.js';

type Numbers = Omit<Flow, 'reading'>;

/**
 * With fewer than four of five followed a result may be of those who stayed alone: the "5-and-20 rule" of Sackett
 * (Schulz & Grimes 2002, Lancet 359:781-785).
 */
const LEAST_FOLLOWED = 0.8;

/** Who was treated, had a baseline and was seen at each visit as of the date. O(visits x blocks). */
export function flowOf({ head, index, shown, cells, visits, instrument }: CohortTally): Numbers {
  const { decimals } = instrument;
  const groups = cells.map((cell) => ({
    arm: armOf(cell),
    treated: Number(countCourses(index, cell)),
    baseline: Number(visitMoments(index, cell, 0).n),
    completers: Number(countCompleters(index, cell)),
    visits: visits.slice(1).map(({ name }, later) => ({
      visit: name,
      seen: Number(visitMoments(index, cell, later + 1).n),
      lost: lostBy(shown, cell, later + 1, head.asOf),
      notYetDue: notYetDue(shown, cell, later + 1, head.asOf),
    })),
    means: visits.map(({ name }, visit) => {
      const all = summarise(visitMoments(index, cell, visit), decimals);
      const completers = summarise(completerMoments(index, cell, visit), decimals);
      return {
        visit: name,
        all: { n: all.n, mean: all.mean },
        completers: { n: completers.n, mean: completers.mean },
      };
    }),
  }));
  return {
    ...head,
    least: LEAST_FOLLOWED,
    groups,
    tooFew: groups.flatMap(({ arm, treated, visits: seenAt }) =>
      seenAt.flatMap(({ visit, seen, notYetDue: open }) => {
        const due = treated - open;
        return due > 0 && seen < LEAST_FOLLOWED * due ? [{ arm, visit, seen, due }] : [];
      }),
    ),
  };
}
