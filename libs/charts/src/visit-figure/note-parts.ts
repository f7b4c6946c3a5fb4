import { armLabels } from '../arm-label.js';
import type { MeanCurveFigure } from '../figure.js';
import { shortenText } from '../fit-text.js';
import type { MeanCurveRow } from './rows.js';
import type { ScoreDomain } from './score-domain.js';

/** Sentences that hold of what was drawn. */
export function drawnNotes(rows: MeanCurveRow[], { domain, nice }: ScoreDomain): string[] {
  const cut = rows.some(
    ({ barLower, barUpper }) =>
      barLower !== null && barUpper !== null && !nice && (barLower < domain[0] || barUpper > domain[1]),
  );
  return [
    ...(cut ? ['A bar that would leave the scale is cut off at its end and has no cap there.'] : []),
    ...(rows.some(({ n }) => n === 1) ? ['A single score (n = 1) has no bar.'] : []),
  ];
}

export function people(figure: MeanCurveFigure): string {
  const patients = countByArm(figure, ({ n }) => n);
  const lost = countByArm(figure, (group) => group.lost);
  return `Patients: ${patients}. Lost (no score at the last visit whose time has passed): ${lost}.`;
}

/** "26 (CBT 14, EMDR 12)", or the total alone where there is one group. */
function countByArm(figure: MeanCurveFigure, count: (group: { n: number; lost: number }) => number): string {
  const total = figure.groups.reduce((sum, group) => sum + count(group), 0);
  const arms = armLabels(figure);
  if (arms.length < 2) return String(total);
  const parts = figure.groups.map((group, index) => `${shortName(arms[index] ?? '')} ${count(group)}`);
  return `${total} (${parts.join(', ')})`;
}

const shortName = (arm: string): string => shortenText(arm, 200, 11);

export function source({ usermeta: { tally, asOf, current } }: Pick<MeanCurveFigure, 'usermeta'>): string {
  const freshness = current ? '' : ' Newer entries are not yet included.';
  return `As of ${asOf}.${freshness} Tally ${tally.slice(0, 'sha256:'.length + 12)}.`;
}
