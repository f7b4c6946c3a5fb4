import type { ScorePrediction } from './predict-score.js';

/** What is drawn or written of a prediction, in points. `clipped`: whether an end of the scale cut anything off. */
export type ClippedPrediction = Omit<ScorePrediction, 'sd' | 'df'> & { clipped: boolean };

/**
 * The prediction with what lies beyond the ends of the scale moved to the ends, for showing. Each number is a quantile
 * of the predictive distribution, and a quantile of scores that are moved to the ends is the quantile moved to the end,
 * so the intervals keep their probability. Throws RangeError unless min < max. O(1).
 */
export function clipToScale(
  { estimate, lower50, upper50, lower80, upper80 }: ScorePrediction,
  min: number,
  max: number,
): ClippedPrediction {
  if (!(min < max)) throw new RangeError(`A scale does not run from ${min} to ${max}`);
  const clip = (score: number): number => Math.min(max, Math.max(min, score));
  return {
    estimate: clip(estimate),
    lower50: clip(lower50),
    upper50: clip(upper50),
    lower80: clip(lower80),
    upper80: clip(upper80),
    clipped: lower80 < min || upper80 > max,
  };
}
