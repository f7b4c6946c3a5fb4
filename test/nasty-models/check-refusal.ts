import type { ModelRefusal } from '../../libs/stats/src/mmrm/model-options.js';
import { dot, independentColumns, without } from './dense-algebra.js';
import type { DenseModel, DensePatient } from './dense-model.js';

/** Whether what a refusal says can be seen in the rows; null where it can, else what was seen instead. */
export function falseRefusal(code: ModelRefusal['code'], model: DenseModel | null): string | null {
  if (code === 'no-scores') return model ? 'there are scores' : null;
  if (!model) return 'there are no scores';
  const visits = model.visits.map((_, place) => place);
  const pairs = visits.flatMap((s) => visits.slice(0, s).map((t) => [t, s]));
  switch (code) {
    case 'no-variation':
      return visits.some((visit) => hasNoVariation(leftAt(model, [visit]))) ? null : 'every visit varies';
    case 'collinear-visits':
      return pairs.some((pair) => isCollinear(leftAt(model, pair))) ? null : 'no two visits tell the same';
    case 'too-few-pairs':
      return pairs.some((pair) => leftAt(model, pair).df < 2)
        ? null
        : 'every pair of visits has patients enough';
    case 'too-few-patients': {
      const q = model.screenColumns(model.patients[0]!).length;
      const few =
        visits.some((visit) => leftAt(model, [visit]).df < 1) ||
        model.patients.length - q < visits.length ||
        model.observations <= model.kept.length;
      return few ? null : 'there are patients enough';
    }
    default:
      return null;
  }
}

interface Left {
  df: number;
  /** Residuals of each visit, and its scores less their mean. */
  residuals: number[][];
  centred: number[][];
}

/** Least squares of the scores at some visits, of the patients seen at all of them. */
function leftAt(model: DenseModel, visits: number[]): Left {
  const both = model.patients.filter(({ seen }) => visits.every((visit) => seen.includes(visit)));
  const rows = both.map(model.screenColumns);
  const { basis } = independentColumns((rows[0] ?? []).map((_, j) => rows.map((row) => row[j]!)));
  const scores = visits.map((visit) => both.map((patient) => scoreAt(patient, visit)));
  return {
    df: both.length - basis.length,
    residuals: scores.map((column) => without(column, basis)),
    centred: scores.map((column) => {
      const mean = column.reduce((sum, y) => sum + y, 0) / column.length;
      return column.map((y) => y - mean);
    }),
  };
}

const scoreAt = ({ seen, y }: DensePatient, visit: number): number => y[seen.indexOf(visit)]!;

function hasNoVariation({ df, residuals, centred }: Left): boolean {
  const [left, all] = [dot(residuals[0]!, residuals[0]!), dot(centred[0]!, centred[0]!)];
  return (centred[0]!.length > 1 && all === 0) || (df > 0 && left <= 1e-9 * all);
}

function isCollinear({ df, residuals, centred }: Left): boolean {
  const [a, b] = residuals as [number[], number[]];
  const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
  const vary = centred.every((scores, i) => dot(residuals[i]!, residuals[i]!) > 1e-11 * dot(scores, scores));
  return df >= 2 && vary && aa * bb - ab * ab <= 1e-9 * aa * bb;
}
