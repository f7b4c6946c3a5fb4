import type { AssessmentFact, InfusionFact } from './facts.js';

export const byId = (a: { id: string }, b: { id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** In time, then by number, then by id: an order that no order of arrival can change. */
export const inTimeOrder = (infusions: readonly InfusionFact[]): InfusionFact[] =>
  [...infusions].sort((a, b) => a.startedAt - b.startedAt || a.number - b.number || byId(a, b));

/** Later first, without a time last; at the same instant the later arrival first, then the larger id. */
export function latestFirst(a: AssessmentFact, b: AssessmentFact): number {
  if (a.at !== b.at) return (b.at ?? -Infinity) - (a.at ?? -Infinity);
  return b.received - a.received || byId(b, a);
}
