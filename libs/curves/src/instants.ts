import { HOUR, type AssessmentFact } from './facts.js';

/** Elapsed hours between two instants: 24 across a change of the clocks too. */
export const hoursBetween = (from: number, to: number): number => (to - from) / HOUR;

/** Whole milliseconds, so that windows and distances are compared exactly: 0.1 h has no exact double. */
export const millisecondsOf = (hours: number): number => Math.round(hours * HOUR);

export const isoTime = (at: number): string => new Date(at).toISOString();

export const isoDate = (at: number): string => isoTime(at).slice(0, 'YYYY-MM-DD'.length);

export type TimedAssessment = AssessmentFact & { at: number };

export const isTimed = (assessment: AssessmentFact): assessment is TimedAssessment => assessment.at !== null;

/** Neither withdrawn nor without a total. */
export const isScored = ({ withdrawn, ticks }: AssessmentFact): boolean => !withdrawn && ticks !== null;
