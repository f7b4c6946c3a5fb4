import type { ScoreScale } from '../figure.js';
import type { MeanCurveRow } from './rows.js';

type Drawn = Pick<MeanCurveRow, 'mean' | 'barLower' | 'barUpper'>;

export interface ScoreDomain {
  domain: [number, number];
  nice: boolean;
}

/** The instrument's full scale, on which figures can be compared. */
export const fullDomain = ({ min, max }: ScoreScale): ScoreDomain => ({ domain: [min, max], nice: false });

/** Every change that the scale allows. */
export const fullChangeDomain = ({ min, max }: ScoreScale): ScoreDomain => ({
  domain: [min - max, max - min],
  nice: false,
});

/** What the mean changes and their bars span, zero always included. */
export function changeDomain(rows: MeanCurveRow[], { min, max }: ScoreScale): ScoreDomain {
  const drawn = rows.flatMap(({ mean, barLower, barUpper }) => [mean, barLower, barUpper]);
  const values = [0, ...drawn.filter((value) => value !== null)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = low === high ? (max - min) / 20 : 0;
  return { domain: [low - margin, high + margin], nice: true };
}

/** What the means and their bars span; the full scale where there is no mean. */
export function dataDomain(rows: Drawn[], score: ScoreScale): ScoreDomain {
  const drawn = rows.flatMap(({ mean, barLower, barUpper }) => [mean, barLower, barUpper]);
  const values = drawn.filter((value) => value !== null);
  if (values.length === 0) return fullDomain(score);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = low === high ? (score.max - score.min) / 20 : 0;
  return { domain: [low - margin, high + margin], nice: true };
}
