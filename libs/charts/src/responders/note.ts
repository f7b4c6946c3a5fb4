import type { RespondersFigure } from '../cohort-figure.js';
import { flowNote } from '../flow-note.js';
import { shortNames } from '../short-names.js';
import { shortReading } from '../short-reading.js';
import { caveats } from '../visit-figure/caveats.js';
import { source } from '../visit-figure/note-parts.js';
import { respondersEstimand } from './estimand.js';
import { respondersByVisit, withoutShares } from './findings.js';
import type { Denominator } from './rows.js';

/** Of whom the shares are, as the axis and the note say it. */
export const denominatorWords: Record<Denominator, string> = {
  observed: 'those seen',
  imputed: 'all who were due',
};

/** The paragraphs under the figure, `width` px wide. */
export const respondersNote = (figure: RespondersFigure, denominator: Denominator, width: number): string[] =>
  [
    withoutShares(figure).join(' '),
    shortReading(respondersByVisit(withShortNames(figure)), width),
    marks(figure, denominator).join(' '),
    respondersEstimand(figure).join(' '),
    flowNote(figure.flow),
    ...caveats(figure),
    source(figure),
  ].filter((paragraph) => paragraph !== '');

function marks(figure: RespondersFigure, denominator: Denominator): string[] {
  if (withoutShares(figure, [denominator]).length > 0) return [];
  return [
    `Points: share of responders among ${denominatorWords[denominator]}; bars: its 95 % CI; below: responders of n.`,
    ...(figure.groups.length > 1
      ? ['A bar is of the share of its group, not of the difference between groups.']
      : []),
  ];
}

function withShortNames(figure: RespondersFigure): RespondersFigure {
  const { groups, differences } = figure;
  const names = [...groups, ...differences].map(({ arm }) => arm);
  const references = differences.map(({ reference }) => reference);
  const short = shortNames([...names, ...references].filter((name) => name !== null));
  const shortLabel = shortNames(
    [...groups.flatMap(({ visits }) => visits), ...differences].map(labelOf),
    120,
  );
  const shortArm = (name: string | null): string | null => (name === null ? null : short(name));
  const labelled = <Visit extends Labelled>(visit: Visit): Visit => ({
    ...visit,
    label: shortLabel(labelOf(visit)),
  });
  return {
    ...figure,
    groups: groups.map(({ arm, visits }) => ({ arm: shortArm(arm), visits: visits.map(labelled) })),
    differences: differences.map((row) =>
      labelled({ ...row, arm: shortArm(row.arm), reference: shortArm(row.reference) }),
    ),
  };
}

type Labelled = Pick<RespondersFigure['differences'][number], 'visit' | 'label'>;

const labelOf = ({ visit, label }: Labelled): string => label || visit;
