import type { FigureProvenance, ScoreScale } from './figure.js';
import type { FlowGroup } from './flow-group.js';

/** What every figure of a cohort says about itself. Numbers in points unless said otherwise; null: not estimable. */
export interface CohortFigure {
  title: string;
  score: ScoreScale;
  usermeta: FigureProvenance;
  /** False where nothing was randomised or set against another arm. */
  hasControl: boolean;
  /** Who was treated and who was still seen; in the order of the answer, the first group being the reference. */
  flow: FlowGroup[];
  /** Further sentences for the note under the figure, as plain text. */
  notes: string[];
}

/** The whole of a cohort from treatment to the last visit. `least`: the share that ought to have been followed. */
export interface FlowFigure extends CohortFigure {
  least: number;
  /** Groups and visits at which fewer than `least` of those due were seen. */
  tooFew: { arm: string | null; visit: string; label: string; seen: number; due: number }[];
  /** Mean score by visit, baseline first, of all who were seen and of the completers alone. */
  means: {
    arm: string | null;
    visit: string;
    label: string;
    all: { n: number; mean: number | null };
    completers: { n: number; mean: number | null };
  }[];
}

/** Least-squares means of the model, with what was observed beside them. */
export interface ModelFigure extends CohortFigure {
  /** One sentence: the model, its method, covariance and degrees of freedom. */
  method: string;
  /** Where there is no fit: why. The groups then hold observed means only. */
  refused: { code: string; reason: string } | null;
  fallback: { from: string; to: string; reason: string } | null;
  /** Patients and scores that the model used. */
  patients: number;
  observations: number;
  groups: {
    arm: string | null;
    visits: {
      visit: string;
      label: string;
      hours: number | null;
      estimate: number | null;
      se: number | null;
      df: number | null;
      lower: number | null;
      upper: number | null;
      observed: { n: number; mean: number | null };
    }[];
  }[];
  contrasts: ContrastRow[];
}

/** An arm minus the reference at a visit: a 95 % interval, and how many patients each of them has there. */
export interface ContrastRow {
  arm: string | null;
  reference: string | null;
  visit: string;
  label: string;
  n: number;
  nReference: number;
  estimate: number | null;
  se: number | null;
  df: number | null;
  lower: number | null;
  upper: number | null;
  p: number | null;
}

/** `of`: what is compared, as observed or by the model. */
export interface ContrastFigure extends CohortFigure {
  of: 'score' | 'change' | 'model';
  method: string;
  refused: { code: string; reason: string } | null;
  rows: ContrastRow[];
}

/** A share with its 95 % Wilson interval; `x` of `n`, each 0 to 1. */
export interface Share {
  x: number;
  n: number;
  rate: number | null;
  lower: number | null;
  upper: number | null;
}

/** `meaning`: the rule in words, such as "at least 50 % below the own baseline". */
export interface ResponseRule {
  key: string;
  meaning: string;
}

export interface RespondersFigure extends CohortFigure {
  rule: ResponseRule;
  /** Without the baseline. `observed`: of those seen; `imputed`: of all who were due, the lost as non-responders. */
  groups: {
    arm: string | null;
    visits: { visit: string; label: string; hours: number | null; observed: Share; imputed: Share }[];
  }[];
  /** Difference of shares, arm minus reference, with Newcombe's 95 % interval. */
  differences: {
    arm: string | null;
    reference: string | null;
    visit: string;
    label: string;
    observed: { difference: number | null; lower: number | null; upper: number | null };
    imputed: { difference: number | null; lower: number | null; upper: number | null };
  }[];
}

/** Kaplan-Meier curves. Times in hours. */
export interface SurvivalFigure extends CohortFigure {
  rule: ResponseRule;
  /** `response`: time to the first response; `loss`: time from it until it is lost. */
  event: 'response' | 'loss';
  ci: 'log' | 'log-log' | 'plain';
  /** In words: what censors a patient. */
  censoring: string;
  groups: {
    arm: string | null;
    n: number;
    events: number;
    median: { time: number | null; lower: number | null; upper: number | null };
    /** Ascending; the first is time 0. `survival`: the share without the event after `time`, 0 to 1. */
    steps: {
      time: number;
      atRisk: number;
      events: number;
      censored: number;
      survival: number;
      lower: number | null;
      upper: number | null;
    }[];
  }[];
  /** Null where one group has no event, or there is one group. */
  logRank: { chisq: number; df: number; p: number } | null;
}

/** Change from baseline to one visit, counted in bands so that no bar is one patient. */
export interface WaterfallFigure extends CohortFigure {
  visit: string;
  label: string;
  /** Width of a band, in points. */
  width: number;
  /** Bands from the lowest change to the highest; `from` inclusive, `to` exclusive. */
  groups: { arm: string | null; n: number; bands: { from: number; to: number; n: number }[] }[];
}

/** How scores are spread at every visit. */
export interface DistributionFigure extends CohortFigure {
  /** Width of a band, in points. */
  width: number;
  groups: {
    arm: string | null;
    visits: {
      visit: string;
      label: string;
      n: number;
      min: number | null;
      q1: number | null;
      median: number | null;
      q3: number | null;
      max: number | null;
      bands: { from: number; to: number; n: number }[];
    }[];
  }[];
}

export type ChangeCategory = 'recovered' | 'improved' | 'unchanged' | 'deteriorated' | 'harmed';

/** Baseline against a later visit, patient by patient as counts, with the bands of a rule. */
export interface ReliableChangeFigure extends CohortFigure {
  /** `name` and `source` of the rule, and what it needs, in words. */
  rule: { key: string; name: string; source: string };
  visit: string;
  label: string;
  refused: { code: string; reason: string } | null;
  /** Points a score has to fall (or rise) by to be reliable; null where the rule has no such number. */
  reliableChange: number | null;
  /** The score that parts the clinical from the functional range; null where the rule has none. */
  cutoff: number | null;
  groups: {
    arm: string | null;
    n: number;
    categories: { [category in ChangeCategory]: number };
    /** How many patients went from `pre` to `post`. */
    points: { pre: number; post: number; n: number; category: ChangeCategory }[];
  }[];
}
