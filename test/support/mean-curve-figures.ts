import type { FlowGroup, MeanCurveFigure, MeanCurveGroup, MeanCurveVisit } from '#charts';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';

/** Figures to draw in tests: a real trial from R's table, variations of it, and random ones. */
interface ReferenceRow {
  arm: string;
  visit: string;
  n_scheduled: number;
  n: number;
  mean: number;
  se: number;
  ci_lower: number;
  ci_upper: number;
}

interface ReferenceTable {
  score: string;
  arms: string[];
  observed: ReferenceRow[];
  change_from_baseline: Omit<ReferenceRow, 'n_scheduled'>[];
}

const readReference = (path: string): string =>
  readFileSync(new URL(`../reference/${path}`, import.meta.url), 'utf8');

/** The days of the visits, as the trial's data give them with every row. */
function daysOfVisits(): Map<string, number> {
  const rows = parse(readReference('data/fdd_ptsd.csv'), { columns: true }) as {
    visit: string;
    day: string;
  }[];
  return new Map(rows.map(({ visit, day }) => [visit, Number(day)]));
}

function fddTable(): ReferenceTable {
  const { tables } = JSON.parse(readReference('golden/simple.fdd_ptsd.json')) as { tables: ReferenceTable[] };
  const table = tables.find(({ score }) => score === 'ptsd_ri_child');
  if (!table) throw new Error('The reference has no table ptsd_ri_child');
  return table;
}

/** The change from baseline of the same form, as R has it; at the baseline itself nothing has changed. */
export function fddChangeFigure(): MeanCurveFigure {
  const figure = fddFigure();
  const { change_from_baseline: rows } = fddTable();
  return {
    ...figure,
    title: 'PTSD-RI child form: mean change from baseline by visit',
    groups: figure.groups.map((group) => ({
      ...group,
      visits: group.visits.map((visit) => {
        const row = rows.find((each) => each.arm === group.arm && each.visit === visit.visit);
        if (!row) return { ...visit, mean: 0, se: null, lower: null, upper: null };
        const { n, mean, se, ci_lower: lower, ci_upper: upper } = row;
        return { ...visit, n, mean, se, lower, upper };
      }),
    })),
  };
}

/** The PTSD-RI child form in the trial fdd_ptsd: CBT and EMDR at three visits, as R 4.2.2 has it. */
export function fddFigure(): MeanCurveFigure {
  const table = fddTable();
  const days = daysOfVisits();
  const groups = table.arms.map((arm) => groupOf(arm, table.observed, days));
  return {
    title: 'PTSD-RI child form: mean by visit',
    score: { name: 'PTSD-RI child form', min: 0, max: 80, better: 'lower' },
    usermeta: {
      tally: `sha256:${'0123456789abcdef'.repeat(4)}`,
      cohort: '018f0000-0000-7000-8000-000000000001',
      asOf: '2024-05-31',
      current: true,
    },
    groups,
    flow: groups.map(flowOf),
    hasControl: true,
    notes: [],
  };
}

function groupOf(arm: string, table: ReferenceRow[], days: Map<string, number>): MeanCurveGroup {
  const rows = table.filter((row) => row.arm === arm);
  const n = rows[0]?.n_scheduled ?? 0;
  const visits = rows.map((row) => ({
    visit: row.visit,
    label: row.visit,
    hours: 24 * (days.get(row.visit) ?? NaN),
    n: row.n,
    mean: row.mean,
    se: row.se,
    lower: row.ci_lower,
    upper: row.ci_upper,
  }));
  return { arm, n, lost: n - (visits.at(-1)?.n ?? 0), visits };
}

/** Those of a group who were not seen are lost. */
const flowOf = ({ arm, n, visits }: MeanCurveGroup): FlowGroup => ({
  arm,
  treated: n,
  baseline: visits[0]?.n ?? 0,
  completers: Math.min(n, ...visits.map((visit) => visit.n)),
  visits: visits.slice(1).map(({ visit, label, n: seen }) => ({
    visit,
    label,
    seen,
    lost: Math.max(0, n - seen),
    notYetDue: 0,
  })),
});

/** `figure` with other arms; the groups are repeated as often as there are names. */
export function withArms(figure: MeanCurveFigure, arms: (string | null)[]): MeanCurveFigure {
  const groups = arms.flatMap((arm, index) => {
    const group = figure.groups[index % figure.groups.length];
    return group ? [{ ...group, arm }] : [];
  });
  return { ...figure, groups, flow: groups.map(flowOf) };
}

/** `figure` with the numbers of one visit of one group replaced. */
export function withVisit(
  figure: MeanCurveFigure,
  arm: string,
  visit: string,
  numbers: Partial<MeanCurveVisit>,
): MeanCurveFigure {
  const groups = figure.groups.map((group) =>
    group.arm === arm
      ? {
          ...group,
          visits: group.visits.map((each) => (each.visit === visit ? { ...each, ...numbers } : each)),
        }
      : group,
  );
  return { ...figure, groups };
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });

const numbers = fc.oneof(
  fc.constant({ n: 0, mean: null, se: null, lower: null, upper: null }),
  number.map((mean) => ({ n: 1, mean, se: null, lower: null, upper: null })),
  fc
    .tuple(fc.integer({ min: 2, max: 1e6 }), number, fc.double({ noNaN: true, min: 0, max: 1e4 }))
    .map(([n, mean, se]) => ({ n, mean, se, lower: mean - 2 * se, upper: mean + 2 * se })),
);

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    `a'b"]`,
    '<script>',
    'datum.x',
    '[0]',
    '\\',
    '',
    'Ketamine 0.5 mg/kg',
  ),
);

const protocol = fc.uniqueArray(
  fc.record({ visit: word, label: word, hours: fc.double({ noNaN: true, min: -1e3, max: 1e4 }) }),
  { selector: ({ visit }) => visit, maxLength: 7 },
);

/** Any figure whose visits all have hours. */
export const anyFigure: fc.Arbitrary<MeanCurveFigure> = protocol.chain((visits) => {
  const group = fc.record({
    arm: word,
    n: fc.nat(),
    lost: fc.nat(),
    visits: fc.tuple(...visits.map((visit) => numbers.map((seen) => ({ ...visit, ...seen })))),
  });
  const any = fc.record({
    title: word,
    score: fc.record({
      name: word,
      min: fc.integer({ min: -10, max: 10 }),
      max: fc.integer({ min: 11, max: 1000 }),
      better: fc.constantFrom('lower' as const, 'higher' as const),
    }),
    usermeta: fc.record({ tally: word, cohort: word, asOf: word, current: fc.boolean() }),
    groups: fc.uniqueArray(group, { selector: ({ arm }) => arm, maxLength: 8 }),
    hasControl: fc.boolean(),
    notes: fc.array(word, { maxLength: 3 }),
  });
  return any.map((figure) => ({ ...figure, flow: figure.groups.map(flowOf) }));
});
