import type { ProtocolVisit } from '../protocol-visits.js';

/** A chart over time was asked of a protocol that names a visit without saying when it is. */
export class VisitWithoutHours extends Error {
  readonly code = 'visit-without-hours';

  constructor(readonly visit: string) {
    super(`the protocol gives no hours for visit ${visit}`);
  }
}

type TimedVisit = ProtocolVisit & { hours: number };

/** The visits in order of time. Throws VisitWithoutHours. */
export function timedVisits(visits: ProtocolVisit[]): TimedVisit[] {
  return visits.map(withHours).sort((a, b) => a.hours - b.hours);
}

function withHours({ visit, label, hours }: ProtocolVisit): TimedVisit {
  if (hours === null) throw new VisitWithoutHours(visit);
  return { visit, label, hours };
}

interface TimeAxis {
  title: 'Hours' | 'Days';
  /** In units, wider than the visits by `inset` px at each end. */
  domain: [number, number];
  ticks: number[];
  toPixel: (hours: number) => number;
  /** The place `shift` px beside a time. */
  toUnits: (hours: number, shift: number) => number;
}

const longestInHours = 240;
const mostTicks = 8;
const steps = {
  Hours: [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48],
  Days: [1, 2, 7, 14, 28, 56, 84, 168, 364],
};

/** True to time, in hours up to ten days and in days beyond. */
export function timeAxis(visits: { hours: number }[], width: number, inset: number): TimeAxis {
  const hours = visits.map((visit) => visit.hours);
  const first = visits.length === 0 ? 0 : Math.min(...hours);
  const last = visits.length === 0 ? 0 : Math.max(...hours);
  const title = last - first > longestInHours ? 'Days' : 'Hours';
  const hoursPerUnit = title === 'Days' ? 24 : 1;
  const hoursPerPixel = (last - first || 1) / (width - 2 * inset);
  const start = first - inset * hoursPerPixel;
  return {
    title,
    domain: [start / hoursPerUnit, (start + width * hoursPerPixel) / hoursPerUnit],
    ticks: ticksBetween(first / hoursPerUnit, last / hoursPerUnit, steps[title]),
    toPixel: (hour) => (hour - start) / hoursPerPixel,
    toUnits: (hour, shift) => (hour + shift * hoursPerPixel) / hoursPerUnit,
  };
}

function ticksBetween(first: number, last: number, candidates: number[]): number[] {
  const longest = candidates.at(-1) ?? 1;
  const wide = longest * Math.ceil((last - first) / longest / mostTicks);
  const step = candidates.find((candidate) => (last - first) / candidate <= mostTicks) ?? wide;
  const from = Math.ceil(first / step);
  const count = Math.floor(last / step) - from + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (from + index) * step);
}
