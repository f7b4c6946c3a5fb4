import { z } from 'zod';
import { maybe } from './head.js';
import { categories, ruleParameters, ruleSaid } from './change-rule.js';

/** `visit` or the last one with a score; `infusion`, `course`: of several the first unless given. */
export const patientChangeQuery = z.strictObject({
  series: z.string().max(80).optional(),
  ...ruleParameters,
  cohort: z.uuid().optional(),
  visit: z.string().max(40).optional(),
});
export type PatientChangeQuery = z.infer<typeof patientChangeQuery>;

export const PatientChange = z
  .object({
    series: z.string(),
    revision: z.number(),
    current: z.boolean(),
    visit: z.string().nullable(),
    pre: maybe,
    preAt: z.string().nullable(),
    post: maybe,
    postAt: z.string().nullable(),
    change: maybe,
    rci: maybe,
    category: z.enum(categories).nullable(),
    ...ruleSaid,
    /** The same change under every rule for the instrument. */
    robustness: z.array(
      z.object({
        rule: z.string(),
        name: z.string(),
        claim: z.string(),
        category: z.enum(categories).nullable(),
        refused: z.string().optional(),
        /** The threshold was found for another recall window than these scores have. */
        otherRecall: z.boolean(),
      }),
    ),
    reading: z.array(z.string()),
  })
  .meta({ id: 'PatientChange' });
export type PatientChange = z.infer<typeof PatientChange>;
