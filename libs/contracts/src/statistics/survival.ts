import { z } from 'zod';
import { arm, head, maybe, Refused } from './head.js';

export const survivalIntervals = ['log', 'log-log', 'plain'] as const;
/** `event`: the first response, or the loss of it counted from the first response. `redose`: whether it censors. */
export const survivalQuery = z.strictObject({
  rule: z.string().max(40).optional(),
  event: z.enum(['response', 'loss']).default('response'),
  ci: z.enum(survivalIntervals).default('log'),
  redose: z.enum(['ignore', 'censor']).default('ignore'),
  asOf: z.iso.date().optional(),
});
export type SurvivalQuery = z.infer<typeof survivalQuery>;

export const Survival = z
  .object({
    ...head,
    rule: z.string(),
    meaning: z.string(),
    event: z.enum(['response', 'loss']),
    ci: z.enum(survivalIntervals),
    censoring: z.string(),
    refused: Refused.optional(),
    /** Times in hours from the protocol's anchor, or from the first response. */
    rows: z.array(
      z.object({
        arm,
        time: z.number(),
        nRisk: z.number(),
        nEvent: z.number(),
        nCensor: z.number(),
        surv: z.number(),
        cumulativeResponse: z.number(),
        stdErr: maybe,
        lower: maybe,
        upper: maybe,
      }),
    ),
    medians: z.array(
      z.object({ arm, n: z.number(), events: z.number(), median: maybe, lower: maybe, upper: maybe }),
    ),
    logrank: z
      .object({
        chisq: z.number(),
        df: z.number(),
        p: z.number(),
        observed: z.array(z.number()),
        expected: z.array(z.number()),
      })
      .nullable(),
  })
  .meta({ id: 'Survival' });
export type Survival = z.infer<typeof Survival>;
