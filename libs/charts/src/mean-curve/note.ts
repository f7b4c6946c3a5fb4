import type { MeanCurveFigure } from '../figure.js';
import { flowNote } from '../flow-note.js';
import type { Bars } from '../visit-figure/bar-ends.js';
import { caveats } from '../visit-figure/caveats.js';
import { drawnNotes, source } from '../visit-figure/note-parts.js';
import type { MeanCurveRow } from '../visit-figure/rows.js';
import type { ScoreDomain } from '../visit-figure/score-domain.js';

/** The paragraphs under the figure. */
export function meanCurveNote(
  figure: MeanCurveFigure,
  rows: MeanCurveRow[],
  bars: Bars,
  domain: ScoreDomain,
): string[] {
  const { min, max } = figure.score;
  const reading = [
    bars === 'se' ? 'Bars: mean ± SE.' : 'Bars: 95 % t interval of the mean.',
    ...drawnNotes(rows, domain),
    ...(domain.nice ? [`The vertical axis shows a part of the scale (${min} to ${max}).`] : []),
    'n: patients with a score at the visit.',
  ];
  return [reading.join(' '), flowNote(figure.flow), ...caveats(figure), source(figure)];
}
