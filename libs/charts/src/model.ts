import { armLabels } from './arm-label.js';
import type { ModelFigure } from './cohort-figure.js';
import { describeModel } from './describe-model.js';
import { refusedSentence } from './model/findings.js';
import { marksKey } from './model/marks-key.js';
import { modelNote } from './model/note.js';
import { nothingLayers } from './model/nothing-layers.js';
import { observedLayers } from './model/observed-layers.js';
import { modelRows, observedRows, placesOf } from './model/rows.js';
import { modelAxisTitle, modelDomain } from './model/score-axis.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { protocolVisits } from './protocol-visits.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';
import { armChannels } from './visit-figure/arm-channels.js';
import { curveLayers } from './visit-figure/curve-layers.js';
import { layOut } from './visit-figure/layout.js';
import { textLayers } from './visit-figure/text-layers.js';
import { ordinalVisits, visitsInTime } from './visit-figure/visit-axis.js';
import { visitSpec } from './visit-figure/visit-spec.js';

/** `x`: visits at equal steps, or true to time. `y`: the instrument's full scale, or what is drawn spans. */
export interface ModelOptions {
  x: 'visit' | 'hours';
  y: 'full' | 'data';
}

const estimates = { point: 'estimate', lower: 'lower', upper: 'upper' };

/**
 * Least-squares means of the model with 95 % intervals by visit, a line for each arm, and what was observed lightly
 * beside them; how many were observed stands under each visit. Where the model was refused the observed means stand
 * alone, and the title says why. It draws the numbers it is given.
 *
 * Throws VisitWithoutHours for x = 'hours' where a visit has no hours, RangeError on a number that is not finite.
 * Deterministic; O(arms x visits).
 */
export function modelChart(figure: ModelFigure, { x, y }: ModelOptions): VegaLiteSpec {
  refuseNonFinite(figure);
  const { refused, title } = figure;
  const arms = armLabels(figure);
  const protocol = protocolVisits(figure);
  const places = placesOf(figure);
  const axis = x === 'hours' ? visitsInTime(protocol, places) : ordinalVisits(protocol, places);
  const rows = modelRows(figure, axis.visits);
  const domain = modelDomain(figure, rows, y);
  const titles = [title, ...(refused === null ? [] : [refusedSentence(refused)])];
  const plain = layOut(titles, arms, axis, (width) => modelNote(figure, rows, domain, width));
  const { layout, layers: key } = marksKey(plain, refused === null);
  const channels = armChannels(arms);
  const axisTitle = modelAxisTitle(figure);
  const observed = observedRows(figure, rows, axis.visits);
  const curves = curveLayers({ axisTitle, zeroLine: false, fields: estimates }, domain, axis, channels);
  return visitSpec(
    figure,
    describeModel(figure),
    axis,
    layout,
    rows.map((row) => ({ ...row })),
    [
      ...observedLayers(observed, axisTitle, domain, axis, channels),
      ...(refused === null ? curves : []),
      ...key,
      ...nothingLayers(figure, axis.plotWidth),
      ...textLayers(rows, axis, layout, channels),
    ],
  );
}
