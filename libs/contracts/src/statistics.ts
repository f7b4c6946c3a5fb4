import { z } from 'zod';

/** A number that may not be estimable. */
const maybe = z.number().nullable();
const arm = z.string().nullable();

/** Where the numbers come from. `reading`: what they say in plain words. */
const head = {
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

const Refused = z.object({ code: z.string(), reason: z.string() });

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

export const reliableChangeQuery = z.strictObject({
  ...ruleParameters,
  visit: z.string().max(40).optional(),
  asOf: z.iso.date().optional(),
});
export type ReliableChangeQuery = z.infer<typeof reliableChangeQuery>;

export const categories = ['recovered', 'improved', 'unchanged', 'deteriorated', 'harmed'] as const;
const RuleSaid = {
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

export const ReliableChange = z
  .object({
    ...head,
    visit: z.string(),
    ...RuleSaid,
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
    ...RuleSaid,
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
