import { spreadColumns } from '../visit-figure/spread-columns.js';
import type { Dose, InfusionMark } from '../patient-figure.js';
import { textWidth } from '../text-width.js';
import type { Json } from '../vega-lite-spec.js';
import { doseRuns } from './dose-runs.js';
import { at, label, layerOf, text } from './marks.js';
import { noteSize } from '../type-sizes.js';
import { plotWidth } from './sizes.js';
import type { TimeScale } from './time-scale.js';

/** The labels above the infusions' rules: their numbers, and over them one dose for each run of equal doses. */
export interface InfusionHead {
  layers: Json[];
  /** Room they take above the plot. */
  above: number;
  /** Every how many infusions one is numbered, where there is no room for all. */
  every: number;
  /** Whether the doses change too often to be written. */
  withoutDoses: boolean;
}

type Mark = InfusionMark & Partial<Dose>;

/** O(n log n). */
export function infusionHead(marks: Mark[], { toPixel }: TimeScale): InfusionHead {
  const ordered = marks.toSorted((a, b) => a.time - b.time);
  if (ordered.length === 0) return { layers: [], above: 0, every: 1, withoutDoses: false };
  const widest = ordered.reduce(
    (most, { number }) => Math.max(most, textWidth(String(number), noteSize)),
    10,
  );
  const width = widest + 5;
  const every = Math.max(1, Math.ceil((ordered.length * width) / plotWidth));
  const gap = width / every;
  const places = ordered.map(({ time }) => toPixel(time));
  const columns = spreadColumns(places, gap, width / 2, plotWidth - width / 2);
  const isFar = columns.some((column, index) => Math.abs(column - (places[index] ?? 0)) > 30);
  const numbersY = isFar ? -24 : -9;
  const numbers = ordered
    .map(({ number }, index) => ({ number: String(number), x: columns[index] ?? 0, at: places[index] ?? 0 }))
    .filter((_, index) => index % every === 0);
  const doses = doseRuns(ordered, columns, numbersY - 16);
  return {
    layers: [
      ...layerOf(numbers, label('center', 'bottom'), { x: at('x'), y: at(numbersY), text: text('number') }),
      ...layerOf(
        numbers.filter(({ x, at: place }) => Math.abs(x - place) > 1),
        { type: 'rule', color: '#888', strokeWidth: 0.8 },
        { x: at('at'), x2: { field: 'x' }, y: at(0), y2: at(numbersY) },
      ),
      ...doses.layers,
    ],
    above: 16 - numbersY + doses.height,
    every,
    withoutDoses: doses.isLeftOut,
  };
}
