import type { InfusionsFigure } from './patient-figure.js';

/** One visit after one infusion, in the order of its columns; an infusion without visits is a row of its own. */
export type InfusionChangesTableRow = {
  infusion: number;
  phase: string;
  at: string;
  drug: string;
  route: string;
  doseMg: number | null;
  doseMgPerKg: number | null;
  pre: number | null;
  preAt: string | null;
  visit: string | null;
  hours: number | null;
  total: number | null;
  change: number | null;
};

export const infusionChangesColumns = [
  'infusion',
  'phase',
  'at',
  'drug',
  'route',
  'doseMg',
  'doseMgPerKg',
  'pre',
  'preAt',
  'visit',
  'hours',
  'total',
  'change',
] as const;

const none = { visit: null, hours: null, total: null, change: null };

/** The numbers behind the figure, unrounded, infusion by infusion. */
export const infusionChangesTable = ({ infusions }: InfusionsFigure): InfusionChangesTableRow[] =>
  infusions.flatMap(({ number, phase, at, drug, route, doseMg, doseMgPerKg, pre, preAt, visits }) =>
    (visits.length > 0 ? visits : [none]).map(({ visit, hours, total, change }) => ({
      infusion: number,
      phase,
      at,
      drug,
      route,
      doseMg,
      doseMgPerKg,
      pre,
      preAt,
      visit,
      hours,
      total,
      change,
    })),
  );
