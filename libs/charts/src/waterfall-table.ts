import { armLabels } from './arm-label.js';
import type { WaterfallFigure } from './cohort-figure.js';

/** One band of changes of one group, in the order of its columns: `from` inclusive, `to` exclusive, in points. */
export type WaterfallTableRow = {
  arm: string;
  visit: string;
  from: number;
  to: number;
  n: number;
  of: number;
};

export const waterfallColumns = ['arm', 'visit', 'from', 'to', 'n', 'of'] as const;

/** The numbers behind the figure: group by group from the lowest change to the highest, empty bands too. */
export function waterfallTable(figure: WaterfallFigure): WaterfallTableRow[] {
  const arms = armLabels(figure);
  return figure.groups.flatMap(({ n: of, bands }, index) =>
    bands.map(({ from, to, n }) => ({ arm: arms[index] ?? '', visit: figure.visit, from, to, n, of })),
  );
}
