import { noncentralTTails } from './noncentral-t.js';
import { normalQuantile } from './normal.js';

/**
 * The 95 % interval of the noncentrality of a t statistic: the two ncp at which P(T <= t) is .975 (lower) and .025
 * (upper) (Steiger & Fouladi 1997, Noncentrality interval estimation and the evaluation of statistical models, in
 * What if there were no significance tests?). Solved to 1e-13, relative where |ncp| > 1, on the normal scale, where
 * the curve is nearly straight. Throws RangeError as `noncentralTTails` does. About fifteen tails a limit.
 */
export function noncentralityInterval(t: number, df: number): { lower: number; upper: number } {
  const z = normalQuantile(0.975);
  return { lower: solveNoncentrality(t, df, z), upper: solveNoncentrality(t, df, -z) };
}

/**
 * The ncp at which P(T <= t) is that of the standard normal at `z`, by Ridders's method (Ridders 1979, A new algorithm
 * for computing a single root of a real continuous function, IEEE Trans. Circuits Syst. 26, 979-980), which keeps the
 * root between two bounds.
 */
function solveNoncentrality(t: number, df: number, z: number): number {
  const excess = (ncp: number) => normalScale(t, df, ncp) - z;
  let [low, high] = bracket(excess, t, Math.sqrt(1 + (t * t) / (2 * df)));
  let [excessLow, excessHigh] = [excess(low), excess(high)];
  let previous = low;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    const excessMiddle = excess(middle);
    const root = Math.sqrt(excessMiddle * excessMiddle - excessLow * excessHigh);
    const ncp = root === 0 ? middle : middle + ((middle - low) * excessMiddle) / root;
    if (Math.abs(ncp - previous) <= 2e-14 * Math.max(1, Math.abs(ncp))) return ncp;
    previous = ncp;
    const here = excess(ncp);
    for (const [at, value] of [
      [middle, excessMiddle],
      [ncp, here],
    ] as const) {
      if (at <= low || at >= high) continue;
      if (value >= 0) [low, excessLow] = [at, value];
      else [high, excessHigh] = [at, value];
    }
  }
  throw new RangeError(`No noncentrality found at t = ${t}, df = ${df}`);
}

/** Two ncp with the root of a falling `excess` between them. */
function bracket(excess: (ncp: number) => number, start: number, scale: number): [number, number] {
  let [low, high, step] = [start, start, scale];
  while (excess(low) < 0) [low, step] = [low - step, 2 * step];
  while (excess(high) > 0) [high, step] = [high + step, 2 * step];
  return [low, high];
}

/** P(T <= t) as the normal quantile, from the tail that has its digits; to 37, for beyond there are no doubles. */
function normalScale(t: number, df: number, ncp: number): number {
  const { lower, upper } = noncentralTTails(t, df, ncp);
  const size = -normalQuantile(Math.min(Math.max(Math.min(lower, upper), 1e-299), 0.5));
  return lower < upper ? -size : size;
}
