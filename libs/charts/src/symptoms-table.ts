import type { SymptomsFigure } from './patient-figure.js';
import { valueOf } from './symptoms/panel-layers.js';

/** One subscale of one form, in the order of its columns. */
export type SymptomsTableRow = {
  assessmentId: string;
  at: string | null;
  unit: string;
  time: number | null;
  visit: string | null;
  subscale: string;
  name: string;
  min: number;
  max: number;
  value: number | null;
};

export const symptomsColumns = [
  'assessmentId',
  'at',
  'unit',
  'time',
  'visit',
  'subscale',
  'name',
  'min',
  'max',
  'value',
] as const;

/** The numbers behind the figure, unrounded, form by form; a missing subscale is a row without a value. */
export const symptomsTable = ({ points, panels, unit }: SymptomsFigure): SymptomsTableRow[] =>
  points.flatMap(({ assessmentId, at, time, visit, values }) =>
    panels.map(({ key, name, min, max }) => ({
      assessmentId,
      at,
      unit,
      time,
      visit,
      subscale: key,
      name,
      min,
      max,
      value: valueOf(values, key),
    })),
  );
