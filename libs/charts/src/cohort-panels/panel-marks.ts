import { at, label, layerOf, text, type Members } from '../patient-axis/marks.js';
import { noteSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';

/** Ends in px; other members are carried along for readers of the data. */
export type Span = { x: number; x2: number; y: number; y2: number; [member: string]: Json };

/** Words at a place in px. */
export type Words = { x: number; y: number; words: string | string[] };

const ends: Members = { x: at('x'), x2: { field: 'x2' }, y: at('y'), y2: { field: 'y2' } };

export const lines = (spans: Span[], style: Members): Json[] =>
  layerOf(spans, { type: 'rule', strokeWidth: 1, color: '#333', ...style }, ends);

export const boxes = (spans: Span[], style: Members, channels: Members = {}): Json[] =>
  layerOf(spans, { type: 'rect', opacity: 1, ...style }, { ...ends, ...channels });

export const words = (
  texts: Words[],
  align: string,
  baseline: string,
  style: Members = {},
  fontSize = noteSize,
): Json[] =>
  layerOf(
    texts.map((each) => ({ ...each })),
    { ...label(align, baseline, fontSize), ...style },
    { x: at('x'), y: at('y'), text: text('words') },
  );

/** Colours of the arms as they are, not by a scale. */
export const ownColour: Json = { field: 'colour', type: 'nominal', scale: null };
export const ownShape: Json = { field: 'shape', type: 'nominal', scale: null };
