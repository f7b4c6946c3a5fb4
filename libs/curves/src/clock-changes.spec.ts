import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#stats';
import { course, infusion, score } from './feder-patients.arbitrary.js';
import { HOUR } from './facts.js';
import { patientCurve } from './patient-curve.js';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Casablanca',
];
const MINUTE = 60_000;
const DAY = 24 * HOUR;

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }),
  ]),
);

/** What a wall clock of the zone shows at an instant, as if it were UTC; whole minutes. */
function wallAt(zone: string, at: number): number {
  const parts = clocks.get(zone)?.formatToParts(at) ?? [];
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}

/** The instants at which the zone's clock shows a time: none in a gap, two in an overlap. */
const instantsOf = (zone: string, wall: number): number[] =>
  [...new Set([-DAY, DAY].map((shift) => wall - (wallAt(zone, wall + shift) - (wall + shift))))].filter(
    (at) => wallAt(zone, at) === wall,
  );

/** ISO 8601 with the offset of the zone at that instant. */
function written(zone: string, at: number): string {
  const offset = (wallAt(zone, at) - at) / MINUTE;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [hours, minutes] = [Math.abs(offset) / 60, Math.abs(offset) % 60];
  return `${new Date(wallAt(zone, at)).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

/** Instants of noon UTC before the clocks of a zone change. */
const changesOf = (zone: string, year: number): number[] =>
  Array.from({ length: 366 }, (_, day) => Date.UTC(year, 0, 1 + day, 12)).filter(
    (noon) => wallAt(zone, noon) - noon !== wallAt(zone, noon + DAY) - (noon + DAY),
  );

const nights = zones.flatMap((zone) =>
  [2011, 2018, 2025].flatMap((year) => changesOf(zone, year).map((noon) => ({ zone, noon }))),
);

/** An evening before a change of the clocks, or a few days earlier, to the minute. */
const evenings = fc.record({
  night: fc.constantFrom(...nights),
  minutes: fc.integer({ min: -2 * 1440, max: 1440 }),
});

const curveOf = (start: string, scores: string[]) =>
  patientCurve(
    { series: 'pcl-5:P1D', decimals: 0 },
    [course],
    [infusion(1, Date.parse(start))],
    scores.map((at, index) => score(`a${index}`, null, BigInt(index), { at: Date.parse(at) })),
  );

describe('around the nights on which clocks change', () => {
  it('there are such nights of an hour, of half an hour and of a whole day', () => {
    const shifts = nights.map(
      ({ zone, noon }) => (wallAt(zone, noon + DAY) - wallAt(zone, noon) - DAY) / HOUR,
    );
    expect([...new Set(shifts.map(Math.abs))].sort((a, b) => a - b)).toEqual([0.5, 1, 24]);
  });

  it('the same instants written in any zone give the same curve', () => {
    const scores = fc.array(fc.integer({ min: -600, max: 5 * 1440 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(evenings, fc.constantFrom(...zones), scores, ({ night, minutes }, there, after) => {
        const start = night.noon + minutes * MINUTE;
        const writtenIn = (zone: string) =>
          curveOf(
            written(zone, start),
            after.map((minute) => written(zone, start + minute * MINUTE)),
          );
        expect(canonicalJson(writtenIn(night.zone))).toBe(canonicalJson(writtenIn(there)));
      }),
    );
  });

  it('a score 24 hours later is at 24 hours, whatever the wall clock shows', () => {
    fc.assert(
      fc.property(evenings, ({ night: { zone, noon }, minutes }) => {
        const start = noon + minutes * MINUTE;
        const [point] = curveOf(written(zone, start), [written(zone, start + DAY)]).points;
        expect([point?.hours, point?.visit]).toEqual([24, '24h']);
      }),
    );
  });

  it('the same wall-clock time next day is as much less than 24 hours later as the clock went forward', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(evenings, ({ night: { zone, noon }, minutes }) => {
        const start = noon + minutes * MINUTE;
        for (const next of instantsOf(zone, wallAt(zone, start) + DAY)) {
          const offset = (at: number) => (wallAt(zone, at) - at) / HOUR;
          const hours = curveOf(written(zone, start), [written(zone, next)]).points[0]?.hours;
          expect(hours).toBe(24 - (offset(next) - offset(start)));
          seen.add(hours ?? NaN);
        }
      }),
      { numRuns: 400 },
    );
    expect([...seen]).toEqual(expect.arrayContaining([23, 23.5, 24, 24.5, 25]));
  });
});
