import type { Json } from '../vega-lite-spec.js';
import { lineHeight, noteSize } from '../type-sizes.js';

export type Members = { [member: string]: Json };

/** One mark with the data it draws. Field names are fixed: what users name appears in values only. */
export const layer = (values: Json[], mark: Json, encoding: Members): Json => ({
  data: { values },
  mark,
  encoding,
});

/** `layers` where there is something to draw, else none. */
export const layerOf = (values: Json[], mark: Json, encoding: Members): Json[] =>
  values.length === 0 ? [] : [layer(values, mark, encoding)];

/** A place in px by a field of the data, or for all alike. */
export const at = (place: string | number): Json =>
  typeof place === 'number'
    ? { value: place }
    : { field: place, type: 'quantitative', scale: null, axis: null };

export const text = (field: string): Json => ({ field, type: 'nominal' });

export const label = (align: string, baseline: string, fontSize = noteSize): Members => ({
  type: 'text',
  align,
  baseline,
  fontSize,
  lineHeight: lineHeight(fontSize),
});

export const crossPath = 'M-1,-1L1,1M1,-1L-1,1';

export const filledCircle: Members = {
  type: 'point',
  shape: 'circle',
  filled: true,
  size: 56,
  opacity: 1,
  color: '#000',
};
export const hollowCircle: Members = {
  type: 'point',
  shape: 'circle',
  filled: true,
  fill: 'white',
  stroke: '#000',
  strokeWidth: 1.5,
  size: 72,
  opacity: 1,
};
export const cross = (size: number): Members => ({
  type: 'point',
  shape: crossPath,
  filled: false,
  stroke: '#000',
  strokeWidth: 1.5,
  size,
  opacity: 1,
});
