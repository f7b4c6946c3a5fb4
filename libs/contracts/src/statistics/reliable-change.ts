import { z } from 'zod';
import { arm, head, maybe } from './head.js';
import { categories, ruleParameters, ruleSaid } from './change-rule.js';

export const reliableChangeQuery = z.strictObject({
  ...ruleParameters,
  visit: z.string().max(40).optional(),
  asOf: z.iso.date().optional(),
});
export type ReliableChangeQuery = z.infer<typeof reliableChangeQuery>;

export const ReliableChange = z
  .object({
    ...head,
    visit: z.string(),
    ...ruleSaid,
    groups: z.array(
      z.object({
        arm,
        n: z.number(),
        withoutBaseline: z.number(),
        cannotBeTold: z.number(),
        ableToImprove: maybe,
        categories: z.record(z.enum(categories), z.number()),
        pairs: z.array(
          z.object({
            pre: z.number(),
            post: z.number(),
            n: z.number(),
            category: z.enum(categories).nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ReliableChange' });
export type ReliableChange = z.infer<typeof ReliableChange>;
