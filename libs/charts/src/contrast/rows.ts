import { withoutArm } from '../arm-label.js';
import { armStyle } from '../arm-style.js';
import type { ContrastFigure, ContrastRow } from '../cohort-figure.js';
import { wrapText } from '../fit-text.js';
import { intervalInWords, pointDecimals, signed } from '../points-in-words.js';
import { textWidth } from '../text-width.js';
import { lineHeight, textSize } from '../type-sizes.js';

/** One comparison and where it stands. Lengths in px from the upper left corner of the plot. */
export interface PlacedContrast extends ContrastRow {
  y: number;
  bottom: number;
  name: string[];
  /** "−2.1 (−8.4 to 4.3)" */
  numbers: string;
  colour: string;
  shape: string;
}

/** The name of an arm over its comparisons, where there are several arms. */
export interface ArmHeading {
  name: string[];
  y: number;
  bottom: number;
  colour: string;
  shape: string;
}

export interface PlacedContrasts {
  rows: PlacedContrast[];
  headings: ArmHeading[];
  height: number;
}

/** Bold letters are at most a quarter wider. */
const boldness = 1.25;
const leastHeight = 28;
const padding = 10;

/**
 * The rows from top to bottom, arm by arm in the order in which arms first appear, each as high as its name needs.
 * An arm looks as it does in the curves: by its place among the groups. O(rows x arms).
 */
export function placeContrasts(figure: ContrastFigure, nameWidth: number): PlacedContrasts {
  const arms = armsOf(figure);
  const headings: ArmHeading[] = [];
  const rows: PlacedContrast[] = [];
  let y = 0;
  const take = (name: string[]): { y: number; bottom: number } => {
    const height = Math.max(leastHeight, name.length * lineHeight(textSize) + padding);
    y += height;
    return { y: y - height / 2, bottom: y };
  };
  for (const [index, arm] of arms.entries()) {
    const { colour, shape } = styleOf(figure, arm, index);
    if (headed(arms).length > 0) {
      const name = wrapText(arm ?? withoutArm, nameWidth / boldness, textSize, 6);
      headings.push({ name, ...take(name), colour, shape });
    }
    for (const row of figure.rows.filter((each) => each.arm === arm)) {
      const name = wrapText(row.label || row.visit, nameWidth, textSize, 3);
      rows.push({ ...row, ...take(name), name, numbers: numbersOf(row, figure), colour, shape });
    }
  }
  return { rows, headings, height: Math.max(y, 2 * leastHeight) };
}

/** A single arm needs no heading over its rows. */
const headed = (arms: (string | null)[]): (string | null)[] => (arms.length > 1 ? arms : []);

/** Room that the names of arms and visits need, within reason. */
export function nameWidthOf(figure: ContrastFigure): number {
  const arms = headed(armsOf(figure)).map((arm) => boldness * textWidth(arm ?? withoutArm, textSize));
  const visits = figure.rows.map(({ label, visit }) => textWidth(label || visit, textSize));
  const widest = [...arms, ...visits].reduce((most, width) => Math.max(most, width), 0);
  return Math.min(210, Math.max(90, Math.ceil(widest)));
}

export const armsOf = ({ rows }: ContrastFigure): (string | null)[] => [
  ...new Set(rows.map(({ arm }) => arm)),
];

function styleOf({ flow }: ContrastFigure, arm: string | null, index: number): ReturnType<typeof armStyle> {
  const place = flow.findIndex((group) => group.arm === arm);
  return armStyle(place < 0 ? index + 1 : place);
}

function numbersOf(row: ContrastRow, { score }: ContrastFigure): string {
  if (row.estimate === null) return 'cannot be told';
  const decimals = pointDecimals(score);
  return `${signed(row.estimate, decimals)} (${intervalInWords(row, decimals) ?? 'no interval'})`;
}
