import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { chiSquareUpperTail } from '../distributions/chi-square.js';
import { riskSets, type SurvivalCount } from './survival-count.js';

/** `groups` in the order given; `df` groups that could have had an event, less one. Null where nothing can be compared. */
export interface LogRankTest {
  groups: { n: number; observed: number; expected: number }[];
  chiSquare: number | null;
  df: number;
  p: number | null;
}

/**
 * Log-rank test of k groups (Mantel 1966, Cancer Chemother. Rep. 50, 163-170; Peto & Peto 1972, J. R. Stat. Soc. A 135,
 * 185-207): at each time with d events among n at risk, n_g of them in the group, expected d n_g / n and covariance
 * d (n - d) / (n - 1) n_g / n ((g = h) - n_h / n); chi-square is the quadratic form of observed - expected in the inverse
 * of the summed covariance without its first group, on k - 1 degrees of freedom. As survdiff(rho = 0) of the R package
 * survival, groups with nothing expected, who all left before the first event, are out; where fewer than two are left,
 * or all at risk have the event at once, there is no test. Throws RangeError as `riskSets` does. O(k times^2 + k^2
 * times).
 */
export function logRank(groups: readonly (readonly SurvivalCount[])[]): LogRankTest {
  const sets = groups.map(riskSets);
  const size = groups.length;
  const observed = sets.map((rows) => rows.reduce((sum, { events }) => sum + events, 0));
  const expected = sets.map(() => 0);
  const covariance = Matrix.zeros(size, size);
  const times = new Set(
    sets.flatMap((rows) => rows.filter(({ events }) => events > 0).map(({ time }) => time)),
  );
  for (const time of times) {
    // At risk: who stand in the first risk set that is not before this time.
    const next = sets.map((rows) => rows.find((row) => row.time >= time));
    const atRisk = next.map((row) => row?.atRisk ?? 0);
    const all = atRisk.reduce((sum, count) => sum + count, 0);
    const events = next.reduce((sum, row) => sum + (row?.time === time ? row.events : 0), 0);
    const spread = all > 1 ? (events * (all - events)) / (all - 1) : 0;
    for (const [g, one] of atRisk.entries()) {
      expected[g] = (expected[g] ?? 0) + (events * one) / all;
      for (const [h, other] of atRisk.entries()) {
        // Whole numbers first, so that the matrix is symmetric to the last bit.
        const pair = g === h ? one * (all - one) : -one * other;
        covariance.set(g, h, covariance.get(g, h) + (spread * pair) / (all * all));
      }
    }
  }
  const compared = [...expected.keys()].filter((g) => (expected[g] ?? 0) > 0);
  const df = Math.max(compared.length - 1, 0);
  const chiSquare = df === 0 ? null : quadraticForm(observed, expected, covariance, compared.slice(1));
  return {
    groups: sets.map((rows, g) => ({
      n: rows[0]?.atRisk ?? 0,
      observed: observed[g] ?? 0,
      expected: expected[g] ?? 0,
    })),
    chiSquare,
    df,
    p: chiSquare === null ? null : chiSquareUpperTail(chiSquare, df),
  };
}

/** Null where the covariance is 0. */
function quadraticForm(
  observed: number[],
  expected: number[],
  covariance: Matrix,
  of: number[],
): number | null {
  const excess = Matrix.columnVector(of.map((g) => (observed[g] ?? 0) - (expected[g] ?? 0)));
  const cholesky = new CholeskyDecomposition(covariance.selection(of, of));
  if (!cholesky.isPositiveDefinite()) return null;
  return Math.max(excess.dot(cholesky.solve(excess)), 0);
}
