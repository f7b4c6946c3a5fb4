import { knownBaselines, partKey, type KnownBaseline } from './course-tally.js';
import type { Tally } from './tally.js';

/**
 * Courses of the cell that have no score at the visit and can no longer get one on `date` (YYYY-MM-DD): the last
 * date on which the visit could happen has passed, or the protocol gives none.
 * Throws RangeError on a date of another form. O(due dates).
 */
export const lostBy = (tally: Tally, cell: (string | null)[], visit: number, date: string): number =>
  countDue(tally, cell, visit, date, (due) => due < date, knownBaselines);

/** Courses of the cell that have no score at the visit and may still get one on `date`. As `lostBy`. */
export const notYetDue = (
  tally: Tally,
  cell: (string | null)[],
  visit: number,
  date: string,
  of: readonly KnownBaseline[] = knownBaselines,
): number => countDue(tally, cell, visit, date, (due) => due >= date, of);

/** Of the courses without a score at the visit how many are lost after each date ('': from the start). */
export function dueDates(
  tally: Tally,
  cell: (string | null)[],
  visit: number,
  of: readonly KnownBaseline[] = knownBaselines,
): Map<string, bigint> {
  const dates = new Map<string, bigint>();
  for (const baseline of of)
    for (const [due, count] of tally.get(partKey({ kind: 'due', cell, visit, baseline })) ?? [])
      dates.set(due, (dates.get(due) ?? 0n) + count);
  return dates;
}

function countDue(
  tally: Tally,
  cell: (string | null)[],
  visit: number,
  date: string,
  counts: (due: string) => boolean,
  of: readonly KnownBaseline[] = knownBaselines,
): number {
  // As text '' sorts before every date, so an unknown due date is lost; any other form would sort at random.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`A date is YYYY-MM-DD, not ${date}`);
  let total = 0n;
  for (const [due, count] of dueDates(tally, cell, visit, of)) if (counts(due)) total += count;
  return Number(total);
}
