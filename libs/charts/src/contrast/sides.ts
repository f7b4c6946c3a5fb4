import { withoutArm } from '../arm-label.js';
import type { ContrastFigure } from '../cohort-figure.js';
import { wrapText } from '../fit-text.js';
import { textSize } from '../type-sizes.js';
import { armsOf } from './rows.js';

const mostLines = 3;

/** Which side of zero speaks for whom: "← favours EMDR" and "favours CBT →", in lines of at most `width` px. */
export function sidesOf(figure: ContrastFigure, width: number): { left: string[]; right: string[] } {
  const fit = (name: string): string[] =>
    wrapText(`favours ${name}`, width - 2 * textSize, textSize, mostLines);
  const { arm, reference } = toldApart(figure, fit, { arm: 'the arm', reference: 'the reference' });
  const [low, high] = figure.score.better === 'lower' ? [arm, reference] : [reference, arm];
  return {
    left: fit(low).map((line, index) => (index === 0 ? `← ${line}` : line)),
    right: fit(high).map((line, index, { length }) => (index === length - 1 ? `${line} →` : line)),
  };
}

interface Names {
  arm: string;
  reference: string;
}

/** The names of arm and reference where there is one of each and both, cut as `fit` cuts them, still differ. */
export function toldApart(figure: ContrastFigure, fit: (name: string) => string[], otherwise: Names): Names {
  const arm = onlyArm(figure) ?? otherwise.arm;
  const reference = onlyReference(figure) ?? otherwise.reference;
  return String(fit(arm)) === String(fit(reference)) ? otherwise : { arm, reference };
}

/** The name of the arm where there is one besides the reference. */
export function onlyArm(figure: ContrastFigure): string | null {
  const arms = armsOf(figure);
  return arms.length === 1 ? (arms[0] ?? withoutArm) : null;
}

export function onlyReference({ rows }: ContrastFigure): string | null {
  const references = [...new Set(rows.map(({ reference }) => reference))];
  return references.length === 1 ? (references[0] ?? withoutArm) : null;
}
