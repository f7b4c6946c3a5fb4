import type { ContrastFigure } from '../cohort-figure.js';
import { shortenText } from '../fit-text.js';
import { flowNote } from '../flow-note.js';
import { shortReading } from '../short-reading.js';
import { noteSize } from '../type-sizes.js';
import { caveats } from '../visit-figure/caveats.js';
import { source } from '../visit-figure/note-parts.js';
import type { DifferenceAxis } from './difference-axis.js';
import { contrastEstimand, differencesByVisit, whyNothing } from './findings.js';

/** The paragraphs under the figure, `width` px wide. */
export function contrastNote(figure: ContrastFigure, axis: DifferenceAxis, width: number): string[] {
  return [
    whyNothing(figure).join(' '),
    shortReading(differencesByVisit(withShortNames(figure)), width),
    [...marks(figure, axis), ...contrastEstimand(figure)].join(' '),
    flowNote(figure.flow),
    ...caveats(figure),
    source(figure),
  ].filter((paragraph) => paragraph !== '');
}

function marks({ rows }: ContrastFigure, { domain, nice }: DifferenceAxis): string[] {
  if (rows.length === 0) return [];
  const isCut = rows.some(
    ({ lower, upper }) =>
      !nice && lower !== null && upper !== null && (lower < domain[0] || upper > domain[1]),
  );
  return [
    'Point: difference, arm minus reference; bar: its 95 % CI; dashed line: no difference.',
    ...(isCut ? ['A bar that would leave the axis is cut off at its end and has no cap there.'] : []),
  ];
}

const short = (name: string, width: number): string => shortenText(name, width, noteSize);

function withShortNames(figure: ContrastFigure): ContrastFigure {
  const rows = figure.rows.map((row) => ({
    ...row,
    arm: row.arm === null ? null : short(row.arm, 200),
    reference: row.reference === null ? null : short(row.reference, 200),
    label: short(row.label || row.visit, 120),
  }));
  return { ...figure, rows };
}
