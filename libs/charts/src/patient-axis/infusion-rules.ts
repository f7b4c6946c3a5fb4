import type { InfusionMark } from '../patient-figure.js';
import type { Json } from '../vega-lite-spec.js';
import { at, layerOf, type Members } from './marks.js';

/** Vertical rules at the infusions: solid for the induction, dashed for boosters. */
export function infusionRules(infusions: InfusionMark[], x: Json, top: number, bottom: number): Json[] {
  const encoding: Members = { x, y: at(top), y2: at(bottom) };
  const rule = { type: 'rule', color: '#777', strokeWidth: 1.2 };
  const of = (phase: InfusionMark['phase']): Json[] =>
    infusions.filter((infusion) => infusion.phase === phase).map((infusion) => ({ ...infusion }));
  return [
    ...layerOf(of('induction'), rule, encoding),
    ...layerOf(of('booster'), { ...rule, strokeWidth: 1.6, strokeDash: [5, 3] }, encoding),
  ];
}
