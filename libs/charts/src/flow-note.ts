import { armLabels } from './arm-label.js';
import type { FlowGroup, FlowVisit } from './flow-group.js';
import { shortenText } from './fit-text.js';
import { shortNames } from './short-names.js';
import { noteSize } from './type-sizes.js';

const longestVisit = 120;

/**
 * Who was treated and who was still seen, for the note under a figure: "Patients: CBT treated 26, baseline 23, T2 23,
 * T3 22 (4 lost); EMDR ...". A visit at which some are not yet due says so, since only then those not seen are not all
 * lost; the last visit always says how many are. O(groups x visits).
 */
export function flowNote(flow: FlowGroup[]): string {
  if (flow.length === 0) return 'Patients: none.';
  const names = armLabels({ groups: flow });
  const short = shortNames(names);
  const groups = flow.map((group, index) => {
    const name = flow.length === 1 ? '' : `${short(names[index] ?? '')} `;
    return `${name}${countsOf(group)}`;
  });
  return `Patients: ${groups.join('; ')}.`;
}

const countsOf = ({ treated, baseline, visits }: FlowGroup): string =>
  [
    `treated ${treated}`,
    `baseline ${baseline}`,
    ...visits.map((visit, index) => seenAt(visit, index === visits.length - 1)),
  ].join(', ');

function seenAt({ visit, label, seen, lost, notYetDue }: FlowVisit, isLast: boolean): string {
  const name = shortenText(label || visit, longestVisit, noteSize);
  const missing = [
    ...(isLast || notYetDue > 0 ? [`${lost} lost`] : []),
    ...(notYetDue > 0 ? [`${notYetDue} not yet due`] : []),
  ];
  return `${name} ${seen}${missing.length > 0 ? ` (${missing.join(', ')})` : ''}`;
}
