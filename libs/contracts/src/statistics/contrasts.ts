import { z } from 'zod';
import { arm, head, maybe } from './head.js';

const Interval = { se: maybe, df: maybe, lower: maybe, upper: maybe, t: maybe, p: maybe };

const Difference = z.object({
  arm,
  reference: arm,
  visit: z.string(),
  welch: z.object({
    estimable: z.boolean(),
    reason: z.string().optional(),
    difference: maybe,
    ...Interval,
    pooled: z.object(Interval),
  }),
  hedges: z.object({
    estimable: z.boolean(),
    n1: z.number(),
    n2: z.number(),
    sdPooled: maybe,
    cohensD: maybe,
    jExact: maybe,
    hedgesG: maybe,
    ciNoncentralT: z.tuple([z.number(), z.number()]).nullable(),
  }),
});

export const Contrasts = z
  .object({
    ...head,
    /** Arm minus the reference: scores at each visit. */
    betweenArms: z.array(Difference),
    /** Arm minus the reference: changes since each patient's own baseline. */
    changeBetweenArms: z.array(Difference),
    /** Inside one arm; `dAv`: over the root of the mean variance, `dZ`: over the SD of the change. */
    changeFromBaseline: z.array(
      z.object({
        arm,
        visit: z.string(),
        n: z.number(),
        mean: maybe,
        ...Interval,
        dAv: maybe,
        dZ: maybe,
      }),
    ),
  })
  .meta({ id: 'Contrasts' });
export type Contrasts = z.infer<typeof Contrasts>;
