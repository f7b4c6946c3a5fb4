import { armLabels } from '../arm-label.js';
import { armStyle } from '../arm-style.js';
import type { DistributionFigure } from '../cohort-figure.js';
import { refuseMiscount } from '../cohort-panels/refuse-miscount.js';
import { visitsInOrder } from '../cohort-panels/visits-in-order.js';

export type Spread = DistributionFigure['groups'][number]['visits'][number];

/** One group at one visit. Px from the upper left corner of the plot. */
export interface Slot {
  arm: string;
  armOrder: number;
  colour: string;
  shape: string;
  spread: Spread;
  /** The middle of its box, and where its histogram begins. */
  x: number;
  barsFrom: number;
}

export interface DistributionLayout {
  width: number;
  columnWidth: number;
  /** How wide a histogram may become. */
  barsWidth: number;
  visits: { visit: string; label: string; middle: number }[];
  slots: Slot[];
}

export const boxWidth = 16;
const gap = 12;
const leastColumn = 104;
const leastPlot = 440;

/**
 * A column for each visit, in it the groups side by side: a box with its histogram at the right. Throws RangeError
 * where the bands of a visit do not hold the patients seen. O(groups x visits^2).
 */
export function layOutDistribution(figure: DistributionFigure): DistributionLayout {
  const { groups } = figure;
  const names = armLabels(figure);
  const visits = visitsInOrder(groups);
  const barsWidth = groups.length > 4 ? 22 : 36;
  const slotWidth = boxWidth + 3 + barsWidth + gap;
  const least = Math.max(leastColumn, slotWidth * groups.length + 2 * gap);
  const width = Math.max(leastPlot, least * visits.length);
  const columnWidth = width / Math.max(1, visits.length);
  const slots = visits.flatMap(({ visit }, column) =>
    groups.flatMap(({ visits: spreads }, armOrder) => {
      const spread = spreads.find((each) => each.visit === visit);
      if (spread === undefined) return [];
      refuseMiscount(
        spread.bands.map(({ n }) => n),
        spread.n,
        `visit ${visit}`,
      );
      const from = columnWidth * (column + 0.5) + slotWidth * (armOrder - groups.length / 2) + gap / 2;
      const { colour, shape } = armStyle(armOrder);
      const x = from + boxWidth / 2;
      return [
        { arm: names[armOrder] ?? '', armOrder, colour, shape, spread, x, barsFrom: from + boxWidth + 3 },
      ];
    }),
  );
  return {
    width,
    columnWidth,
    barsWidth,
    visits: visits.map((visit, column) => ({ ...visit, middle: columnWidth * (column + 0.5) })),
    slots,
  };
}
