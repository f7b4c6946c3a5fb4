import { publishedRows } from './published-rows.js';
import type { RandomStream } from './random-stream.js';
import type { Regimen } from './regimens.js';

export type Drug = 'ketamine' | 'midazolam';

export const DAY = 86_400_000;
export const HOUR = DAY / 24;

/** A patient's true severity, in points of the PCL-5: what forms measure with an error. */
export interface Person {
  before: number;
  /** Points lost after ever more infusions of a drug; negative: gets worse. */
  gain: Record<Drug, number>;
  /** Share of the gain still to come that an infusion leaves. */
  left: number;
  /** Half-life scale of the gain, before the number of infusions shortens it. */
  lastingDays: number;
  /** PHQ-9 points at the start, and lost with each point of the PCL-5. */
  depression: number;
  depressionGain: number;
  /** How the patient answers the IES-R other than the PCL-5 says. */
  impact: number;
}

const { before } = publishedRows.openInduction;

/** Error of one form: test-retest .82 (Blevins et al. 2015) at the published spread, 11.90 √(1 - .82) = 5.05. */
export const FORM_ERROR = before.standardDeviation * Math.sqrt(1 - 0.82);
const TRUE_SPREAD = before.standardDeviation * Math.sqrt(0.82);

/** Mean and standard deviation of the whole gain; set so that the published rows come out, by trial. */
const repeated = { ketamine: [28.2, 13.6], midazolam: [7.6, 9] } as const;
const crossover = { ketamine: [19.5, 10], midazolam: [7.2, 7] } as const;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** `regimen` decides only how large gains are, and how much of them the first infusion brings. */
export function drawPerson(stream: RandomStream, regimen: Regimen): Person {
  const severity = stream.normal();
  const response = stream.normal();
  const single = regimen === 'trial-crossover';
  const gains = single ? crossover : repeated;
  const gainOf = ([mean, spread]: readonly [number, number]): number => mean + spread * response;
  return {
    before: before.mean + TRUE_SPREAD * severity,
    gain: { ketamine: gainOf(gains.ketamine), midazolam: gainOf(gains.midazolam) },
    left: clamp((single ? 0.1 : 0.6) + (single ? 0.04 : 0.16) * stream.normal(), 0.02, 0.9),
    lastingDays: 66 * Math.exp(0.5 * stream.normal()),
    depression: 15.2 + 4.4 * (0.55 * severity + 0.835 * stream.normal()),
    depressionGain: 0.34 + 0.08 * stream.normal(),
    impact: 4.5 * stream.normal(),
  };
}

/** What a patient has been given so far, and the points that it takes away at any instant. */
export interface Gains {
  give(at: number, drug: Drug): void;
  at(instant: number): number;
}

interface Step {
  at: number;
  drug: Drug;
  gain: number;
  lasting: number;
}

/**
 * Each infusion brings the gain closer to the patient's whole one by the same share; then it wears off
 * exponentially, the more slowly the more infusions there were. Drugs add up. Infusions come in the order of time.
 * O(infusions) an instant.
 */
export function trackGains({ gain, left, lastingDays }: Person): Gains {
  const steps: Step[] = [];
  const remains = (drug: Drug, instant: number): number => {
    for (let index = steps.length - 1; index >= 0; index -= 1) {
      const step = steps[index];
      if (step && step.drug === drug && step.at <= instant)
        return step.gain * Math.exp(-(instant - step.at) / step.lasting);
    }
    return 0;
  };
  return {
    give(at, drug) {
      const held = remains(drug, at);
      const number = steps.filter((step) => step.drug === drug).length + 1;
      steps.push({
        at,
        drug,
        gain: held + (gain[drug] - held) * (1 - left),
        lasting: (lastingDays * DAY * number) / (number + 2),
      });
    },
    at: (instant) => remains('ketamine', instant) + remains('midazolam', instant),
  };
}

/** The mean gain of the days that a form asks about: at the middle of each third of them. */
export function gainOver(gains: Gains, at: number, days: number): number {
  const third = (days * DAY) / 3;
  return (gains.at(at - third / 2) + gains.at(at - 1.5 * third) + gains.at(at - 2.5 * third)) / 3;
}
