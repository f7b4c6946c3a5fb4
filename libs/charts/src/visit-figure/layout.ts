import { shortenText, wrapText } from '../fit-text.js';
import { titleLines as linesOf } from '../title-lines.js';
import { textWidth } from '../text-width.js';
import { layOutKey, type KeyEntry } from './key.js';
import { lineHeight, margin, noteSize, textSize, titleSize } from '../type-sizes.js';
import { plotHeight } from './sizes.js';
import type { VisitAxis } from './visit-axis.js';

/** Bold letters are at most a quarter wider. */
const boldness = 1.25;
const countHeight = 18;

/** Where everything around the plot stands; the origin is the upper left corner of the plot. */
export interface Layout {
  /** Of the margin left of the plot. */
  left: number;
  padding: { left: number; top: number; right: number; bottom: number };
  title: string[];
  key: KeyEntry[];
  visitLabels: { lines: string[]; x: number }[];
  /** The heading of the counts, level with the last line of the visit labels. */
  headingY: number;
  /** One row of counts for each arm. */
  countRows: { arm: string; name: string; y: number }[];
  note: { lines: string[]; y: number };
}

export function layOut(
  titles: string[],
  arms: string[],
  axis: VisitAxis,
  paragraphs: (width: number) => string[],
): Layout {
  const widestName = Math.max(0, ...arms.map((arm) => textWidth(arm, textSize)));
  const left = Math.min(190, Math.max(130, Math.ceil(widestName) + 2 * margin + 16));
  const width = left + axis.plotWidth + 10 - margin;
  const titleLines = titles.flatMap((title) => linesOf(title, width / boldness, titleSize, 6));
  const key = arms.length > 1 ? layOutKey(arms, axis.plotWidth) : [];
  const keyDepth = key.length === 0 ? 0 : 6 - (key[0]?.y ?? 0);
  const labels = axis.visits.map(({ visit, label }) =>
    wrapText(label || visit, axis.columnWidth - 6, textSize, 3),
  );
  const labelLines = Math.max(1, ...labels.map((lines) => lines.length));
  const countsTop = plotHeight + axis.labelsTop + labelLines * lineHeight(textSize) + 4;
  const noteY = countsTop + countHeight * arms.length + 16;
  const noteLines = paragraphs(width).flatMap((paragraph) => wrapText(paragraph, width, noteSize));
  return {
    left,
    padding: {
      left,
      top: margin + titleLines.length * lineHeight(titleSize) + margin + keyDepth,
      right: margin + 10,
      bottom: noteY - plotHeight + noteLines.length * lineHeight(noteSize) + margin,
    },
    title: titleLines,
    key,
    visitLabels: labels.map((lines, index) => ({ lines, x: axis.visits[index]?.labelX ?? 0 })),
    headingY: countsTop - 4 - lineHeight(textSize),
    countRows: arms.map((arm, index) => ({
      arm,
      name: shortenText(arm, left - 2 * margin - 16, textSize),
      y: countsTop + countHeight * (index + 0.5),
    })),
    note: { lines: noteLines, y: noteY },
  };
}
