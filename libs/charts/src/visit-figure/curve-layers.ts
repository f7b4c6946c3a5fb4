import { wrapText } from '../fit-text.js';
import type { Json } from '../vega-lite-spec.js';
import type { ArmChannels } from './arm-channels.js';
import { textSize } from '../type-sizes.js';
import { plotHeight } from './sizes.js';
import type { ScoreDomain } from './score-domain.js';
import type { VisitAxis } from './visit-axis.js';

interface CurveKind {
  axisTitle: string;
  zeroLine: boolean;
  /** How the numbers at the axis are written, in d3's words. */
  format?: string;
  /** Which fields of the data are drawn as points and as the ends of bars. */
  fields?: { point: string; lower: string; upper: string };
}

const drawnMeans = { point: 'mean', lower: 'barLower', upper: 'barUpper' };

/**
 * The zero line where zero means something, then bars, their caps, lines and points, in the order they are drawn. Only
 * bars are cut off at the ends of the scale.
 */
export function curveLayers(
  { axisTitle, zeroLine, format, fields = drawnMeans }: CurveKind,
  { domain, nice }: ScoreDomain,
  axis: VisitAxis,
  { color, shape, strokeDash }: ArmChannels,
): Json[] {
  const y = (field: string): Json => ({
    field,
    type: 'quantitative',
    scale: { domain, nice, zero: false },
    axis: {
      title: wrapText(axisTitle, plotHeight, textSize, 3),
      ...(format === undefined ? {} : { format }),
    },
  });
  const place = axis.channels;
  const cap = {
    type: 'tick',
    orient: 'horizontal',
    size: axis.cap,
    thickness: 1.5,
    opacity: 1,
    clip: true,
  };
  const zero: Json = {
    data: { values: [{ zero: 0 }] },
    mark: { type: 'rule', strokeWidth: 1, color: '#666' },
    encoding: { y: y('zero') },
  };
  return [
    ...(zeroLine ? [zero] : []),
    {
      mark: { type: 'rule', strokeWidth: 1.5, clip: true },
      encoding: { ...place, y: y(fields.lower), y2: { field: fields.upper }, color },
    },
    { mark: cap, encoding: { ...place, y: y(fields.lower), color } },
    { mark: cap, encoding: { ...place, y: y(fields.upper), color } },
    {
      mark: { type: 'line', strokeWidth: 2, invalid: 'break-paths-show-path-domains' },
      encoding: {
        ...place,
        y: y(fields.point),
        color,
        strokeDash,
        order: { field: 'visitOrder', type: 'quantitative' },
      },
    },
    {
      mark: { type: 'point', filled: true, size: 64, opacity: 1 },
      encoding: { ...place, y: y(fields.point), color, shape },
    },
  ];
}
