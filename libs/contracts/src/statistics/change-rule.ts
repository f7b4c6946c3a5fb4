import { z } from 'zod';
import { maybe, Refused } from './head.js';

const number = z.coerce.number();
export const ruleParameters = {
  rule: z.string().max(60).optional(),
  cutoff: z.enum(['a', 'b', 'c']).optional(),
  reliability: number.min(0).lt(1).optional(),
  mFunctional: number.optional(),
  sdFunctional: number.gt(0).optional(),
  mClinical: number.optional(),
  sdClinical: number.gt(0).optional(),
};

export const categories = ['recovered', 'improved', 'unchanged', 'deteriorated', 'harmed'] as const;
export const ruleSaid = {
  rule: z.string(),
  version: z.number(),
  name: z.string(),
  claim: z.string(),
  sources: z.array(z.string()),
  caveats: z.array(z.string()),
  cutoff: maybe,
  /** Points (or percent, by `reliableChangePercent`) that a reliable change takes. */
  reliableChange: maybe,
  reliableChangePercent: maybe,
  standardError: maybe,
  /** Of the baseline, where a formula rests on it. */
  norms: z.object({ n: maybe, mean: z.number(), sd: z.number() }).nullable(),
  refused: Refused.optional(),
};
