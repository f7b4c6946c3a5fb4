import type { Contrasts } from '#contracts';
import { changeDifference, scoreDifference, withinArm, type MeanDifference } from '#stats';
import { armOf, type CohortTally } from './cohort-tally.js';

type Numbers = Omit<Contrasts, 'reading'>;

/** Every arm against the first, by visit, and each arm against its own baseline. O(visits x blocks). */
export function contrastsOf({ head, index, cells, visits, instrument }: CohortTally): Numbers {
  const [reference = [], ...others] = cells;
  const { decimals } = instrument;
  const compare = (of: typeof scoreDifference, from: number) =>
    others.flatMap((cell) =>
      visits.flatMap(({ name }, visit) =>
        visit < from
          ? []
          : [
              {
                arm: armOf(cell),
                reference: armOf(reference),
                visit: name,
                ...inGoldenWords(of(index, cell, reference, visit, decimals)),
              },
            ],
      ),
    );
  return {
    ...head,
    betweenArms: compare(scoreDifference, 0),
    changeBetweenArms: compare(changeDifference, 1),
    changeFromBaseline: cells.flatMap((cell) =>
      visits.slice(1).map(({ name }, later) => {
        const { estimate, ...rest } = withinArm(index, cell, later + 1, decimals);
        return { arm: armOf(cell), visit: name, mean: estimate, ...rest };
      }),
    ),
  };
}

function inGoldenWords({ n, nReference, estimate, welch, pooled, hedges, why }: MeanDifference) {
  return {
    welch: {
      estimable: why === null,
      ...(why === null ? {} : { reason: why }),
      difference: estimate,
      ...welch,
      pooled,
    },
    hedges: {
      estimable: hedges !== null,
      n1: n,
      n2: nReference,
      sdPooled: hedges?.sdPooled ?? null,
      cohensD: hedges?.d ?? null,
      jExact: hedges?.j ?? null,
      hedgesG: hedges?.g ?? null,
      ciNoncentralT: hedges && ([hedges.lower, hedges.upper] as [number, number]),
    },
  };
}
