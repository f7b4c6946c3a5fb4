import { withoutArm } from '../arm-label.js';
import type { ContrastFigure } from '../cohort-figure.js';
import { shortenText } from '../fit-text.js';
import { textWidth } from '../text-width.js';
import { textSize } from '../type-sizes.js';
import { armsOf } from './rows.js';

/** Which side of zero speaks for whom: "← favours EMDR" and "favours CBT →". */
export function sidesOf(figure: ContrastFigure, halfWidth: number): { left: string; right: string } {
  const arm = onlyArm(figure) ?? 'the arm';
  const reference = referenceName(figure);
  const [low, high] = figure.score.better === 'lower' ? [arm, reference] : [reference, arm];
  const room = halfWidth - 10 - textWidth('← favours ', textSize);
  const fitted = (name: string): string => shortenText(name, room, textSize);
  return { left: `← favours ${fitted(low)}`, right: `favours ${fitted(high)} →` };
}

/** The name of the arm where there is one besides the reference. */
export function onlyArm(figure: ContrastFigure): string | null {
  const arms = armsOf(figure);
  return arms.length === 1 ? (arms[0] ?? withoutArm) : null;
}

export function referenceName({ rows }: ContrastFigure): string {
  const references = [...new Set(rows.map(({ reference }) => reference))];
  return references.length === 1 ? (references[0] ?? withoutArm) : 'the reference';
}
