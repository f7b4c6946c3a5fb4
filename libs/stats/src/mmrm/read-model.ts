import { estimate, type FittedModel } from './fit-model.js';
import type { MaybeEstimate } from './inference.js';

const none: MaybeEstimate = {
  estimate: null,
  se: null,
  df: null,
  lower: null,
  upper: null,
  t: null,
  p: null,
};

/** The coefficients as R writes them, counted from zero; null where the data do not determine one. */
export function coefficientsOf(model: FittedModel): ({ term: string } & MaybeEstimate)[] {
  const { terms, sums, determined } = model;
  return terms.map(({ name, column, at }, j) => {
    if (determined.aliased.has(j)) return { term: name, ...none };
    const weights: number[] = terms.map((_, l) => (l === j ? 1 : 0));
    if (column !== 0) return { term: name, ...(estimate(model, weights) ?? none) };
    // Columns were counted from their origins: an intercept at zero also moves along every slope.
    const visit = j === 0 ? 0 : at.indexOf(true);
    terms.forEach((term, l) => {
      const origin = sums.columns[term.column]?.origin ?? 0;
      const on = (term.at[visit] ? 1 : 0) - (j > 0 && term.at[0] ? 1 : 0);
      if (term.column !== 0) weights[l] = (weights[l] ?? 0) - origin * on;
    });
    const offset = sums.origins[visit]! - (j > 0 ? sums.origins[0]! : 0);
    return { term: name, ...(estimate(model, weights, offset) ?? none) };
  });
}

/**
 * Weights of the coefficients in the mean of an arm at a visit, numeric columns at their mean over the model's rows,
 * the levels of a factor weighted equally (emmeans' and SAS's convention).
 */
function meanWeights({ terms, sums, columns }: FittedModel, arm: number, visit: number): number[] {
  const levels = new Map<string, number>(
    columns.factors.flatMap(({ name, levels: all }) => all.map((level) => [`${name}${level}`, all.length])),
  );
  const armName = `arm${columns.arms[arm]}`;
  return terms.map(({ column, at }) => {
    if (!at[visit]) return 0;
    const { kind, name, centredMean } = sums.columns[column]!;
    switch (kind) {
      case 'one':
        return 1;
      case 'arm':
        return name === armName && arm > 0 ? 1 : 0;
      case 'level':
        return 1 / (levels.get(name) ?? 1);
      case 'baseline':
      case 'numeric':
        return centredMean;
    }
  });
}

export type LsMean = { arm: string | null; visit: string } & MaybeEstimate;
export type Contrast = { arm: string; reference: string; visit: string } & MaybeEstimate;

/** Least-squares means by arm and visit asked for; null at visits that nobody has. */
export function lsMeansOf(model: FittedModel): LsMean[] {
  return model.columns.arms.flatMap((arm, index) =>
    model.asked.map((visit) => {
      const place = model.visits.indexOf(visit);
      if (place < 0) return { arm, visit, ...none };
      const weights = meanWeights(model, index, place);
      return { arm, visit, ...(estimate(model, weights, model.sums.origins[place]) ?? none) };
    }),
  );
}

/** Every arm minus the first, by visit. */
export function modelContrasts(model: FittedModel): Contrast[] {
  const [reference, ...others] = model.columns.arms;
  return others.flatMap((arm, index) =>
    model.asked.map((visit) => {
      const place = model.visits.indexOf(visit);
      const named = { arm: String(arm), reference: String(reference), visit };
      if (place < 0) return { ...named, ...none };
      const base = meanWeights(model, 0, place);
      const weights = meanWeights(model, index + 1, place).map((weight, j) => weight - base[j]!);
      // Where the arms are held equal there is nothing to tell.
      if (weights.every((weight) => weight === 0)) return { ...named, ...none, estimate: 0, se: 0 };
      return { ...named, ...(estimate(model, weights) ?? none) };
    }),
  );
}

/** The covariance of the model's visits, row by row. */
export const visitCovariance = ({
  optimum,
  visits,
}: FittedModel): { visits: string[]; matrix: number[][] } => ({
  visits,
  matrix: optimum.likelihood.sigma.to2DArray(),
});
