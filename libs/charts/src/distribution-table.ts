import { armLabels } from './arm-label.js';
import type { DistributionFigure } from './cohort-figure.js';

/** One band of one group at one visit, with the quartiles of the visit; a visit without bands is a row of its own. */
export type DistributionTableRow = {
  arm: string;
  visit: string;
  n: number;
  min: number | null;
  q1: number | null;
  median: number | null;
  q3: number | null;
  max: number | null;
  from: number | null;
  to: number | null;
  inBand: number | null;
};

export const distributionColumns = [
  'arm',
  'visit',
  'n',
  'min',
  'q1',
  'median',
  'q3',
  'max',
  'from',
  'to',
  'inBand',
] as const;

const noBand = { from: null, to: null, n: null };

/** The numbers behind the figure, unrounded, group by group and in protocol order; `from` inclusive, `to` exclusive. */
export function distributionTable(figure: DistributionFigure): DistributionTableRow[] {
  const arms = armLabels(figure);
  return figure.groups.flatMap(({ visits }, index) =>
    visits.flatMap(({ visit, n, min, q1, median, q3, max, bands }) =>
      (bands.length > 0 ? bands : [noBand]).map(({ from, to, n: inBand }) => ({
        arm: arms[index] ?? '',
        visit,
        n,
        min,
        q1,
        median,
        q3,
        max,
        from,
        to,
        inBand,
      })),
    ),
  );
}
