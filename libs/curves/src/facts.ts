import type { Protocol } from '#contracts';

/** What a patient's curves are made from. Instants are milliseconds since 1970 (UTC); scores are ticks. */
export interface CourseFact {
  id: string;
  protocol: Protocol;
  arm: string | null;
  study: string | null;
  indication: string | null;
  startedAt: number | null;
  /** As recorded with a study, and what is known of the patient; decimal text or a category. */
  covariates: Record<string, string>;
}

export interface InfusionFact {
  id: string;
  courseId: string;
  number: number;
  startedAt: number;
  phase: 'induction' | 'booster';
  route: string;
  doseMgPerKg: number | null;
}

/** Psychotherapy or another treatment. */
export interface TreatmentFact {
  id: string;
  /** null: it belongs to the course in whose time it falls. */
  courseId: string | null;
  kind: string;
  phase: string | null;
  startedAt: number;
}

export interface AssessmentFact {
  id: string;
  /** null: a candidate for every course of the patient. */
  courseId: string | null;
  series: string;
  at: number | null;
  /** Named by a study table: it counts there whatever its time. */
  visit: string | null;
  ticks: bigint | null;
  withdrawn: boolean;
  /** Order of arrival; decides only between two scores of the same instant. */
  received: number;
}

export const HOUR = 3_600_000;

/** A tick is 10^-decimals points. */
export interface SeriesFact {
  series: string;
  decimals: number;
}
