const START = Date.parse('2024-03-01T08:00:00Z');

/**
 * `hours` after the start of the trial. Facts of one patient never share an instant: each has its own second, so that
 * the order of arrival, which decides only between scores of one instant, decides nothing.
 */
export const instantOf = (hours: number, fact: number, version: number): number =>
  START + hours * 3_600_000 + (fact * 10 + version) * 1000;

export const isoOf = (instant: number): string => new Date(instant).toISOString();
