/** A clinic's clock. Its rules are written here, not asked of the machine: the same input gives the same bytes. */
export interface TimeZone {
  name: string;
  /** East of UTC, without summer time. */
  standardMinutes: number;
  summer: 'none' | 'europe' | 'north-america';
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The day of the month of its nth Sunday; n = -1: the last. */
function sunday(year: number, month: number, nth: number): number {
  if (nth === -1) {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return last.getUTCDate() - last.getUTCDay();
  }
  return 1 + ((7 - new Date(Date.UTC(year, month, 1)).getUTCDay()) % 7) + 7 * (nth - 1);
}

/**
 * When summer time begins and ends in a year. Europe: last Sundays of March and October, 1:00 UTC (Directive
 * 2000/84/EC). North America: second Sunday of March and first of November, 2:00 by the clock (Energy Policy Act of
 * 2005, section 110).
 */
function summerTime(
  { summer, standardMinutes }: TimeZone,
  year: number,
): [from: number, until: number] | null {
  if (summer === 'none') return null;
  if (summer === 'europe')
    return [Date.UTC(year, 2, sunday(year, 2, -1), 1), Date.UTC(year, 9, sunday(year, 9, -1), 1)];
  const twoByStandard = 2 * HOUR - standardMinutes * MINUTE;
  return [
    Date.UTC(year, 2, sunday(year, 2, 2)) + twoByStandard,
    Date.UTC(year, 10, sunday(year, 10, 1)) + twoByStandard - HOUR,
  ];
}

const known = new Map<string, [number, number] | null>();

function summerOf(zone: TimeZone, year: number): [number, number] | null {
  const key = `${zone.name} ${year}`;
  let found = known.get(key);
  if (found === undefined) {
    found = summerTime(zone, year);
    known.set(key, found);
  }
  return found;
}

/** Minutes east of UTC at an instant. */
export function offsetAt(zone: TimeZone, at: number): number {
  const summer = summerOf(zone, new Date(at).getUTCFullYear());
  return summer && summer[0] <= at && at < summer[1] ? zone.standardMinutes + 60 : zone.standardMinutes;
}

/** The instant with its offset, to the second: 2026-03-29T08:05:12+02:00. */
export function writeInstant(zone: TimeZone, at: number): string {
  const offset = offsetAt(zone, at);
  const local = new Date(at + offset * MINUTE).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The instant at which the clinic's clock shows a minute of the day, on the local day of `at` or days later. */
export function onLocalDay(zone: TimeZone, at: number, daysLater: number, minuteOfDay: number): number {
  const midnight = Math.floor((at + offsetAt(zone, at) * MINUTE) / DAY) * DAY;
  const wall = midnight + daysLater * DAY + Math.round(minuteOfDay * MINUTE);
  return wall - offsetAt(zone, wall - zone.standardMinutes * MINUTE) * MINUTE;
}
