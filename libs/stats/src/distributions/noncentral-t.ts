import { logIntegral } from './log-integral.js';
import { normalCdf } from './normal.js';

/** P(T <= t) and P(T > t). */
export interface Tails {
  lower: number;
  upper: number;
}

/**
 * Both tails of the noncentral t distribution, T = (Z + ncp) / S with Z standard normal and df S^2 chi-square with
 * `df` degrees of freedom (any positive real): P(T <= t) = E Phi(t S - ncp) (Johnson, Kotz & Balakrishnan 1995,
 * Continuous univariate distributions 2, ch. 31). With w = log S the density of w is proportional to
 * exp(df (w - e^(2w) / 2)), so the expectation is the quotient of two integrals over the line; no gamma function of a
 * large argument is needed. The smaller tail is integrated, in logs, and keeps its digits (relative error below 1e-12
 * for df from 1 to 1e6 and |ncp| to 40, and for t and ncp to a million at df to 1e4).
 * Throws RangeError unless t and ncp are finite and df is finite and positive. Cost: two of `logIntegral`.
 */
export function noncentralTTails(t: number, df: number, ncp: number): Tails {
  if (!Number.isFinite(t) || !Number.isFinite(ncp) || !(df > 0 && df < Infinity))
    throw new RangeError(`The noncentral t does not exist at t = ${t}, df = ${df}, ncp = ${ncp}`);
  const side = t < ncp ? 1 : -1;
  const logDensity = (w: number) => -(df / 2) * exponentialExcess(2 * w);
  // The normal distribution function steps where t e^w passes ncp, over 1 / |ncp|.
  const bend = t * ncp > 0 ? { at: Math.log(ncp / t), width: 1 / Math.abs(ncp) } : undefined;
  const logTail = logIntegral((w) => logNormalCdf(side * (t * Math.exp(w) - ncp)) + logDensity(w), bend);
  const tail = Math.min(Math.exp(logTail - logIntegral(logDensity)), 1);
  return side === 1 ? { lower: tail, upper: 1 - tail } : { lower: 1 - tail, upper: tail };
}

/** e^y - 1 - y, by its series where the difference would lose digits. */
function exponentialExcess(y: number): number {
  if (Math.abs(y) > 0.5) return Math.expm1(y) - y;
  let sum = 0;
  for (let k = 16; k >= 3; k--) sum = ((1 + sum) * y) / k;
  return ((1 + sum) * y * y) / 2;
}

/** Log of the normal distribution function; its leading terms where the function itself leaves the doubles. */
function logNormalCdf(x: number): number {
  if (x > -37) return Math.log(normalCdf(x));
  const square = x * x;
  return -square / 2 - Math.log(-x * Math.sqrt(2 * Math.PI)) + Math.log1p((3 / square - 1) / square);
}
