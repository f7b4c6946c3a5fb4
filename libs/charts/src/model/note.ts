import type { ModelFigure } from '../cohort-figure.js';
import { flowNote } from '../flow-note.js';
import { shortNames } from '../short-names.js';
import { shortReading } from '../short-reading.js';
import { caveats } from '../visit-figure/caveats.js';
import { source } from '../visit-figure/note-parts.js';
import type { ScoreDomain } from '../visit-figure/score-domain.js';
import { modelEstimand } from './estimand.js';
import { findingsByVisit, isBare, whatIsMissing } from './findings.js';
import type { ModelRow } from './rows.js';

/** The paragraphs under the figure, `width` px wide. */
export function modelNote(
  figure: ModelFigure,
  rows: ModelRow[],
  domain: ScoreDomain,
  width: number,
): string[] {
  const short = withShortNames(figure);
  return [
    whatIsMissing(short).join(' '),
    shortReading(findingsByVisit(short), width),
    isBare(figure) ? '' : marks(figure, rows, domain).join(' '),
    modelEstimand(figure).join(' '),
    flowNote(figure.flow),
    ...caveats(figure),
    source(figure),
  ].filter((paragraph) => paragraph !== '');
}

function marks(
  { refused, groups, score }: ModelFigure,
  rows: ModelRow[],
  { domain, nice }: ScoreDomain,
): string[] {
  const isCut = rows.some(
    ({ lower, upper }) =>
      !nice && lower !== null && upper !== null && (lower < domain[0] || upper > domain[1]),
  );
  return [
    ...(refused === null
      ? [
          'Filled points and bars: least-squares means with their 95 % CI; hollow points on thin lines: observed means.',
        ]
      : ['Hollow points: observed means.']),
    ...(refused === null && groups.length > 1
      ? ['A bar is of the mean of its group, not of the difference between groups.']
      : []),
    ...(isCut ? ['A bar that would leave the scale is cut off at its end and has no cap there.'] : []),
    ...(nice ? [`The vertical axis shows a part of the scale (${score.min} to ${score.max}).`] : []),
  ];
}

function withShortNames(figure: ModelFigure): ModelFigure {
  const { groups, contrasts } = figure;
  const arms = [...groups, ...contrasts].map(({ arm }) => arm);
  const names = [...arms, ...contrasts.map(({ reference }) => reference)].filter((name) => name !== null);
  const visits = [...groups.flatMap((group) => group.visits), ...contrasts];
  const arm = shortNames(names);
  const label = shortNames(
    visits.map((visit) => visit.label || visit.visit),
    120,
  );
  const shortArm = (name: string | null): string | null => (name === null ? null : arm(name));
  const labelled = <Visit extends { visit: string; label: string }>(visit: Visit): Visit => ({
    ...visit,
    label: label(visit.label || visit.visit),
  });
  return {
    ...figure,
    groups: groups.map((group) => ({ arm: shortArm(group.arm), visits: group.visits.map(labelled) })),
    contrasts: contrasts.map((row) =>
      labelled({ ...row, arm: shortArm(row.arm), reference: shortArm(row.reference) }),
    ),
  };
}
