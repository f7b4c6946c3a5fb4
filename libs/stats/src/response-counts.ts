import { notYetDue } from './follow-up.js';
import { countCourses } from './moments.js';
import { partKey, type KnownBaseline } from './course-tally.js';
import { isEligible, meets, parseHistory, type ResponseHistory, type ResponseRule } from './response-rule.js';
import { cellParts, type TallyIndex } from './tally-index.js';
import type { Tally } from './tally.js';

type Cell = (string | null)[];

/**
 * Responders of a cell at a visit. `seen`: eligible courses with a score there; `due`: eligible courses, those that may
 * still get their score on the date left out, so that a missing score counts as no response once it is lost.
 */
export interface ResponseCounts {
  responders: number;
  seen: number;
  due: number;
  notYetDue: number;
}

/** From the joint counts of baseline (visit 0) and visit. Throws RangeError on a malformed date. O(counts). */
export function responseCounts(
  tally: Tally,
  index: TallyIndex,
  cell: Cell,
  rule: ResponseRule,
  visit: number,
  date: string,
): ResponseCounts {
  let [responders, seen] = [0n, 0n];
  for (const { baseline, tick, count } of cellParts(index, cell).joint.get(visit) ?? []) {
    if (!isEligible(rule, baseline)) continue;
    seen += count;
    if (meets(rule, baseline, tick)) responders += count;
  }
  const open = notYetDue(tally, cell, visit, date, eligibleBaselines(rule));
  return {
    responders: Number(responders),
    seen: Number(seen),
    due: Number(countEligible(index, cell, rule)) - open,
    notYetDue: open,
  };
}

function countEligible(index: TallyIndex, cell: Cell, rule: ResponseRule): bigint {
  if (rule.kind === 'below') return countCourses(index, cell);
  const baselines = cellParts(index, cell).joint.get(0) ?? [];
  return baselines.reduce((n, { tick, count }) => (isEligible(rule, tick) ? n + count : n), 0n);
}

function eligibleBaselines({ kind }: ResponseRule): KnownBaseline[] {
  switch (kind) {
    case 'percent':
      return ['positive'];
    case 'points':
      return ['positive', 'other'];
    case 'below':
      return ['positive', 'other', 'none'];
  }
}

/** How many courses of a cell have each history under a rule. O(histories). */
export const responseHistories = (
  tally: Tally,
  cell: Cell,
  rule: string,
): { history: ResponseHistory; count: number }[] =>
  [...(tally.get(partKey({ kind: 'response', cell, rule })) ?? [])].map(([entry, count]) => ({
    history: parseHistory(entry),
    count: Number(count),
  }));
