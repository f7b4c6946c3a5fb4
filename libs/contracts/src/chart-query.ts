import { z } from 'zod';
import { Instant, Series } from './fields.js';
import { modelQuery } from './statistics/model.js';
import { ruleParameters } from './statistics/change-rule.js';
import { survivalQuery } from './statistics/survival.js';

export const chartNames = [
  'mean-curve',
  'change',
  'model',
  'contrast',
  'responders',
  'survival',
  'waterfall',
  'distribution',
  'reliable-change',
  'flow',
] as const;
/**
 * `y` and `bars` unless given: the full scale and SE for the mean curve, the data and 95 % intervals for change. `of`:
 * what a contrast compares; `denominator`: of responders, those seen or all who were due. The others are those of the
 * numbers behind the chart.
 */
export const cohortChartQuery = z.strictObject({
  x: z.enum(['visit', 'hours']).default('visit'),
  y: z.enum(['full', 'data']).optional(),
  bars: z.enum(['se', 'ci']).optional(),
  of: z.enum(['score', 'change', 'model']).default('score'),
  denominator: z.enum(['observed', 'imputed']).default('observed'),
  visit: z.string().max(40).optional(),
  ...modelQuery.shape,
  ...survivalQuery.shape,
  ...ruleParameters,
  asOf: z.iso.date().optional(),
});
export type CohortChartQuery = z.infer<typeof cohortChartQuery>;

export const patientChartNames = ['trajectory', 'symptoms', 'infusions'] as const;
/** `cohort`: whose model the trajectory shows an expectation of. `series`: that of the cohort, else the one with the most scores; `y`: the full scale, for changes what the data span; unless given. */
export const patientChartQuery = z.strictObject({
  series: Series.optional(),
  cohort: z.uuid().optional(),
  y: z.enum(['full', 'data']).optional(),
  asOf: Instant.optional(),
});
export type PatientChartQuery = z.infer<typeof patientChartQuery>;
