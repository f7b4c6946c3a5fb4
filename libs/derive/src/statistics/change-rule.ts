import { refuseField, type Instrument, type ReliableChangeQuery } from '#contracts';
import { recallWords } from '#instruments';
import {
  findRuleProfile,
  normsOf,
  profilesFor,
  resolveRule,
  ruleNumbers,
  type BaselineNorms,
  type ChangeRule,
  type FormulaParameters,
  type Norms,
  type RuleProfile,
} from '#stats';

type Query = Pick<
  ReliableChangeQuery,
  'rule' | 'cutoff' | 'reliability' | 'mFunctional' | 'sdFunctional' | 'mClinical' | 'sdClinical'
>;

/** A rule as it was asked for: its profile, made ready or refused, and what an answer says of it. */
export interface AskedRule {
  profile: RuleProfile;
  rule: ChangeRule | null;
  parameters: FormulaParameters | null;
  said: {
    rule: string;
    version: number;
    name: string;
    claim: string;
    sources: string[];
    caveats: string[];
    cutoff: number | null;
    reliableChange: number | null;
    reliableChangePercent: number | null;
    standardError: number | null;
    norms: { n: number | null; mean: number; sd: number } | null;
    refused?: { code: string; reason: string };
  };
}

/**
 * The rule of a query for an instrument and the recall of its series; unless named, the first that is published for
 * them, else Jacobson and Truax. `baseline`: the norms of the cohort, which those of the query go before.
 */
export function askedRule(
  query: Query,
  { key: instrument, better, decimals }: Instrument,
  recall: string | null,
  baseline: BaselineNorms | null,
): AskedRule {
  const offered = profilesFor(instrument);
  const profile = query.rule === undefined ? defaultOf(offered) : findRuleProfile(query.rule);
  if (!profile || !offered.includes(profile))
    throw refuseField(
      '/rule',
      'unknown',
      `For ${instrument} there are the rules ${offered.map(({ key }) => key).join(', ')}`,
    );
  const clinical = pairOf('Clinical', query.mClinical, query.sdClinical) ?? baseline;
  const functional = pairOf('Functional', query.mFunctional, query.sdFunctional);
  const formula = profile.kind === 'formula';
  const parameters: FormulaParameters | null =
    query.reliability === undefined
      ? null
      : {
          reliability: query.reliability,
          clinical,
          functional,
          cutOff: query.cutoff ?? (functional === null ? null : 'c'),
        };
  const resolved = resolveRule(profile, { instrument, better, decimals }, formula ? parameters : null);
  const rule = 'refused' in resolved ? null : resolved;
  const numbers = rule && ruleNumbers(rule);
  return {
    profile,
    rule,
    parameters,
    said: {
      rule: profile.key,
      version: profile.version,
      name: profile.name,
      claim: profile.claim,
      sources: [...profile.sources],
      caveats: caveatsOf(profile, instrument, recall),
      cutoff: numbers?.cutOff ?? null,
      reliableChange: numbers?.points ?? null,
      reliableChangePercent: numbers?.percent ?? null,
      standardError: numbers?.standardError ?? null,
      norms: formula && clinical ? inDoubles(clinical) : null,
      ...('refused' in resolved
        ? { refused: { code: resolved.refused.replaceAll(' ', '-'), reason: reasons[resolved.refused] } }
        : {}),
    },
  };
}

const defaultOf = (offered: RuleProfile[]): RuleProfile | undefined =>
  offered.find(({ kind, claim }) => kind === 'published' && claim === 'reliable change') ??
  offered.find(({ kind }) => kind === 'published') ??
  offered.find(({ key }) => key === 'jt');

function pairOf(which: string, mean: number | undefined, sd: number | undefined): Norms | null {
  if (mean === undefined && sd === undefined) return null;
  if (mean === undefined || sd === undefined)
    throw refuseField(
      mean === undefined ? `/m${which}` : `/sd${which}`,
      'norms',
      'norms need a mean and an SD',
    );
  return normsOf(mean, sd);
}

const quotient = ([numerator, denominator]: readonly [bigint, bigint]): number =>
  Number(numerator) / Number(denominator);

const inDoubles = (norms: Norms | BaselineNorms) => ({
  n: 'n' in norms ? norms.n : null,
  mean: quotient(norms.mean),
  sd: Math.sqrt(quotient(norms.variance)),
});

function caveatsOf(profile: RuleProfile, instrument: string, recall: string | null): string[] {
  const own = profile.caveat === undefined ? [] : [profile.caveat];
  if (profile.kind === 'formula') return own;
  const windows = profile.thresholds[instrument]?.recalls;
  return [
    ...own,
    `Found in: ${profile.population}.`,
    ...(windows && recall !== null && !windows.includes(recall)
      ? [
          `The threshold was found with forms about the ${windows.map(recallWords).join(' or ')}; these are about the ${recallWords(recall)}.`,
        ]
      : []),
    ...(profile.worsening === 'mirrored'
      ? ['The source speaks of improvement alone; the same size of worsening is taken as such here.']
      : []),
  ];
}

type Reason = Exclude<ReturnType<typeof resolveRule>, ChangeRule>['refused'];

const reasons: Record<Reason, string> = {
  'other instrument': 'The rule is for another instrument.',
  'no parameters':
    'The formula needs reliability=, and for a cut-off the norms mFunctional= and sdFunctional=.',
  'no baseline norms':
    'The formula needs the norms of the baseline: a cohort=, or mClinical= and sdClinical=.',
  'no spread': 'All baselines are equal, so there is no spread to judge a change by.',
  'no functional norms': 'The cut-offs b and c need mFunctional= and sdFunctional=.',
  'functional norms not better': 'The functional mean has to be on the better side of the clinical mean.',
  'zero baseline': 'A percentage of a baseline of 0 cannot be told.',
};
export const reasonOf = (refused: Reason): string => reasons[refused];
