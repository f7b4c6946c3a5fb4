import { cellParts, listCells, type CellParts, type TallyIndex } from '../tally-index.js';
import { CannotFit, type ModelOptions, type ModelShape } from './model-options.js';

/** A cell of the tally that the model uses: its arm and the level of each categorical covariate, by number. */
export interface ModelCell {
  parts: CellParts;
  arm: number;
  levels: number[];
}

/** Which cells, levels, visits and columns of the tally take part. Numbers of columns are those of the tally. */
export interface ModelColumns {
  cells: ModelCell[];
  /** In the model, in order; no arm: one unnamed. */
  arms: (string | null)[];
  factors: { name: string; levels: string[] }[];
  numeric: { name: string; column: number; decimals: number }[];
  /** Visits that at least one patient of the model has. */
  visits: number[];
  /** Those that were asked for. */
  asked: number[];
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Throws CannotFit where a covariate is not of the cohort or nobody has what the model needs. O(blocks). */
export function modelColumns(index: TallyIndex, shape: ModelShape, options: ModelOptions): ModelColumns {
  const factorPlaces = placesOf(shape, options, 'categorical');
  const numericPlaces = placesOf(shape, options, 'numeric');
  const arms = shape.arms ?? [null];
  const depth = shape.arms ? 1 : 0;
  const cells = listCells(index).flatMap((cell) => {
    const arm = shape.arms ? shape.arms.indexOf(cell[0] ?? '') : 0;
    const values = factorPlaces.map(({ place }) => cell[depth + place] ?? null);
    if (arm < 0 || (shape.arms && cell[0] === null) || values.includes(null)) return [];
    return [{ parts: cellParts(index, cell), arm, values: values.map((value) => value ?? '') }];
  });
  const factors = factorPlaces.map(({ name }, at) => ({
    name,
    levels: [...new Set(cells.map(({ values }) => values[at] ?? ''))].sort(byCodeUnit),
  }));
  const numeric = numericPlaces.map(({ name, place, decimals }) => ({
    name,
    decimals,
    column: shape.visits.length + place,
  }));
  const asked = shape.visits.flatMap((_, visit) => (options.visits === 'all' || visit > 0 ? [visit] : []));
  const needed = [...(needsBaseline(options) ? [0] : []), ...numeric.map(({ column }) => column)];
  const patterns = cells.flatMap(({ parts }) => parts.blocks.map(({ pattern }) => pattern));
  const usable = patterns.filter((pattern) => needed.every((column) => pattern[column] === '1'));
  const visits = asked.filter((visit) => usable.some((pattern) => pattern[visit] === '1'));
  if (visits.length === 0) throw new CannotFit('no-scores', 'Nobody has the scores that the model needs.');
  return {
    cells: cells.map(({ parts, arm, values }) => ({
      parts,
      arm,
      levels: values.map((value, at) => factors[at]?.levels.indexOf(value) ?? 0),
    })),
    arms,
    factors,
    numeric,
    visits,
    asked,
  };
}

/** The baseline as a covariate or as what change is counted from: a patient without one is not in the model. */
export const needsBaseline = ({ response, baseline }: ModelOptions): boolean =>
  response === 'change' || baseline === 'by-visit' || baseline === 'main';

function placesOf(
  { covariates }: ModelShape,
  { covariates: wanted }: ModelOptions,
  kind: 'categorical' | 'numeric',
): { name: string; place: number; decimals: number }[] {
  for (const name of wanted)
    if (!covariates.some((covariate) => covariate.name === name))
      throw new CannotFit('unknown-covariate', `The cohort keeps no covariate ${name}.`);
  return covariates
    .filter((covariate) => covariate.kind === kind)
    .flatMap(({ name, decimals }, place) => (wanted.includes(name) ? [{ name, place, decimals }] : []));
}
