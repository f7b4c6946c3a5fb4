import { numberLabel } from '../patient-axis/instant-label.js';

/** At most `decimals` decimals, with a true minus sign. */
export const signedLabel = (value: number, decimals = 6): string =>
  numberLabel(value, decimals).replace('-', '−');

/** "1 was", "3 were", "none were": a number with its verb. */
export const wereWords = (number: number): string =>
  `${number === 0 ? 'none' : number} ${number === 1 ? 'was' : 'were'}`;

/** "none" for 0. */
export const noneOr = (number: number): string => (number === 0 ? 'none' : String(number));
