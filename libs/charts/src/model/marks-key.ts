import { at, label, layer, text } from '../patient-axis/marks.js';
import { textWidth } from '../text-width.js';
import { margin, textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import type { Layout } from '../visit-figure/layout.js';

const height = 20;
const sample = 40;
const gap = 8;

/** Which marks are the model's and which were observed, in a row of its own over the key of the arms. */
export function marksKey(layout: Layout, hasModel: boolean): { layout: Layout; layers: Json[] } {
  const top = layout.key[0]?.y ?? -margin + 6;
  const y = top - height;
  const { padding } = layout;
  const raised = {
    ...layout,
    padding: { ...padding, top: padding.top + height + (layout.key.length > 0 ? 0 : 10) },
  };
  const model = 'least-squares mean, 95 % CI';
  const observedX = hasModel ? sample + 4 * gap + Math.ceil(textWidth(model, textSize)) : 0;
  return {
    layout: raised,
    layers: [
      ...(hasModel ? [...entry(model, 0, y, 2), filled(sample / 2, y)] : []),
      ...entry('observed mean', observedX, y, 1),
      hollow(observedX + sample / 2, y),
    ],
  };
}

const entry = (words: string, x: number, y: number, strokeWidth: number): Json[] => [
  layer(
    [{ x, x2: x + sample }],
    { type: 'rule', strokeWidth, color: '#333' },
    { x: at('x'), x2: { field: 'x2' }, y: at(y) },
  ),
  layer([{ words }], label('left', 'middle', textSize), {
    x: at(x + sample + gap),
    y: at(y),
    text: text('words'),
  }),
];

const point = (x: number, y: number, mark: { [member: string]: Json }): Json =>
  layer(
    [{ x }],
    { type: 'point', shape: 'circle', filled: true, opacity: 1, ...mark },
    { x: at('x'), y: at(y) },
  );

const filled = (x: number, y: number): Json => point(x, y, { size: 64, color: '#333' });

const hollow = (x: number, y: number): Json =>
  point(x, y, { size: 44, fill: 'white', stroke: '#333', strokeWidth: 1.2 });
