import { scaled } from '../ratio.js';
import { beyondCritical, indexOf } from './change-index.js';
import type { ChangeRule, CutOff, RefusedChange, ReliableThreshold } from './change-rule.js';
import { compare, minus, pointsOf, signOf, times, type Fraction } from './fraction.js';
import { compareToCutOff, type Better } from './norm-cut-off.js';

/** In the order of a chart's legend, from best to worst. */
export const changeCategories = ['recovered', 'improved', 'unchanged', 'deteriorated', 'harmed'] as const;

export type ChangeCategory = (typeof changeCategories)[number];

/**
 * `change`: post - pre, in points; `rci`: null where the rule has no index; `clinicalPre`, `functionalPost`: null where
 * the rule has no cut-off, and then nobody is recovered or harmed; `reliable`: improvement or worsening.
 */
export interface ClassifiedChange {
  rci: number | null;
  change: number;
  category: ChangeCategory;
  clinicalPre: boolean | null;
  functionalPost: boolean | null;
  reliable: boolean;
}

/**
 * What one change from `pre` to `post`, in ticks, is under the rule (Jacobson & Truax 1991; categories:
 * docs/methods/change-rules.md). Every comparison is exact. Refused: a percent rule at a baseline of 0 or below. O(1).
 */
export function classify(rule: ChangeRule, pre: bigint, post: bigint): ClassifiedChange | RefusedChange {
  if (rule.reliable.by === 'percent' && pre <= 0n) return { refused: 'zero baseline' };
  const [before, after] = [pointsOf(pre, rule.decimals), pointsOf(post, rule.decimals)];
  const direction = reliableDirection(rule.reliable, before, after);
  const [sidePre, sidePost] = [sideOf(before, rule), sideOf(after, rule)];
  return {
    rci: rule.reliable.by === 'index' ? indexOf(rule.reliable.index, before, after) : null,
    change: scaled(post - pre, rule.decimals),
    category: categoryOf(direction, rule.better, sidePre, sidePost),
    clinicalPre: sidePre === null ? null : sidePre === 'clinical',
    functionalPost: sidePost === null ? null : sidePost === 'functional',
    reliable: direction !== 0,
  };
}

type Side = 'clinical' | 'functional' | 'neither';

function categoryOf(
  direction: -1 | 0 | 1,
  better: Better,
  pre: Side | null,
  post: Side | null,
): ChangeCategory {
  if (direction === 0) return 'unchanged';
  const improved = better === 'lower' ? direction < 0 : direction > 0;
  if (improved) return pre === 'clinical' && post === 'functional' ? 'recovered' : 'improved';
  return pre === 'functional' && post === 'clinical' ? 'harmed' : 'deteriorated';
}

/** The sign of a change that is reliable, 0 for one that is not. */
function reliableDirection(threshold: ReliableThreshold, pre: Fraction, post: Fraction): -1 | 0 | 1 {
  if (threshold.by === 'index') return beyondCritical(threshold.index, pre, post);
  const change = minus(post, pre);
  const sign = signOf(change);
  const size: Fraction = sign < 0 ? [-change[0], change[1]] : change;
  const [measured, needed] =
    threshold.by === 'points'
      ? [size, threshold.atLeast]
      : [times(size, [100n, 1n]), times(pre, threshold.atLeast)];
  return compare(measured, needed) >= 0 ? sign : 0;
}

function sideOf(score: Fraction, { better, cutOff }: ChangeRule): Side | null {
  if (cutOff === null) return null;
  const place = better === 'lower' ? placeOf(score, cutOff) : -placeOf(score, cutOff);
  if (place !== 0) return place < 0 ? 'functional' : 'clinical';
  if (cutOff.by === 'norms') return 'neither';
  return cutOff.inclusive ? 'functional' : 'clinical';
}

const placeOf = (score: Fraction, cutOff: CutOff): -1 | 0 | 1 =>
  cutOff.by === 'norms' ? compareToCutOff(score, cutOff.norms) : compare(score, cutOff.at);
