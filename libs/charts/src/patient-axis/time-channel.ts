import type { PatientFigureBase } from '../patient-figure.js';
import type { Json } from '../vega-lite-spec.js';
import { timeTitle } from './instant-label.js';
import { at, layerOf } from './marks.js';
import type { TimeScale } from './time-scale.js';

/** The channel that places a mark at the `time` of its row. */
export const timeChannel = (figure: PatientFigureBase, { scale, ticks }: TimeScale): Json => ({
  field: 'time',
  type: 'quantitative',
  scale,
  axis: { title: timeTitle(figure), values: ticks, format: '.6~f', tickSize: 5 },
});

/** Pale lines at the ticks; an axis would draw its grid no higher than the scale of the scores. */
export const timeGrid = ({ ticks, toPixel }: TimeScale, height: number): Json[] =>
  layerOf(
    ticks.map((tick) => ({ x: toPixel(tick) })),
    { type: 'rule', color: '#e8e8e8', strokeWidth: 1 },
    { x: at('x'), y: at(0), y2: at(height) },
  );
