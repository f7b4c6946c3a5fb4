import type { SurvivalFigure } from '../cohort-figure.js';
import { signed } from '../points-in-words.js';

/** "Log-rank test over all groups: chi-squared 0.10, df 1, p 0.747." Numbers only; nothing where there is one group. */
export function logRankInWords({ logRank, groups }: SurvivalFigure): string {
  if (groups.length < 2) return '';
  if (logRank === null) return 'Log-rank test: cannot be told.';
  const { chisq, df, p } = logRank;
  const written = p < 0.001 ? 'p below 0.001' : `p ${p.toFixed(3)}`;
  return `Log-rank test over all groups: chi-squared ${signed(chisq, 2)}, df ${df}, ${written}.`;
}
