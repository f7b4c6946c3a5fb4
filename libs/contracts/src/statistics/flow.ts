import { z } from 'zod';
import { arm, head, maybe } from './head.js';

const Mean = z.object({ n: z.number(), mean: maybe });

export const Flow = z
  .object({
    ...head,
    least: z.number(),
    groups: z.array(
      z.object({
        arm,
        treated: z.number(),
        baseline: z.number(),
        completers: z.number(),
        visits: z.array(
          z.object({ visit: z.string(), seen: z.number(), lost: z.number(), notYetDue: z.number() }),
        ),
        /** Mean score by visit, baseline first, of all who were seen and of the completers alone. */
        means: z.array(z.object({ visit: z.string(), all: Mean, completers: Mean })),
      }),
    ),
    /** Where fewer than the share `least` of those due were seen. */
    tooFew: z.array(z.object({ arm, visit: z.string(), seen: z.number(), due: z.number() })),
  })
  .meta({ id: 'Flow' });
export type Flow = z.infer<typeof Flow>;
