/**
 * When a course counts as a response at a visit. `percent`: improved by at least `value` hundredths of a percent of the
 * own baseline, which has to be above 0; `points`: improved by at least `value` ticks; `below`: at or beyond `value`
 * ticks in the good direction, whatever the baseline. All comparisons are of integers, so a limit is met exactly.
 */
export interface ResponseRule {
  key: string;
  kind: 'percent' | 'points' | 'below';
  value: bigint;
  better: 'lower' | 'higher';
}

/** Whether the rule can be told of a course with this baseline at all. */
export function isEligible({ kind }: ResponseRule, baseline: bigint | null): boolean {
  if (kind === 'below') return true;
  return baseline !== null && (kind === 'points' || baseline > 0n);
}

/** Whether a score meets the rule. Throws RangeError where the course is not eligible. */
export function meets(rule: ResponseRule, baseline: bigint | null, tick: bigint): boolean {
  if (!isEligible(rule, baseline))
    throw new RangeError(`The rule ${rule.key} cannot be told of this baseline`);
  const { kind, value, better } = rule;
  if (kind === 'below') return better === 'lower' ? tick <= value : tick >= value;
  const from = baseline ?? 0n;
  const improvement = better === 'lower' ? from - tick : tick - from;
  return kind === 'points' ? improvement >= value : improvement * 10_000n >= value * from;
}

/**
 * A course's history under a rule, in visits by number: the first response, the first later score that no longer meets
 * the rule, the last score, and the first score after a further infusion; null where there is none.
 */
export interface ResponseHistory {
  first: number | null;
  loss: number | null;
  last: number | null;
  redosed: number | null;
}

/** null: the rule cannot be told of the course. `values`: ticks by visit; the visit `baseline` itself does not count. */
export function responseHistory(
  rule: ResponseRule,
  values: (bigint | null)[],
  baseline: number,
  redosed: number | null,
): ResponseHistory | null {
  const from = values[baseline] ?? null;
  if (!isEligible(rule, from)) return null;
  const history: ResponseHistory = { first: null, loss: null, last: null, redosed };
  values.forEach((tick, visit) => {
    if (visit === baseline || tick === null) return;
    history.last = visit;
    const isMet = meets(rule, from, tick);
    if (isMet) history.first ??= visit;
    else if (history.first !== null) history.loss ??= visit;
  });
  return history;
}

export const historyEntry = ({ first, loss, last, redosed }: ResponseHistory): string =>
  [first, loss, last, redosed].map((visit) => visit ?? '').join();

export function parseHistory(entry: string): ResponseHistory {
  const [first = null, loss = null, last = null, redosed = null] = entry
    .split(',')
    .map((text) => (text === '' ? null : Number(text)));
  return { first, loss, last, redosed };
}
