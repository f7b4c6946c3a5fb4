import type { ContrastFigure } from '../cohort-figure.js';
import { wrapText } from '../fit-text.js';
import { textWidth } from '../text-width.js';
import { margin, textSize } from '../type-sizes.js';
import type { PlacedContrast } from './rows.js';
import { toldApart } from './sides.js';

/** Where numbers and counts stand right of the plot, with their headings. Px from the plot. */
export interface NumberColumns {
  numbers: { x: number; heading: string[] };
  arm: { x: number; heading: string[] };
  reference: { x: number; heading: string[] };
  /** From the plot's right end to that of the picture. */
  width: number;
}

const gap = 20;
const countWidth = 84;
const headingOfNumbers = 'Difference (95 % CI)';

export function numberColumns(
  figure: ContrastFigure,
  rows: PlacedContrast[],
  plotWidth: number,
): NumberColumns {
  const widths = [headingOfNumbers, ...rows.map(({ numbers }) => numbers)].map((words) =>
    textWidth(words, textSize),
  );
  const widest = Math.ceil(widths.reduce((most, width) => Math.max(most, width)));
  const counts = plotWidth + gap + widest + gap / 2;
  const fit = (name: string): string[] => wrapText(`n ${name}`, countWidth - 8, textSize, 3);
  const { arm, reference } = toldApart(figure, fit, { arm: 'of the arm', reference: 'of the reference' });
  return {
    numbers: { x: plotWidth + gap, heading: [headingOfNumbers] },
    arm: { x: counts + countWidth / 2, heading: fit(arm) },
    reference: { x: counts + countWidth * 1.5, heading: fit(reference) },
    width: counts + 2 * countWidth + margin - plotWidth,
  };
}
