import { boxes, lines, ownColour, ownShape, type Span } from '../cohort-panels/panel-marks.js';
import type { PixelAxis } from '../cohort-panels/pixel-axis.js';
import { at, layerOf, type Members } from '../patient-axis/marks.js';
import type { Json } from '../vega-lite-spec.js';
import { boxWidth, type DistributionLayout, type Slot } from './layout.js';

/** Histograms behind, then whiskers, boxes, medians. What cannot be told is not drawn. */
export function spreadLayers({ slots, barsWidth }: DistributionLayout, axis: PixelAxis): Json[] {
  const most = slots
    .flatMap(({ spread }) => spread.bands)
    .reduce((largest, { n }) => Math.max(largest, n), 1);
  const medians = slots.flatMap((slot) => medianOf(slot, axis));
  const own: Members = { color: ownColour };
  return [
    ...boxes(
      slots.flatMap((slot) => bandsOf(slot, axis, barsWidth / most)),
      { color: '#d4d4d4', stroke: '#8a8a8a', strokeWidth: 0.5 },
    ),
    ...coloured(
      slots.flatMap((slot) => whiskersOf(slot, axis)),
      own,
    ),
    ...boxes(
      slots.flatMap((slot) => boxOf(slot, axis)),
      { fill: 'white', strokeWidth: 1.5 },
      { stroke: ownColour },
    ),
    ...lines(medians, { strokeWidth: 2.5, color: '#000' }),
    ...layerOf(
      medians.map((median) => ({ ...median, middle: (median.x + median.x2) / 2 })),
      { type: 'point', filled: true, size: 46, opacity: 1, stroke: 'white', strokeWidth: 0.75 },
      { x: at('middle'), y: at('y'), shape: ownShape, fill: ownColour },
    ),
  ];
}

/** The longest histogram bar of the figure, in patients. */
export const mostInBand = ({ slots }: DistributionLayout): number =>
  slots.flatMap(({ spread }) => spread.bands).reduce((largest, { n }) => Math.max(largest, n), 0);

const nameOf = ({ arm, colour, shape, spread: { visit } }: Slot) => ({ arm, visit, colour, shape });

function bandsOf(slot: Slot, { toPixel, domain }: PixelAxis, perPatient: number): Span[] {
  const { barsFrom: x, spread } = slot;
  const inside = (value: number): number => Math.max(domain[0], Math.min(domain[1], value));
  return spread.bands
    .filter(({ n }) => n > 0)
    .map(({ from, to, n }) => ({
      ...nameOf(slot),
      from,
      to,
      n,
      x,
      x2: x + n * perPatient,
      y: toPixel(inside(from)),
      y2: toPixel(inside(to)),
    }));
}

function whiskersOf(slot: Slot, { toPixel }: PixelAxis): Span[] {
  const { x, spread } = slot;
  const { min, q1, q3, max } = spread;
  const whisker = (end: number | null, box: number | null): Span[] => {
    if (end === null || box === null) return [];
    const y = toPixel(end);
    return [
      { ...nameOf(slot), x, x2: x, y, y2: toPixel(box) },
      { ...nameOf(slot), x: x - boxWidth / 4, x2: x + boxWidth / 4, y, y2: y },
    ];
  };
  return [...whisker(min, q1 ?? max), ...whisker(max, q3 ?? min)];
}

function boxOf(slot: Slot, { toPixel }: PixelAxis): Span[] {
  const { x, spread } = slot;
  const { n, min, q1, median, q3, max } = spread;
  if (q1 === null || q3 === null) return [];
  const half = boxWidth / 2;
  const numbers = { n, min, q1, median, q3, max };
  return [{ ...nameOf(slot), ...numbers, x: x - half, x2: x + half, y: toPixel(q1), y2: toPixel(q3) }];
}

function medianOf(slot: Slot, { toPixel }: PixelAxis): Span[] {
  const { x, spread } = slot;
  if (spread.median === null) return [];
  const y = toPixel(spread.median);
  return [{ ...nameOf(slot), x: x - boxWidth / 2, x2: x + boxWidth / 2, y, y2: y }];
}

const coloured = (spans: Span[], own: Members): Json[] =>
  layerOf(
    spans,
    { type: 'rule', strokeWidth: 1.5 },
    { x: at('x'), x2: { field: 'x2' }, y: at('y'), y2: { field: 'y2' }, ...own },
  );
