import { visitWindows, type NewProtocol, type Protocol } from '#contracts';

/** A checked protocol with everything filled in: labels, windows, the age of the baseline in hours. */
export function resolveProtocol(posted: NewProtocol): Protocol {
  const windows = visitWindows(posted.visits);
  return {
    key: posted.key,
    name: posted.name,
    version: 1,
    anchor: posted.anchor,
    closes: posted.closes ?? (posted.anchor === 'course-start' ? 'next-course' : 'next-infusion'),
    baseline: posted.baseline,
    baselineMaxAgeHours: posted.baselineMaxAgeDays * 24,
    visits: posted.visits.map(({ name, label = name, hours = null }, index) => ({
      name,
      label,
      hours,
      after: windows[index]?.after ?? null,
      until: windows[index]?.until ?? null,
    })),
    forms: posted.forms.map(({ instrument, recall = null, visits }) => ({ instrument, recall, visits })),
  };
}
