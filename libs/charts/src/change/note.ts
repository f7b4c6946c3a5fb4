import type { ChangeFigure } from '../figure.js';
import { flowNote } from '../flow-note.js';
import type { Bars } from '../visit-figure/bar-ends.js';
import { caveats } from '../visit-figure/caveats.js';
import { drawnNotes, source } from '../visit-figure/note-parts.js';
import type { MeanCurveRow } from '../visit-figure/rows.js';
import type { ScoreDomain } from '../visit-figure/score-domain.js';

/** The paragraphs under the figure. */
export function changeNote(
  figure: ChangeFigure,
  rows: MeanCurveRow[],
  bars: Bars,
  domain: ScoreDomain,
): string[] {
  const reading = [
    bars === 'se' ? 'Bars: mean change ± SE.' : 'Bars: 95 % t interval of the mean change.',
    "Change is from each patient's own baseline, over the patients with both scores (n).",
    ...(figure.groups.length > 1
      ? ['A bar is of the change within its group, not of the difference between groups.']
      : []),
    ...drawnNotes(rows, domain),
  ];
  return [reading.join(' '), flowNote(figure.flow), ...caveats(figure), source(figure)];
}
