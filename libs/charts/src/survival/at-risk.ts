import type { SurvivalStep } from './drawn-share.js';

/**
 * How many patients are still followed and without the event just before `hours`. Steps are ascending, and whenever
 * that number changes there is one. O(steps).
 */
export function atRiskAt(steps: SurvivalStep[], hours: number): number {
  const next = steps.find(({ time }) => time >= hours);
  if (next !== undefined) return next.atRisk;
  const last = steps.at(-1);
  return last === undefined ? 0 : last.atRisk - last.events - last.censored;
}
