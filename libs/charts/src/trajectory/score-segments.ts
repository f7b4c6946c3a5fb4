import type { TrajectoryPoint, TrajectoryVisit } from '../patient-figure.js';

export type DrawnPoint = TrajectoryPoint & { time: number; total: number };

export const isDrawn = (point: TrajectoryPoint): point is DrawnPoint =>
  point.time !== null && point.total !== null;

/** The points that count, in time, with the number of the line they lie on: a missed visit between breaks it. */
export function scoreSegments(
  points: TrajectoryPoint[],
  visits: TrajectoryVisit[],
): (DrawnPoint & { segment: number })[] {
  const missed = visits.filter(({ state }) => state === 'missed').map(({ target }) => target);
  const used = points
    .filter(isDrawn)
    .filter((point) => point.used)
    .sort((a, b) => a.time - b.time);
  let segment = 0;
  return used.map((point, index) => {
    const before = used[index - 1]?.time ?? -Infinity;
    if (index > 0 && missed.some((target) => target > before && target < point.time)) segment += 1;
    return { ...point, segment };
  });
}
