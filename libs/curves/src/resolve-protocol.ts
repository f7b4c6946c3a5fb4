import type { NewProtocol, Protocol, Visit } from '#contracts';

/**
 * A protocol as posted, with everything filled in: labels, and for a visit without a window the hours between the
 * midpoints to its neighbours. Throws RangeError if two windows overlap.
 */
export function resolveProtocol(posted: NewProtocol): Protocol {
  const targets = posted.visits.map(({ hours }) => hours);
  const visits = posted.visits.map(({ name, label = name, hours, after, until }, index): Visit => {
    if (index === 0) return { name, label, hours: hours ?? null, after: null, until: null };
    if (hours === undefined) return { name, label, hours: null, after: null, until: null };
    const before = index === 1 ? 0 : (targets[index - 1] ?? 0);
    const next = targets[index + 1];
    const start = after ?? (before + hours) / 2;
    const end = until ?? (next === undefined ? hours + (hours - start) : (hours + next) / 2);
    return { name, label, hours, after: start, until: end };
  });
  for (let index = 2; index < visits.length; index++) {
    const [earlier, later] = [visits[index - 1], visits[index]];
    if (earlier?.until != null && later?.after != null && later.after < earlier.until)
      throw new RangeError(`The windows of ${earlier.name} and ${later.name} overlap`);
  }
  return {
    key: posted.key,
    name: posted.name,
    version: 1,
    anchor: posted.anchor,
    baseline: posted.baseline,
    baselineMaxAgeHours: posted.baselineMaxAgeDays * 24,
    visits,
    forms: posted.forms.map(({ instrument, recall, visits: at }) => ({
      instrument,
      recall: recall ?? null,
      visits: at,
    })),
  };
}
