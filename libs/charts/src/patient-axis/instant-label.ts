import type { PatientFigureBase, TimeUnit } from '../patient-figure.js';

const two = (number: number): string => String(number).padStart(2, '0');

function zone(offset: number): string {
  const minutes = Math.abs(offset);
  return `UTC${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** "2026-03-01 10:00 (UTC+01:00)": an ISO instant as the clinic's clock showed it. Throws RangeError on no instant. */
export function instantLabel(instant: string, offset: number): string {
  const local = new Date(Date.parse(instant) + offset * 60_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)} (${zone(offset)})`;
}

/** "2026-03-01" on the clinic's calendar. */
export const dateLabel = (instant: string, offset: number): string =>
  instantLabel(instant, offset).slice(0, 10);

const names = { hours: 'Hour', days: 'Day' };

/** "Days since the first infusion. Day 0: 2026-03-01 10:00 (UTC+01:00)" */
export function timeTitle({ zeroAt, startAt, offset, unit }: PatientFigureBase): string {
  const since = zeroAt === null ? 'the first entry' : 'the first infusion';
  const zero = startAt === null ? '' : `. ${names[unit]} 0: ${instantLabel(startAt, offset)}`;
  return `${names[unit]}s since ${since}${zero}`;
}

/** "day 1.5", to a tenth. */
export const timeLabel = (time: number, unit: TimeUnit): string =>
  `${names[unit].toLowerCase()} ${numberLabel(time, 1)}`;

/** At most `decimals` decimals, without trailing zeros and without minus zero. */
export const numberLabel = (value: number, decimals: number): string =>
  String(Number(value.toFixed(decimals)) + 0);
