import { normalQuantile } from '../distributions/normal.js';

/** On which scale the interval of a survival curve is symmetric: the curve itself, its log, the log of its -log. */
export type SurvivalScale = 'plain' | 'log' | 'log-log';

export interface SurvivalLimits {
  lower: number | null;
  upper: number | null;
}

/**
 * 95 % limits of a survival S from the standard error of log S, v = `logError`, cut off at 0 and 1:
 * plain S -+ z S v; log S exp(-+ z v); log-log S^exp(+- z v / log S) (Kalbfleisch & Prentice 1980, The statistical
 * analysis of failure time data; as survfit of the R package survival 3.5-3 gives them). Null at S = 0, where v is
 * infinite, and for log-log at S = 1. O(1).
 */
export function survivalLimits(survival: number, logError: number, scale: SurvivalScale): SurvivalLimits {
  if (survival === 0) return { lower: null, upper: null };
  const margin = normalQuantile(0.975) * logError;
  switch (scale) {
    case 'plain':
      return {
        lower: Math.max(survival - survival * margin, 0),
        upper: Math.min(survival + survival * margin, 1),
      };
    case 'log':
      return {
        lower: survival * Math.exp(-margin),
        upper: Math.min(survival * Math.exp(margin), 1),
      };
    case 'log-log': {
      if (survival === 1) return { lower: null, upper: null };
      const log = Math.log(survival);
      return {
        lower: Math.exp(log * Math.exp(-margin / log)),
        upper: Math.exp(log * Math.exp(margin / log)),
      };
    }
  }
}
