import type { ChangeCategory, ReliableChangeFigure } from '#charts';
import fc from 'fast-check';
import { anyCohort, fddArms, fddParentForm } from './change-figures.js';
import { hostileWord } from './cohort-figures.js';
import { readReference } from './reference-study.js';

interface Result {
  cutoff_type: string;
  cutoff: number;
  reliable_change_points: number;
  summary: { group: string; category: string; n: number; of: number }[];
  patients: { group: string; pre: number; post: number; category: string }[];
}

type Group = ReliableChangeFigure['groups'][number];

const categories: ChangeCategory[] = ['recovered', 'improved', 'unchanged', 'deteriorated', 'harmed'];

/** Jacobson & Truax with cut-off c on the parents' form of the trial fdd_ptsd, as R has it. */
export function fddReliableChangeFigure(): ReliableChangeFigure {
  const { tables } = JSON.parse(readReference('golden/rci.fdd_ptsd.json')) as {
    tables: { results: Result[] }[];
  };
  const result = tables[0]?.results.find(({ cutoff_type }) => cutoff_type === 'c');
  if (!result) throw new Error('The reference has no cut-off c');
  return {
    ...fddParentForm(),
    title: 'PTSD-RI parent form: reliable change from T1 to T3',
    rule: { key: 'jt', name: 'Jacobson & Truax, cut-off c', source: 'Jacobson & Truax 1991' },
    visit: 'T3',
    label: 'T3',
    refused: null,
    reliableChange: result.reliable_change_points,
    cutoff: result.cutoff,
    groups: fddArms().map((arm) => groupOf(arm, result)),
  };
}

function groupOf(arm: string, { summary, patients }: Result): Group {
  const rows = summary.filter(({ group }) => group === arm);
  const points = new Map<string, Group['points'][number]>();
  for (const { group, pre, post, category } of patients)
    if (group === arm) {
      const n = (points.get(`${pre} ${post}`)?.n ?? 0) + 1;
      points.set(`${pre} ${post}`, { pre, post, n, category: category.toLowerCase() as ChangeCategory });
    }
  return {
    arm,
    n: rows[0]?.of ?? 0,
    categories: counted((category) => rows.find((row) => row.category.toLowerCase() === category)?.n ?? 0),
    points: [...points.values()],
  };
}

export const counted = (count: (category: ChangeCategory) => number): Group['categories'] => ({
  recovered: count('recovered'),
  improved: count('improved'),
  unchanged: count('unchanged'),
  deteriorated: count('deteriorated'),
  harmed: count('harmed'),
});

const value = fc.double({ noNaN: true, min: -1e3, max: 1e3 });

const anyGroup: fc.Arbitrary<Group> = fc
  .record({
    arm: fc.option(hostileWord),
    others: fc.constantFrom(0, 0, 3),
    points: fc.array(
      fc.record({
        pre: value,
        post: value,
        n: fc.integer({ min: 0, max: 400 }),
        category: fc.constantFrom(...categories),
      }),
      { maxLength: 10 },
    ),
  })
  .map(({ arm, others, points }) => {
    const sum = (of: Group['points']): number => of.reduce((total, { n }) => total + n, 0);
    return {
      arm,
      points,
      n: sum(points) + others,
      categories: counted((category) => sum(points.filter((point) => point.category === category))),
    };
  });

/** Any figure whose points are its patients, with names meant to break things. */
export const anyReliableChangeFigure: fc.Arbitrary<ReliableChangeFigure> = fc.record({
  ...anyCohort,
  rule: fc.record({ key: hostileWord, name: hostileWord, source: hostileWord }),
  visit: hostileWord,
  label: hostileWord,
  refused: fc.option(fc.record({ code: hostileWord, reason: hostileWord }), { freq: 2 }),
  reliableChange: fc.option(fc.double({ noNaN: true, min: 0, max: 500 })),
  cutoff: fc.option(value),
  groups: fc.uniqueArray(anyGroup, { selector: ({ arm }) => arm, maxLength: 5 }),
});
