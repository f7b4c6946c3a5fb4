import type { SurvivalFigure } from '../cohort-figure.js';

/**
 * Throws RangeError on a curve that does not begin at time 0, whose times do not ascend, or at whose steps others are
 * at risk than the step before left: its numbers at risk would be wrong without a sign of it. O(steps).
 */
export function refuseDisorder({ groups }: Pick<SurvivalFigure, 'groups'>): void {
  for (const [group, { steps }] of groups.entries())
    for (const [index, { time, atRisk }] of steps.entries()) {
      const place = `group ${group}, step ${index}`;
      const before = steps[index - 1];
      if (before === undefined) {
        if (time !== 0) throw new RangeError(`A curve begins at time 0, not at ${time} (${place})`);
        continue;
      }
      if (time <= before.time) throw new RangeError(`Time ${time} does not follow ${before.time} (${place})`);
      const left = before.atRisk - before.events - before.censored;
      if (atRisk !== left) throw new RangeError(`There are ${left} at risk, not ${atRisk} (${place})`);
    }
}
