import type { ChangeIndex } from './change-index.js';

/** What reaching the threshold is said to be: the word for a chart, never "reliable" for all. */
export type ChangeClaim =
  'reliable change' | 'minimal important difference' | 'clinically meaningful change' | 'response';

/**
 * `recalls`: the windows it holds for, where the instrument has several; a source that names none is taken to mean the
 * usual form, and a share of the baseline alone is tied to none.
 * `change`: at least so many points, or percent of the baseline. `cutOff`: the functional end begins at, or beyond,
 * this score; only where the source of the change gives it as well. `source`: where it is not that of the profile.
 */
export interface PublishedThreshold {
  recalls?: readonly string[];
  change: { points: number } | { percent: number };
  cutOff?: { at: number; inclusive: boolean };
  source?: string;
}

interface Profile {
  key: string;
  version: number;
  name: string;
  sources: readonly string[];
  /** What to print wherever the rule is used. */
  caveat?: string;
}

/**
 * Thresholds as published, by key of the instrument. `worsening`: `published` where the source means both directions,
 * `mirrored` where it speaks of improvement alone and the same size of worsening is taken as such here.
 */
export interface PublishedProfile extends Profile {
  kind: 'published';
  claim: ChangeClaim;
  population: string;
  worsening: 'published' | 'mirrored';
  thresholds: Readonly<Record<string, PublishedThreshold>>;
}

/** A formula for any instrument whose reliability and norms are given. */
export interface FormulaProfile extends Profile {
  kind: 'formula';
  claim: 'reliable change';
  instruments: 'any';
  formula: ChangeIndex['formula'];
}

export type RuleProfile = PublishedProfile | FormulaProfile;
