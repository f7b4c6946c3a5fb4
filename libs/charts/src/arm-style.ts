/**
 * Seven colours of Okabe & Ito (2008, Color Universal Design), which the colour-blind can tell apart. Their order
 * puts the greatest steps of lightness first (CIE L* 0, 53, 70, 46, 58, 62, 71), for print in grey.
 */
const colours = ['#000000', '#D55E00', '#56B4E9', '#0072B2', '#009E73', '#CC79A7', '#E69F00'];

const shapes = ['circle', 'square', 'triangle-up', 'diamond', 'triangle-down', 'cross'];

const dashes = [
  [1, 0],
  [7, 4],
  [2, 3],
  [10, 3, 2, 3],
  [14, 4],
  [6, 2, 2, 2, 2, 2],
];

interface ArmStyle {
  colour: string;
  shape: string;
  dash: number[];
}

/** Colour, shape and dash repeat after 7, 6 and 6 arms, so no two of the first 42 arms look the same. */
export function armStyle(index: number): ArmStyle {
  return { colour: cycle(colours, index), shape: cycle(shapes, index), dash: cycle(dashes, index) };
}

function cycle<Value>(values: Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError(`No style has the index ${index}`);
  return value;
}
