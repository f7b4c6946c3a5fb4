import { chiSquare2x2 } from './chi-square-2x2.js';
import { fisherExactP } from './fisher-exact.js';
import { newcombeDifference, type RateDifference } from './newcombe.js';
import { oddsRatio } from './odds-ratio.js';
import type { Proportion } from './proportion.js';
import { riskRatio } from './risk-ratio.js';

/** Each null where it cannot be had; see the functions of the same names. */
export interface RateComparison extends RateDifference {
  chiSquare: number | null;
  chiSquareP: number | null;
  fisherP: number | null;
  riskRatio: number | null;
  oddsRatio: number | null;
  /** 1 / difference, negative where the rate of the arm is lower; null where the difference is 0. */
  numberNeededToTreat: number | null;
}

/** Two independent rates, arm against reference. Throws RangeError as `checkProportion` does. Cost: Fisher's test. */
export function compareRates(arm: Proportion, reference: Proportion): RateComparison {
  const difference = newcombeDifference(arm, reference);
  const { statistic, p } = chiSquare2x2(arm, reference);
  return {
    ...difference,
    chiSquare: statistic,
    chiSquareP: p,
    fisherP: fisherExactP(arm, reference),
    riskRatio: riskRatio(arm, reference),
    oddsRatio: oddsRatio(arm, reference),
    numberNeededToTreat: difference.difference ? 1 / difference.difference : null,
  };
}
