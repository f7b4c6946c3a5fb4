import { z } from 'zod';
import { arm, head, maybe, Refused } from './head.js';

export const modelStructures = ['un', 'toeph', 'ar1h', 'csh', 'toep', 'ar1', 'cs'] as const;

export const modelQuery = z.strictObject({
  response: z.enum(['score', 'change']).default('score'),
  baseline: z.enum(['by-visit', 'main', 'none', 'constrained']).optional(),
  visits: z.enum(['post', 'all']).optional(),
  df: z.enum(['satterthwaite', 'kenward-roger']).default('satterthwaite'),
  covariance: z.enum(['auto', ...modelStructures]).default('auto'),
  /** Names with commas between them; all that the cohort keeps unless given, none if empty. */
  covariates: z
    .string()
    .max(400)
    .transform((text) => (text === '' ? [] : text.split(',')))
    .optional(),
  patients: z.enum(['all', 'completers']).default('all'),
  asOf: z.iso.date().optional(),
});
export type ModelQuery = z.infer<typeof modelQuery>;

const Estimate = { estimate: maybe, se: maybe, df: maybe };

export const Model = z
  .object({
    ...head,
    method: z.string(),
    refused: Refused.optional(),
    fallback: z.object({ from: z.string(), code: z.string(), reason: z.string() }).optional(),
    converged: z.boolean(),
    iterations: z.number(),
    covarianceUsed: z.string().nullable(),
    n: z.number(),
    observations: z.number(),
    coefficients: z.array(
      z.object({ term: z.string(), ...Estimate, lower: maybe, upper: maybe, t: maybe, p: maybe }),
    ),
    covariance: z.object({ visits: z.array(z.string()), matrix: z.array(z.array(z.number())) }).nullable(),
    neg2LogLik: maybe,
    lsMeans: z.array(z.object({ arm, visit: z.string(), ...Estimate, lower: maybe, upper: maybe })),
    contrasts: z.array(
      z.object({
        arm,
        reference: arm,
        visit: z.string(),
        ...Estimate,
        lower: maybe,
        upper: maybe,
        t: maybe,
        p: maybe,
      }),
    ),
  })
  .meta({ id: 'Model' });
export type Model = z.infer<typeof Model>;
