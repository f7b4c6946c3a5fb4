import type { ContrastFigure, ContrastRow } from '../cohort-figure.js';
import { flowNote } from '../flow-note.js';
import { shortNames } from '../short-names.js';
import { shortReading } from '../short-reading.js';
import { caveats } from '../visit-figure/caveats.js';
import { source } from '../visit-figure/note-parts.js';
import type { DifferenceAxis } from './difference-axis.js';
import { contrastEstimand, differencesByVisit, whyNothing } from './findings.js';
import { onlyArm, onlyReference } from './sides.js';

/** The paragraphs under the figure, `width` px wide. */
export function contrastNote(figure: ContrastFigure, axis: DifferenceAxis, width: number): string[] {
  const short = withShortNames(figure);
  return [
    whyNothing(figure).join(' '),
    shortReading(differencesByVisit(short), width),
    [...marks(short, axis), ...contrastEstimand(figure)].join(' '),
    flowNote(figure.flow),
    ...caveats(figure),
    source(figure),
  ].filter((paragraph) => paragraph !== '');
}

function marks(figure: ContrastFigure, { domain, nice }: DifferenceAxis): string[] {
  const { rows } = figure;
  if (rows.length === 0) return [];
  const minus = `${onlyArm(figure) ?? 'arm'} minus ${onlyReference(figure) ?? 'reference'}`;
  const isCut = rows.some(
    ({ lower, upper }) =>
      !nice && lower !== null && upper !== null && (lower < domain[0] || upper > domain[1]),
  );
  return [
    `Point: difference, ${minus}; bar: its 95 % CI; dashed line: no difference.`,
    ...(isCut ? ['A bar that would leave the axis is cut off at its end and has no cap there.'] : []),
  ];
}

function withShortNames(figure: ContrastFigure): ContrastFigure {
  const { rows } = figure;
  const arm = shortNames(rows.flatMap((row) => [row.arm, row.reference]).filter((name) => name !== null));
  const label = shortNames(rows.map(labelOf), 120);
  return {
    ...figure,
    rows: rows.map((row) => ({
      ...row,
      arm: row.arm === null ? null : arm(row.arm),
      reference: row.reference === null ? null : arm(row.reference),
      label: label(labelOf(row)),
    })),
  };
}

const labelOf = ({ visit, label }: ContrastRow): string => label || visit;
