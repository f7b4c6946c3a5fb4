import type { TrajectoryFigure } from '../patient-figure.js';

/**
 * The times that the axis must hold: scores, infusions, what is expected, windows, and the therapy around the infusions. Other
 * treatments may have begun years ago; they are cut at its ends, unless there is nothing else.
 */
export function timesShown({ points, infusions, visits, treatments, expected }: TrajectoryFigure): number[] {
  const therapy = treatments.filter(({ phase }) => phase !== null && phase !== 'unrelated');
  const times = [
    ...points.flatMap(({ time }) => time ?? []),
    ...infusions.map(({ time }) => time),
    ...(expected?.points ?? []).map(({ time }) => time),
    ...visits.flatMap(({ opens, target, closes }) => [opens, target, closes]),
    ...therapy.flatMap(({ time, until }) => [time, until ?? time]),
  ];
  return times.length > 0 ? times : treatments.flatMap(({ time, until }) => [time, until ?? time]);
}
