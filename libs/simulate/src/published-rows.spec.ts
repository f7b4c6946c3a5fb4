import { describe, expect, it } from '@jest/globals';
import { publishedRows } from './published-rows.js';
import { simulateNetwork } from './simulate-network.js';
import type { SimulatedPatient } from './simulated-patient.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Enough for means to settle; the figures of docs/methods/simulator.md are those of this network. */
const patients = simulateNetwork({
  seed: 1,
  clinics: 5,
  patients: 5000,
  endsAt: '2026-10-01T00:00:00Z',
}).flatMap((clinic) => [...clinic.patients]);

interface Score {
  at: number;
  total: number;
}

/** The complete forms of one series, in time. */
function scoresOf({ assessments }: SimulatedPatient, instrument: string, recall: string): Score[] {
  return assessments.flatMap((form) => {
    if (form.instrument !== instrument || form.recall !== recall || !form.administeredAt) return [];
    const items = form.items as (number | null)[] | undefined;
    if (items?.includes(null)) return [];
    const total = items ? items.reduce<number>((sum, item) => sum + (item ?? 0), 0) : Number(form.total);
    return [{ at: Date.parse(form.administeredAt), total }];
  });
}

const lastBefore = (scores: Score[], at: number) => scores.findLast((score) => score.at < at);
const closest = (scores: Score[], from: number, to: number, target: number) =>
  scores
    .filter(({ at }) => from < at && at <= to)
    .sort((a, b) => Math.abs(a.at - target) - Math.abs(b.at - target))[0];

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: number[]) =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) * (values.length / (values.length - 1)));

type Pair = [before: number, after: number];
const responded = (pairs: Pair[]) => mean(pairs.map(([before, after]) => (after <= 0.7 * before ? 1 : 0)));
const drop = (pairs: Pair[]) => mean(pairs.map(([before, after]) => before - after));

interface Told {
  patient: SimulatedPatient;
  arm: string | undefined;
  study: string | undefined;
  starts: number[];
}

const told = patients.flatMap((patient): Told[] => {
  const [first] = patient.courses;
  const induction = (first?.infusions ?? []).filter(({ infusion }) => infusion.phase === 'induction');
  const starts = induction.map(({ infusion }) => Date.parse(infusion.startedAt));
  return first && starts.length > 0
    ? [{ patient, arm: first.course.arm, study: first.course.study, starts }]
    : [];
});
const open = told.filter(
  ({ arm, patient }) => arm === undefined && patient.courses[0]?.infusions[0]?.infusion.route === 'IV',
);

/** Before the first infusion and the day after infusion `number`, past-day forms. */
const dayAfter = (number: number): Pair[] =>
  open.flatMap(({ patient, starts }) => {
    const scores = scoresOf(patient, 'pcl-5', 'P1D');
    const [first = NaN, at = NaN, next = Infinity] = [starts[0], starts[number - 1], starts[number]];
    const before = lastBefore(scores, first);
    const after = closest(scores, at + 12 * HOUR, Math.min(at + 36 * HOUR, next), at + DAY);
    return before && after ? [[before.total, after.total]] : [];
  });

describe('the simulated network comes close to', () => {
  it('an open induction: before and in the week after six infusions or more', () => {
    const pairs = open.flatMap(({ patient, starts }): Pair[] => {
      const scores = scoresOf(patient, 'pcl-5', 'P7D');
      const [first = NaN, last = NaN] = [starts[0], starts.at(-1)];
      const before = lastBefore(scores, first);
      const after = closest(scores, last + 4 * DAY, last + 14 * DAY, last + 7 * DAY);
      return starts.length >= 6 && before && after ? [[before.total, after.total]] : [];
    });
    const { before, after } = publishedRows.openInduction;
    const [befores, afters] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)];
    expect(Math.abs(mean(befores) - before.mean)).toBeLessThan(1.5);
    expect(Math.abs(deviation(befores) - before.standardDeviation)).toBeLessThan(1.5);
    expect(Math.abs(mean(afters) - after.mean)).toBeLessThan(2);
    expect(Math.abs(deviation(afters) - after.standardDeviation)).toBeLessThan(2);
  });

  it('responses in clinics: after the first infusion and by the sixth, and the drop after the fourth', () => {
    const row = publishedRows.clinicResponse;
    expect(Math.abs(responded(dayAfter(1)) - row.afterInfusion1)).toBeLessThan(0.06);
    expect(Math.abs(responded(dayAfter(6)) - row.byInfusion6)).toBeLessThan(0.06);
    expect(Math.abs(drop(dayAfter(4)) - row.dropAfterInfusion4)).toBeLessThan(2);
  });

  it('responders at week 2 of the trial of six infusions, by arm', () => {
    for (const arm of ['ketamine', 'midazolam'] as const) {
      const pairs = told
        .filter((each) => each.study === 'simulated-induction' && each.arm === arm)
        .flatMap(({ patient, starts }): Pair[] => {
          const scores = scoresOf(patient, 'pcl-5', 'P7D');
          const first = starts[0] ?? NaN;
          const before = lastBefore(scores, first);
          const after = closest(scores, first + 10.5 * DAY, first + 17.5 * DAY, first + 14 * DAY);
          return before && after ? [[before.total, after.total]] : [];
        });
      const { response } = publishedRows.repeatedTrial;
      expect(Math.abs(responded(pairs) - response[arm])).toBeLessThan(0.08);
    }
  });

  it('the difference of the crossover at 24 hours, inside its published interval', () => {
    const after = { ketamine: [] as number[], midazolam: [] as number[] };
    for (const { patient, study } of told.filter((each) => each.study === 'simulated-crossover'))
      for (const { course, infusions } of patient.courses) {
        const at = Date.parse(infusions[0]?.infusion.startedAt ?? '');
        const score = closest(scoresOf(patient, 'ies-r', 'P7D'), at + 12 * HOUR, at + 36 * HOUR, at + DAY);
        if (score && study !== undefined) after[course.arm as keyof typeof after].push(score.total);
      }
    const difference = mean(after.midazolam) - mean(after.ketamine);
    const { interval, difference: published } = publishedRows.crossover;
    expect(Math.abs(difference - published)).toBeLessThan(2.5);
    expect(difference).toBeGreaterThan(interval[0]);
    expect(difference).toBeLessThan(interval[1]);
  });
});
