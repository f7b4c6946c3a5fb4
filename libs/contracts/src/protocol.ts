import { z } from 'zod';
import { Key, label } from './fields.js';
import { Recall } from './instrument.js';

export const Anchor = z.enum(['course-start', 'first-infusion', 'each-infusion', 'last-infusion']);
export type Anchor = z.infer<typeof Anchor>;

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
  visits: z.array(label(40)).min(1),
});

type Problem = { path: (string | number)[]; message: string };

function visitProblems(visits: z.infer<typeof NewVisit>[], baseline: string): Problem[] {
  const problems: Problem[] = [];
  const say = (message: string, ...path: (string | number)[]) => problems.push({ path, message });
  const names = visits.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) say(`the visit ${name} stands twice`, 'visits', index, 'name');
  });
  if (names[0] !== baseline) say('must be the name of the first visit', 'baseline');
  const timed = visits.filter(({ hours: target }, index) => index > 0 && target !== undefined);
  if (timed.length > 0 && timed.length < visits.length - 1)
    say('either every visit after the baseline has hours, or none has', 'visits');
  let before = 0;
  visits.forEach(({ hours: target, after, until }, index) => {
    if (index === 0) {
      if ((target ?? 0) !== 0) say('the baseline is at 0 hours', 'visits', 0, 'hours');
      if (after !== undefined || until !== undefined)
        say('the baseline has no window: it is the last score before the anchor', 'visits', 0);
      return;
    }
    if (target === undefined) {
      if (after !== undefined || until !== undefined) say('a window needs hours', 'visits', index, 'hours');
      return;
    }
    if (target <= before) say('hours must rise from visit to visit', 'visits', index, 'hours');
    before = target;
    if ((after === undefined) !== (until === undefined))
      say('after and until go together', 'visits', index, after === undefined ? 'after' : 'until');
    if (after !== undefined && after >= target) say('must be less than hours', 'visits', index, 'after');
    if (until !== undefined && until < target) say('must not be less than hours', 'visits', index, 'until');
  });
  return problems;
}

export const NewProtocol = z
  .strictObject({
    key: Key,
    name: label(200),
    anchor: Anchor,
    baseline: label(40),
    visits: z.array(NewVisit).min(2).max(60),
    baselineMaxAgeDays: z.number().positive().max(3650).default(14),
    forms: z.array(NewForm).max(40).default([]),
  })
  .superRefine(({ visits, baseline, forms }, context) => {
    const problems = visitProblems(visits, baseline);
    const names = new Set(visits.map(({ name }) => name));
    forms.forEach((form, index) =>
      form.visits.forEach((visit, place) => {
        if (!names.has(visit))
          problems.push({ path: ['forms', index, 'visits', place], message: `there is no visit ${visit}` });
      }),
    );
    for (const { path, message } of problems) context.addIssue({ code: 'custom', path, message });
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
