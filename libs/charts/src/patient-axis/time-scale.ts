import type { TimeUnit } from '../patient-figure.js';
import type { Json } from '../vega-lite-spec.js';
import { plotWidth } from './sizes.js';

/** Time along the plot, true to length. */
export interface TimeScale {
  /** Wider than the times by `inset` px at each end. */
  domain: [number, number];
  ticks: number[];
  toPixel: (time: number) => number;
  scale: Json;
}

const inset = 18;
const mostTicks = 10;
const steps = {
  hours: [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48],
  days: [1, 2, 7, 14, 28, 56, 84, 168, 364],
};

/** Holds all `times`; around a single one it shows a unit to each side, and without any one unit. */
export function timeScale(times: number[], unit: TimeUnit): TimeScale {
  const first = times.reduce((low, time) => Math.min(low, time), Infinity);
  const last = times.reduce((high, time) => Math.max(high, time), -Infinity);
  const [low, high] = endsOf(first, last);
  const perPixel = (high - low) / (plotWidth - 2 * inset);
  const domain: [number, number] = [low - inset * perPixel, high + inset * perPixel];
  return {
    domain,
    ticks: ticksBetween(low, high, steps[unit]),
    toPixel: (time) => (time - domain[0]) / perPixel,
    scale: { domain, nice: false, zero: false },
  };
}

/** Less than this, a thousandth of a second, is no length that could be drawn. */
const shortest = 1e-8;

function endsOf(first: number, last: number): [number, number] {
  if (first > last) return [0, 1];
  return last - first < shortest ? [first - 1, first + 1] : [first, last];
}

function ticksBetween(low: number, high: number, candidates: number[]): number[] {
  const longest = candidates.at(-1) ?? 1;
  const wide = longest * Math.ceil((high - low) / longest / mostTicks);
  const step = candidates.find((candidate) => (high - low) / candidate <= mostTicks) ?? wide;
  const from = Math.ceil(low / step);
  const count = Math.floor(high / step) - from + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (from + index) * step);
}
