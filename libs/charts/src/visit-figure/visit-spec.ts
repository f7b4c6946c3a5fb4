import { chartConfig } from '../chart-config.js';
import type { FigureProvenance } from '../figure.js';
import { margin } from '../type-sizes.js';
import { vegaLiteSchema, type Json, type VegaLiteSpec } from '../vega-lite-spec.js';
import type { Layout } from './layout.js';
import { plotHeight } from './sizes.js';
import type { VisitAxis } from './visit-axis.js';

/** The specification around the layers of a chart by visit, with paddings so that nothing is cut off. */
export const visitSpec = (
  { usermeta }: { usermeta: FigureProvenance },
  description: string,
  { plotWidth }: VisitAxis,
  { padding, title }: Layout,
  rows: { [field: string]: Json }[],
  layers: Json[],
): VegaLiteSpec => ({
  $schema: vegaLiteSchema,
  description,
  usermeta: { ...usermeta },
  background: 'white',
  width: plotWidth,
  height: plotHeight,
  autosize: { type: 'none' },
  padding,
  title: {
    text: title,
    orient: 'none',
    align: 'left',
    baseline: 'top',
    dx: margin - padding.left,
    dy: margin - padding.top,
  },
  data: { values: rows },
  layer: layers,
  config: chartConfig,
});
