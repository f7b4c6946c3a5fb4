import type { RespondersFigure, Share } from '../cohort-figure.js';
import { groupInWords } from '../group-in-words.js';
import { percent, percentDecimals, percentInterval } from '../percent-in-words.js';
import { count } from '../visit-figure/describe-visit.js';

type Visit = RespondersFigure['groups'][number]['visits'][number];

/**
 * "At T2 8 of 21 patients seen in the CBT arm (38 %, 95 % CI 21 to 59) were responders; of all 23 who were due, 35 %
 * (19 to 55)."
 */
export const shareSentence = (
  { visit, label, observed, imputed }: Visit,
  arm: string | null,
  { groups, hasControl }: Pick<RespondersFigure, 'groups' | 'hasControl'>,
): string => {
  const isAlone = arm === null && groups.length === 1;
  return `At ${label || visit} ${ofSeen(observed, isAlone ? '' : whose(arm, hasControl))}; ${ofDue(imputed)}.`;
};

const whose = (arm: string | null, hasControl: boolean): string =>
  arm === null ? ' without an arm' : ` in ${groupInWords(arm, hasControl)}`;

function ofSeen(share: Share, where: string): string {
  const { x, n, rate } = share;
  if (n === 0) return `no patient was seen${where}, so the share of responders cannot be told`;
  const told = rate === null ? 'a share that cannot be told' : numbers(share, rate);
  return `${x} of ${count(n, 'patient')} seen${where} (${told}) ${x === 1 ? 'was a responder' : 'were responders'}`;
}

function ofDue(share: Share): string {
  const { n, rate } = share;
  if (n === 0) return 'nobody was due';
  const all = n === 1 ? 'of the one who was due' : `of all ${n} who were due`;
  if (rate === null) return `${all}, the share cannot be told`;
  const [value, interval] = inParts(share, rate);
  return `${all}, ${value} (${interval ?? 'no interval'})`;
}

function numbers(share: Share, rate: number): string {
  const [value, interval] = inParts(share, rate);
  return `${value}, ${interval === null ? 'no interval' : `95 % CI ${interval}`}`;
}

function inParts(share: Share, rate: number): [string, string | null] {
  const decimals = percentDecimals(share.n);
  return [`${percent(rate, decimals)} %`, percentInterval(share, decimals)];
}
