import { armLabels } from './arm-label.js';
import type { SurvivalFigure } from './cohort-figure.js';
import { describeSurvival } from './describe-survival.js';
import { frame } from './patient-axis/frame.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { atRiskLayers, nameIndent } from './survival/at-risk-layers.js';
import { curveKey } from './survival/curve-key.js';
import { withoutCurves } from './survival/findings.js';
import { survivalLayers } from './survival/layers.js';
import { survivalNote } from './survival/note.js';
import { refuseDisorder } from './survival/refuse-disorder.js';
import { survivalRows } from './survival/rows.js';
import { atRiskTop, endStep, plotWidth, rowHeight } from './survival/sizes.js';
import { survivalTime } from './survival/survival-time.js';
import { textWidth } from './text-width.js';
import { margin, textSize } from './type-sizes.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';
import { armChannels } from './visit-figure/arm-channels.js';
import { plotHeight } from './visit-figure/sizes.js';
import { wordsInstead } from './words-instead.js';

/**
 * Kaplan-Meier curves by arm with their 95 % bands, ticks where patients are censored, medians, and the numbers at risk
 * under the ticks of the axis. For a response the share that has responded is drawn, for its loss the share still in
 * response. It draws the numbers it is given.
 *
 * Throws RangeError on a number that is not finite, and on steps that do not follow each other from time 0.
 * Deterministic; O(steps x ticks).
 */
export function survivalChart(figure: SurvivalFigure): VegaLiteSpec {
  refuseNonFinite(figure);
  refuseDisorder(figure);
  const arms = armLabels(figure);
  const time = survivalTime(figure);
  const channels = armChannels(arms);
  const rows = survivalRows(figure, time);
  const key = curveKey(arms, channels);
  const widestName = arms.reduce((most, arm) => Math.max(most, textWidth(arm, textSize)), 0);
  const left = Math.min(210, Math.max(130, Math.ceil(widestName) + nameIndent + margin));
  return frame(figure, {
    description: describeSurvival(figure),
    usermeta: { ...figure.usermeta },
    width: plotWidth,
    height: plotHeight,
    left,
    right: margin + 10 + endStep * Math.max(0, arms.length - 1),
    above: key.above,
    noteY: plotHeight + atRiskTop + rowHeight * arms.length + 16,
    note: survivalNote(figure),
    layers: [
      ...survivalLayers(figure, rows, time, channels),
      ...key.layers,
      ...atRiskLayers(figure, time, channels, left),
      ...wordsInstead(withoutCurves(figure), plotWidth, plotHeight),
    ],
  });
}
