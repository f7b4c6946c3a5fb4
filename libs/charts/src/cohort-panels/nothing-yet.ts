import type { Json } from '../vega-lite-spec.js';
import { words } from './panel-marks.js';
import { textSize } from '../type-sizes.js';

/** Words instead of panels where there is no group, so that no picture is empty without saying so. */
export const nothingYet = (groups: number, width: number): Json[] =>
  groups > 0
    ? []
    : words([{ x: width / 2, y: 30, words: 'No patients yet' }], 'center', 'middle', {}, textSize);
