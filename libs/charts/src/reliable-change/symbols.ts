import type { ChangeCategory } from '../cohort-figure.js';

/** How the points of a category look, in shape and fill, so that they are told apart without colour. */
export interface Symbol {
  shape: string;
  fill: string;
  stroke: string;
}

/** Triangles point where scores went. */
export function symbolOf(category: ChangeCategory, colour: string, better: 'lower' | 'higher'): Symbol {
  const [good, bad] =
    better === 'lower' ? ['triangle-down', 'triangle-up'] : ['triangle-up', 'triangle-down'];
  const symbols: Record<ChangeCategory, Symbol> = {
    recovered: { shape: 'circle', fill: colour, stroke: 'white' },
    improved: { shape: good, fill: colour, stroke: colour },
    unchanged: { shape: 'circle', fill: 'white', stroke: '#333' },
    deteriorated: { shape: bad, fill: 'white', stroke: '#000' },
    harmed: { shape: 'cross', fill: '#000', stroke: 'white' },
  };
  return symbols[category];
}

/** Where there are no categories. */
export const plainSymbol: Symbol = { shape: 'circle', fill: 'white', stroke: '#333' };
