import { z } from 'zod';

/** A number that may not be estimable. */
export const maybe = z.number().nullable();
export const arm = z.string().nullable();

/** Where the numbers come from. `reading`: what they say in plain words. */
export const head = {
  cohort: z.string(),
  series: z.string(),
  protocol: z.string(),
  tally: z.string(),
  asOf: z.string(),
  current: z.boolean(),
  simulated: z.boolean(),
  reading: z.array(z.string()),
};
export type StatisticsHead = Omit<z.infer<z.ZodObject<typeof head>>, 'reading'>;

export const Refused = z.object({ code: z.string(), reason: z.string() });
