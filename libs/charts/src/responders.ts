import { armLabels } from './arm-label.js';
import type { RespondersFigure } from './cohort-figure.js';
import { describeResponders } from './describe-responders.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { protocolVisits } from './protocol-visits.js';
import { withoutShares } from './responders/findings.js';
import { denominatorWords, respondersNote } from './responders/note.js';
import { countOf, shareRows, type Denominator } from './responders/rows.js';
import { textWidth } from './text-width.js';
import { textSize } from './type-sizes.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';
import { armChannels } from './visit-figure/arm-channels.js';
import { curveLayers } from './visit-figure/curve-layers.js';
import { layOut } from './visit-figure/layout.js';
import { plotHeight } from './visit-figure/sizes.js';
import { textLayers } from './visit-figure/text-layers.js';
import { ordinalVisits } from './visit-figure/visit-axis.js';
import { visitSpec } from './visit-figure/visit-spec.js';
import { wordsInstead } from './words-instead.js';

/** `denominator`: the share of those seen is drawn, or of all who were due, the lost as non-responders. */
export interface RespondersOptions {
  denominator: Denominator;
}

const shares = { point: 'rate', lower: 'lower', upper: 'upper' };

/**
 * The share of responders by visit with its 95 % interval, arms side by side, on an axis from 0 to 100 %, and how many
 * of how many under each visit. It draws the numbers it is given.
 *
 * Throws RangeError on a number that is not finite. Deterministic; O(arms x visits).
 */
export function respondersChart(figure: RespondersFigure, { denominator }: RespondersOptions): VegaLiteSpec {
  refuseNonFinite(figure);
  const arms = armLabels(figure);
  const axis = ordinalVisits(protocolVisits(figure), arms.length, widestCount(figure, denominator) + 16);
  const rows = shareRows(figure, axis.visits, denominator);
  const layout = layOut([figure.title], arms, axis, (width) => respondersNote(figure, denominator, width));
  const channels = armChannels(arms);
  const kind = {
    axisTitle: `Share of responders among ${denominatorWords[denominator]}`,
    zeroLine: false,
    fields: shares,
    format: '.0%',
  };
  return visitSpec(
    figure,
    describeResponders(figure),
    axis,
    layout,
    rows.map((row) => ({ ...row })),
    [
      ...curveLayers(kind, { domain: [0, 1], nice: false }, axis, channels),
      ...wordsInstead(withoutShares(figure, [denominator]), axis.plotWidth, plotHeight),
      ...textLayers(rows, axis, layout, channels, 'responders of n'),
    ],
  );
}

const widestCount = ({ groups }: RespondersFigure, denominator: Denominator): number =>
  groups
    .flatMap(({ visits }) => visits.map((visit) => visit[denominator]))
    .reduce((most, { x, n }) => Math.max(most, textWidth(countOf(x, n), textSize)), 0);
