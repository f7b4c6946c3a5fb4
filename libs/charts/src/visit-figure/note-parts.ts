import type { MeanCurveFigure } from '../figure.js';
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

export function source({ usermeta: { tally, asOf, current } }: Pick<MeanCurveFigure, 'usermeta'>): string {
  const freshness = current ? '' : ' Newer entries are not yet included.';
  return `As of ${asOf}.${freshness} Tally ${tally.slice(0, 'sha256:'.length + 12)}.`;
}
