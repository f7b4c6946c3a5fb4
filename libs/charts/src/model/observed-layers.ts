import { wrapText } from '../fit-text.js';
import { textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import type { ArmChannels } from '../visit-figure/arm-channels.js';
import type { ScoreDomain } from '../visit-figure/score-domain.js';
import { plotHeight } from '../visit-figure/sizes.js';
import type { VisitAxis } from '../visit-figure/visit-axis.js';
import type { ObservedRow } from './rows.js';

/** Observed means as hollow points on thin lines: told from the model's without colour. */
export function observedLayers(
  rows: ObservedRow[],
  axisTitle: string,
  { domain, nice }: ScoreDomain,
  { channels: place }: VisitAxis,
  { color, shape, strokeDash }: ArmChannels,
): Json[] {
  const data = { values: rows.map((row) => ({ ...row })) };
  const y = {
    field: 'observed',
    type: 'quantitative',
    scale: { domain, nice, zero: false },
    axis: { title: wrapText(axisTitle, plotHeight, textSize, 3) },
  };
  return [
    {
      data,
      mark: { type: 'line', strokeWidth: 1, opacity: 0.55, invalid: 'break-paths-show-path-domains' },
      encoding: { ...place, y, color, strokeDash, order: { field: 'visitOrder', type: 'quantitative' } },
    },
    {
      data,
      mark: { type: 'point', filled: true, fill: 'white', strokeWidth: 1.2, size: 44, opacity: 1 },
      encoding: { ...place, y, stroke: color, shape },
    },
  ];
}
