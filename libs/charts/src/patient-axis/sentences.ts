import type { PatientFigureBase } from '../patient-figure.js';
import { instantLabel } from './instant-label.js';

/** "1 form", "2 forms". */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** "PCL-5, past week, 0 to 80, lower is better" */
export function scaleWords({ score: { name, recall, min, max, better } }: PatientFigureBase): string {
  return [name, ...(recall === null ? [] : [recall]), `${min} to ${max}`, `${better} is better`].join(', ');
}

/** The last sentences of every note: of whom, when, and whether something is still to come. */
export function sourceWords({ usermeta, offset }: PatientFigureBase): string {
  const { patient, series, revision, asOf, current } = usermeta;
  const freshness = current ? '' : ' Newer entries are not yet included.';
  return `Patient ${patient}, series ${series}, revision ${revision}. As of ${instantLabel(asOf, offset)}.${freshness}`;
}

export const joined = (sentences: string[]): string =>
  sentences.filter((sentence) => sentence !== '').join(' ');
