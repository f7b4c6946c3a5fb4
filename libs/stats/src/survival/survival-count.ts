/** How many of a group have the event at this time, and how many are last seen at it without. */
export interface SurvivalCount {
  time: number;
  events: number;
  censored: number;
}

/** A time at which anybody has the event or is last seen, and how many are still at risk just before it. */
export interface RiskSet extends SurvivalCount {
  atRisk: number;
}

/**
 * The risk sets of a group in the order of time; a censored person is at risk at the time of the censoring. Times at
 * which nothing happens are left out. Throws RangeError unless the times are finite and rise and the counts are whole
 * and not negative. O(times).
 */
export function riskSets(counts: readonly SurvivalCount[]): RiskSet[] {
  const sets: RiskSet[] = [];
  let atRisk = 0;
  for (const [i, { time, events, censored }] of counts.entries()) {
    const before = counts[i - 1]?.time ?? -Infinity;
    if (!Number.isFinite(time) || time <= before) throw new RangeError(`Times do not rise at ${time}`);
    if (![events, censored].every((count) => Number.isSafeInteger(count) && count >= 0))
      throw new RangeError(`No persons are counted at time ${time}: ${events} and ${censored}`);
    atRisk += events + censored;
    if (events + censored > 0) sets.push({ time, events, censored, atRisk: 0 });
  }
  for (const set of sets) {
    set.atRisk = atRisk;
    atRisk -= set.events + set.censored;
  }
  return sets;
}
