import { z } from 'zod';
import { arm, head, maybe } from './head.js';

const Share = z.object({ x: z.number(), n: z.number(), rate: maybe, lower: maybe, upper: maybe });
const RateDifference = z.object({
  estimable: z.boolean(),
  difference: maybe,
  newcombeCi: z.tuple([z.number(), z.number()]).nullable(),
  chisqNoCorrection: maybe,
  chisqP: maybe,
  fisherP: maybe,
  riskRatio: maybe,
  oddsRatioSample: maybe,
  nnt: maybe,
});
export type RateDifference = z.infer<typeof RateDifference>;

export const respondersQuery = z.strictObject({
  rule: z.string().max(40).optional(),
  visit: z.string().max(40).optional(),
  asOf: z.iso.date().optional(),
});

export const Responders = z
  .object({
    ...head,
    rule: z.string(),
    meaning: z.string(),
    rows: z.array(
      z.object({
        arm,
        visit: z.string(),
        observed: Share,
        nonresponderImputed: Share,
        notYetDue: z.number(),
      }),
    ),
    differences: z.array(
      z.object({
        arm,
        reference: arm,
        visit: z.string(),
        observed: RateDifference,
        nonresponderImputed: RateDifference,
      }),
    ),
  })
  .meta({ id: 'Responders' });
export type Responders = z.infer<typeof Responders>;
