import { at, label, layerOf, text } from '../patient-axis/marks.js';
import { margin } from '../type-sizes.js';
import { leftWidth } from '../patient-axis/sizes.js';
import type { Json } from '../vega-lite-spec.js';

/** What stands left of a lane, `y` being its middle. */
export interface LaneName {
  name: string;
  y: number;
}

export const laneNames = (names: LaneName[]): Json[] =>
  layerOf(
    names.map(({ name, y }) => ({ name, y })),
    label('left', 'middle'),
    { x: at(margin - leftWidth), y: at('y'), text: text('name') },
  );
