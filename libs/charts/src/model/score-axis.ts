import type { ModelFigure } from '../cohort-figure.js';
import { dataDomain, fullDomain, type ScoreDomain } from '../visit-figure/score-domain.js';
import type { ModelRow } from './rows.js';

/** The instrument's full scale, or what means of both kinds and the intervals span. */
export function modelDomain({ score }: ModelFigure, rows: ModelRow[], y: 'full' | 'data'): ScoreDomain {
  if (y === 'full') return fullDomain(score);
  return dataDomain(
    rows.flatMap(({ estimate, lower, upper, observed }) => [
      { mean: estimate, barLower: lower, barUpper: upper },
      { mean: observed, barLower: null, barUpper: null },
    ]),
    score,
  );
}

export const modelAxisTitle = ({ score, refused }: ModelFigure): string =>
  `${refused === null ? 'Mean' : 'Observed mean'} ${score.name} (${score.better} is better)`;
