import { armLabels } from '../arm-label.js';
import type { ModelFigure } from '../cohort-figure.js';
import type { Beside, PlacedVisit } from '../visit-figure/visit-axis.js';

/** The data of the chart: what the model says of an arm at a visit, and what was observed. Field names are fixed. */
export type ModelRow = Beside & {
  arm: string;
  armOrder: number;
  visitOrder: number;
  visit: string;
  label: string;
  hours: number | null;
  n: number;
  observed: number | null;
  estimate: number | null;
  se: number | null;
  df: number | null;
  lower: number | null;
  upper: number | null;
};

/** The place of an observed mean, left of the model's. */
export type ObservedRow = Beside & Pick<ModelRow, 'arm' | 'visit' | 'visitOrder' | 'n' | 'observed'>;

/** Steps between arms, and between the observed and the model's mean of an arm. */
const armStep = 1.8;
const pairStep = 0.75;

/** How many places side by side a visit needs. */
export const placesOf = ({ groups, refused }: ModelFigure): number =>
  refused === null ? Math.ceil(armStep * groups.length) : groups.length;

const unseen = {
  estimate: null,
  se: null,
  df: null,
  lower: null,
  upper: null,
  observed: { n: 0, mean: null },
};

/** One row for each arm and visit, also where the arm has nothing: a gap must be a row to break the line. */
export function modelRows(figure: ModelFigure, visits: PlacedVisit[]): ModelRow[] {
  const arms = armLabels(figure);
  return arms.flatMap((arm, armOrder) =>
    visits.map(({ visit, label, hours, beside }, visitOrder) => {
      const found = figure.groups[armOrder]?.visits.find((candidate) => candidate.visit === visit);
      const { estimate, se, df, lower, upper, observed } = found ?? unseen;
      const { n, mean } = observed;
      const row = { arm, armOrder, visitOrder, visit, label, hours, n, observed: mean };
      const numbers = { estimate, se, df, lower, upper };
      return { ...row, ...numbers, ...beside(armStep * slotOf(armOrder, arms.length) + pairStep / 2) };
    }),
  );
}

/** Beside the model's means, or in their place where there is no model. */
export const observedRows = (figure: ModelFigure, rows: ModelRow[], visits: PlacedVisit[]): ObservedRow[] =>
  rows.flatMap(({ arm, armOrder, visit, visitOrder, n, observed }) => {
    const slot = slotOf(armOrder, figure.groups.length);
    const place = visits[visitOrder]?.beside(figure.refused === null ? armStep * slot - pairStep / 2 : slot);
    return place === undefined ? [] : [{ arm, visit, visitOrder, n, observed, ...place }];
  });

const slotOf = (armOrder: number, arms: number): number => armOrder - (arms - 1) / 2;
