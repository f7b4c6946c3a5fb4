import { z } from 'zod';
import { Key, label } from './fields.js';
import { Recall } from './instrument.js';

export const Anchor = z.enum(['course-start', 'first-infusion', 'each-infusion', 'last-infusion']);
export type Anchor = z.infer<typeof Anchor>;

/**
 * When a protocol's visits end early. `next-infusion`: they tell of one infusion, so no score after the patient's
 * next one counts. `next-course`: they tell of a course, boosters included, until the patient's next course.
 */
export const Closing = z.enum(['next-infusion', 'next-course']);
export type Closing = z.infer<typeof Closing>;

const hours = z.number().min(0).max(200_000);

const NewVisit = z.strictObject({
  name: label(40),
  label: label(40).optional(),
  hours: hours.optional(),
  after: hours.optional(),
  until: hours.optional(),
});

const NewForm = z.strictObject({
  instrument: Key,
  recall: Recall.nullable().optional(),
  visits: z.array(label(40)).min(1).max(60),
});

type Window = { after: number; until: number };

/**
 * The window after < h <= until of each visit, in hours; null for the baseline (the first visit) and without hours.
 * A side that is not given lies midway to the neighbour: from half the target on for the first visit after the
 * baseline, and as far after the last target as its window begins before it.
 */
export function visitWindows(visits: readonly z.infer<typeof NewVisit>[]): (Window | null)[] {
  return visits.map(({ hours: target, after, until }, index) => {
    if (index === 0 || target === undefined) return null;
    const previous = index === 1 ? 0 : (visits[index - 1]?.hours ?? 0);
    const next = visits[index + 1]?.hours;
    const start = after ?? (previous + target) / 2;
    return {
      after: start,
      until: until ?? (next === undefined ? target + (target - start) : (target + next) / 2),
    };
  });
}

type Path = (string | number)[];
type Say = (message: string, ...path: Path) => void;
type Visits = readonly z.infer<typeof NewVisit>[];

function checkNames(visits: Visits, baseline: string, say: Say): void {
  const names = visits.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) say(`the visit ${name} stands twice`, 'visits', index, 'name');
  });
  if (names[0] !== baseline) say('must be the name of the first visit', 'baseline');
}

function checkTargets([first, ...later]: Visits, say: Say): void {
  if ((first?.hours ?? 0) !== 0) say('the baseline is at 0 hours', 'visits', 0, 'hours');
  for (const side of ['after', 'until'] as const)
    if (first?.[side] !== undefined)
      say('the baseline has no window: it is the last score before the anchor', 'visits', 0, side);
  const isTimed = later.some(({ hours: target }) => target !== undefined);
  if (isTimed && later.some(({ hours: target }) => target === undefined))
    say('either every visit after the baseline has hours, or none has', 'visits');
  let before = 0;
  later.forEach(({ hours: target, after, until }, place) => {
    const path = ['visits', place + 1, 'hours'];
    if (target === undefined) {
      if (!isTimed && (after !== undefined || until !== undefined)) say('a window needs hours', ...path);
      return;
    }
    if (target <= before) say('hours must rise from visit to visit', ...path);
    before = target;
  });
}

function checkWindows(visits: Visits, say: Say): void {
  const windows = visitWindows(visits);
  let open: { name: string; until: number } | undefined;
  visits.forEach(({ name, hours: target, after, until }, index) => {
    const window = windows[index];
    if (!window || target === undefined) return;
    if (after !== undefined && after >= target) say('must be less than hours', 'visits', index, 'after');
    if (until !== undefined && until < target) say('must not be less than hours', 'visits', index, 'until');
    // Where a window does not hold its own target, that is the problem, not what it overlaps.
    if (window.after >= target || window.until < target) return;
    if (open && window.after < open.until)
      say(`The windows of ${open.name} and ${name} overlap`, 'visits', index, 'after');
    open = { name, until: window.until };
  });
}

export const NewProtocol = z
  .strictObject({
    key: Key,
    name: label(200),
    anchor: Anchor,
    /** Unless given: next-course where the course's start is the anchor, else next-infusion. */
    closes: Closing.optional(),
    baseline: label(40),
    visits: z.array(NewVisit).min(2).max(60),
    baselineMaxAgeDays: z.number().positive().max(3650).default(14),
    forms: z.array(NewForm).max(40).default([]),
  })
  .superRefine(({ visits, baseline, forms, anchor, closes }, context) => {
    const say: Say = (message, ...path) => context.addIssue({ code: 'custom', path, message });
    if (anchor === 'each-infusion' && closes === 'next-course')
      say('visits of each infusion end with the next one', 'closes');
    if (anchor === 'course-start' && closes === 'next-infusion')
      say('visits counted from the start of the course do not end with an infusion', 'closes');
    checkNames(visits, baseline, say);
    checkTargets(visits, say);
    checkWindows(visits, say);
    const names = new Set(visits.map(({ name }) => name));
    forms.forEach((form, index) =>
      form.visits.forEach((visit, place) => {
        if (!names.has(visit)) say(`there is no visit ${visit}`, 'forms', index, 'visits', place);
      }),
    );
  })
  .meta({ id: 'NewProtocol' });
export type NewProtocol = z.infer<typeof NewProtocol>;

const Visit = z.object({
  name: z.string(),
  label: z.string(),
  hours: z.number().nullable(),
  after: z.number().nullable(),
  until: z.number().nullable(),
});
export type Visit = z.infer<typeof Visit>;

export const Protocol = z
  .object({
    key: z.string(),
    name: z.string(),
    version: z.number(),
    anchor: Anchor,
    closes: Closing,
    baseline: z.string(),
    baselineMaxAgeHours: z.number(),
    visits: z.array(Visit),
    forms: z.array(
      z.object({ instrument: z.string(), recall: z.string().nullable(), visits: z.array(z.string()) }),
    ),
    sources: z.array(z.string()).optional(),
  })
  .meta({ id: 'Protocol' });
export type Protocol = z.infer<typeof Protocol>;
