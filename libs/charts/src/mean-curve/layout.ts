import { shortenText, wrapText } from '../fit-text.js';
import { textWidth } from '../text-width.js';
import type { VisitAxis } from './visit-axis.js';

/** Sizes in px. Titles are bold, which is at most a quarter wider. */
export const titleSize = 15;
export const textSize = 12;
export const noteSize = 11;
export const plotHeight = 300;
const boldness = 1.25;
export const margin = 14;
const lineHeight = 1.3;
const keyHeight = 20;
const countHeight = 18;
const keySample = 40;

/** Where everything around the plot stands; the origin is the upper left corner of the plot. */
export interface Layout {
  left: number;
  padding: { left: number; top: number; right: number; bottom: number };
  title: string[];
  /** The key of lines: a sample from `x` to `x2`, then the arm's name. */
  key: { arm: string; name: string; x: number; middle: number; x2: number; textX: number; y: number }[];
  visitLabels: { lines: string[]; x: number }[];
  /** The heading of the counts, level with the last line of the visit labels. */
  headingY: number;
  /** One row of counts for each arm. */
  countRows: { arm: string; name: string; y: number }[];
  note: { lines: string[]; y: number };
}

export function layOut(title: string, arms: string[], axis: VisitAxis, paragraphs: string[]): Layout {
  const widestName = Math.max(0, ...arms.map((arm) => textWidth(arm, textSize)));
  const left = Math.min(190, Math.max(130, widestName + 2 * margin + 16));
  const width = left + axis.plotWidth + 10 - margin;
  const titleLines = wrapText(title, width / boldness, titleSize, 6);
  const key = arms.length > 1 ? layOutKey(arms, axis.plotWidth) : [];
  const keyDepth = key.length === 0 ? 0 : 6 - (key[0]?.y ?? 0);
  const labels = axis.visits.map(({ visit, label }) =>
    wrapText(label || visit, axis.columnWidth - 6, textSize, 3),
  );
  const labelLines = Math.max(1, ...labels.map((lines) => lines.length));
  const countsTop = plotHeight + axis.labelsTop + labelLines * textSize * lineHeight + 4;
  const noteY = countsTop + countHeight * arms.length + 16;
  const noteLines = paragraphs.flatMap((paragraph) => wrapText(paragraph, width, noteSize));
  return {
    left,
    padding: {
      left,
      top: Math.ceil(margin + titleLines.length * titleSize * lineHeight + margin + keyDepth),
      right: margin + 10,
      bottom: Math.ceil(noteY - plotHeight + noteLines.length * noteSize * lineHeight + margin),
    },
    title: titleLines,
    key,
    visitLabels: labels.map((lines, index) => ({ lines, x: axis.visits[index]?.labelX ?? 0 })),
    headingY: countsTop - 4 - textSize * lineHeight,
    countRows: arms.map((arm, index) => ({
      arm,
      name: shortenText(arm, left - 2 * margin - 16, textSize),
      y: countsTop + countHeight * (index + 0.5),
    })),
    note: { lines: noteLines, y: noteY },
  };
}

/** Entries from left to right, in as many rows above the plot as they need. */
function layOutKey(arms: string[], width: number): Layout['key'] {
  let x = 0;
  let row = 0;
  const entries = arms.map((arm) => {
    const name = shortenText(arm, width - keySample - 8, textSize);
    const end = x + keySample + 8 + textWidth(name, textSize);
    if (x > 0 && end > width) {
      x = 0;
      row += 1;
    }
    const entry = { arm, name, x, row };
    x += keySample + 8 + textWidth(name, textSize) + 24;
    return entry;
  });
  return entries.map((entry) => ({
    arm: entry.arm,
    name: entry.name,
    x: entry.x,
    middle: entry.x + keySample / 2,
    x2: entry.x + keySample,
    textX: entry.x + keySample + 8,
    y: -margin - keyHeight * (row - entry.row) - 4,
  }));
}
