import { z } from 'zod';
import { Instant, Series } from './fields.js';

export const chartNames = ['mean-curve', 'change'] as const;
/** `y` and `bars` unless given: the full scale and SE for the mean curve, the data and 95 % intervals for change. */
export const cohortChartQuery = z.strictObject({
  x: z.enum(['visit', 'hours']).default('visit'),
  y: z.enum(['full', 'data']).optional(),
  bars: z.enum(['se', 'ci']).optional(),
  asOf: z.iso.date().optional(),
});
export type CohortChartQuery = z.infer<typeof cohortChartQuery>;

export const patientChartNames = ['trajectory', 'symptoms', 'infusions'] as const;
/** `series`: the one with the most scores; `y`: the full scale, for changes what the data span; unless given. */
export const patientChartQuery = z.strictObject({
  series: Series.optional(),
  y: z.enum(['full', 'data']).optional(),
  asOf: Instant.optional(),
});
export type PatientChartQuery = z.infer<typeof patientChartQuery>;
