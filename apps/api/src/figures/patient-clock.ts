import type { TimeUnit } from '#charts';
import type { PatientSource } from './patient-source.js';

/** Time as the figures of one patient count it. */
export interface PatientClock {
  zeroAt: string | null;
  startAt: string | null;
  offset: number;
  unit: TimeUnit;
  timeOf: (instant: string) => number;
}

const hour = 3_600_000;
const longestInHours = 240;

/**
 * From the first infusion, in time and not in number; without one from the first form, session or else whatever has
 * a time. Hours where all that is shown lies within ten days, else days. O(rows).
 */
export function patientClock({ timeline, curve, visits }: PatientSource): PatientClock {
  const infusions = timeline.infusions.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const forms = curve.points.flatMap(({ at }) => at ?? []);
  const sessions = timeline.treatments.filter(({ phase }) => phase !== null && phase !== 'unrelated');
  const entries = [...forms, ...sessions.map(({ at }) => at)];
  const windows = visits.flatMap(({ opens, target, closes }) => [opens, target, closes]);
  const others = timeline.treatments.flatMap(({ at, until }) => [at, until ?? at]);
  const zeroAt = infusions[0]?.at ?? null;
  const startAt = zeroAt ?? earliest(entries) ?? earliest(windows) ?? earliest(others);
  const shown = [
    ...entries,
    ...sessions.flatMap(({ until }) => until ?? []),
    ...infusions.map(({ at }) => at),
    ...windows,
  ];
  const spanned = (shown.length > 0 ? shown : others).map((instant) => Date.parse(instant));
  const span =
    spanned.reduce((a, b) => Math.max(a, b), -Infinity) - spanned.reduce((a, b) => Math.min(a, b), Infinity);
  const unit = span > longestInHours * hour ? 'days' : 'hours';
  const length = unit === 'days' ? 24 * hour : hour;
  return {
    zeroAt,
    startAt,
    offset: infusions[0]?.offset ?? 0,
    unit,
    timeOf: (instant) => (startAt === null ? 0 : (Date.parse(instant) - Date.parse(startAt)) / length),
  };
}

const earliest = (instants: string[]): string | null =>
  instants.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
