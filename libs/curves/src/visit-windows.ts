import type { Protocol } from '#contracts';
import { isBeforeTreatment, type Anchoring } from './anchor.js';
import type { AssessmentFact } from './facts.js';
import { isScored, isTimed, millisecondsOf, type TimedAssessment } from './instants.js';
import { latestFirst } from './order.js';
import type { Reason } from './reasons.js';

export interface Placement {
  /** The score that stands at each visit, by visit name. */
  byVisit: Map<string, AssessmentFact>;
  /** Why each of the others does not, by assessment id. */
  reasons: Map<string, Reason>;
}

/**
 * Puts at most one score of one series at each visit of a protocol. A score that names a visit stands there.
 * Of the others the last before treatment is the baseline, if it is not too old; one at h hours after the anchor
 * is a candidate where after < h <= until, the smallest |h - target| wins, and a tie goes to the later one.
 * Sources: docs/methods/visit-windows.md. O(n log n) for each visit.
 */
export function placeScores(
  protocol: Protocol,
  anchoring: Anchoring | null,
  assessments: readonly AssessmentFact[],
): Placement {
  const placement: Placement = { byVisit: new Map(), reasons: new Map() };
  for (const { id, withdrawn } of assessments.filter((assessment) => !isScored(assessment)))
    placement.reasons.set(id, withdrawn ? 'withdrawn' : 'no-total');
  const scored = assessments.filter(isScored).sort(latestFirst);
  placeNamed(placement, protocol, scored);
  const unnamed = scored.filter(({ visit }) => visit === null);
  for (const { id } of unnamed) placement.reasons.set(id, anchoring ? 'outside-windows' : 'no-infusion');
  if (anchoring === null) return placement;
  const timed = unnamed.filter(isTimed);
  const isBefore = ({ at }: TimedAssessment) => isBeforeTreatment(at, anchoring);
  placeBaseline(placement, protocol, anchoring, timed.filter(isBefore));
  placeInWindows(
    placement,
    protocol,
    anchoring,
    timed.filter((assessment) => !isBefore(assessment)),
  );
  return placement;
}

function placeNamed({ byVisit, reasons }: Placement, { visits }: Protocol, scored: AssessmentFact[]): void {
  for (const assessment of scored) {
    const { id, visit } = assessment;
    if (visit === null) continue;
    if (!visits.some(({ name }) => name === visit)) reasons.set(id, 'unknown-visit');
    else if (byVisit.has(visit)) reasons.set(id, 'named-visit-taken');
    else byVisit.set(visit, assessment);
  }
}

/** `before`: the scores before treatment, the last one first. */
function placeBaseline(
  { byVisit, reasons }: Placement,
  { baseline, baselineMaxAgeHours }: Protocol,
  { at, dose }: Anchoring,
  [last, ...earlier]: TimedAssessment[],
): void {
  for (const { id } of earlier) reasons.set(id, 'not-last-before-infusion');
  if (last === undefined) return;
  if ((dose ?? at) - last.at > millisecondsOf(baselineMaxAgeHours)) reasons.set(last.id, 'baseline-too-old');
  else if (byVisit.has(baseline)) reasons.set(last.id, 'named-visit-taken');
  else stand({ byVisit, reasons }, baseline, last);
}

function placeInWindows(
  placement: Placement,
  { visits }: Protocol,
  { at: anchor, nextInfusionAt }: Anchoring,
  scores: TimedAssessment[],
): void {
  const { byVisit, reasons } = placement;
  const isOver = ({ at }: TimedAssessment) => nextInfusionAt !== null && at > nextInfusionAt;
  for (const { id } of scores.filter(isOver)) reasons.set(id, 'after-next-infusion');
  for (const { name, hours, after, until } of visits) {
    if (hours === null || after === null || until === null) continue;
    const [opens, target, closes] = [after, hours, until].map((hour) => anchor + millisecondsOf(hour)) as [
      number,
      number,
      number,
    ];
    const inside = scores.filter((score) => !isOver(score) && opens < score.at && score.at <= closes);
    const distance = ({ at }: TimedAssessment) => Math.abs(at - target);
    const [closest, ...others] = inside.sort((a, b) => distance(a) - distance(b) || latestFirst(a, b));
    if (closest === undefined) continue;
    for (const { id } of others) reasons.set(id, 'closer-score-in-window');
    if (!byVisit.has(name)) stand(placement, name, closest);
    else for (const { id } of inside) reasons.set(id, 'named-visit-taken');
  }
}

function stand({ byVisit, reasons }: Placement, visit: string, assessment: AssessmentFact): void {
  byVisit.set(visit, assessment);
  reasons.delete(assessment.id);
}
