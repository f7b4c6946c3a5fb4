import type { FigureProvenance, FlowGroup, ScoreScale } from '#charts';
import fc from 'fast-check';
import { readLines, readTables } from './reference-study.js';

/** What figures of cohorts have in common, of the real trial and at random. */
export const fddProvenance: FigureProvenance = {
  tally: `sha256:${'0123456789abcdef'.repeat(4)}`,
  cohort: '018f0000-0000-7000-8000-000000000001',
  asOf: '2024-05-31',
  current: true,
};

/** Who was seen in the trial fdd_ptsd: nobody is due any more, so whoever was not seen is lost. */
export function fddFlow(score: string): FlowGroup[] {
  const table = readTables('golden/simple.fdd_ptsd.json').find((each) => each.score === score);
  if (!table) throw new Error(`The reference has no table ${score}`);
  return table.arms.map((arm) => {
    const rows = table.observed.filter((row) => row.arm === arm);
    const treated = rows[0]?.n_scheduled ?? 0;
    const seenAt = (visit: string): number => rows.find((row) => row.visit === visit)?.n ?? 0;
    const visits = table.visits
      .filter((visit) => visit !== table.baseline)
      .map((visit) => ({
        visit,
        label: visit,
        seen: seenAt(visit),
        lost: treated - seenAt(visit),
        notYetDue: 0,
      }));
    const completers = completersOf(arm, score, table.visits);
    return { arm, treated, baseline: seenAt(table.baseline), completers, visits };
  });
}

/** The patients of an arm with a score at every visit, counted in the trial's data. */
function completersOf(arm: string, score: string, visits: string[]): number {
  const seen = new Map<string, number>();
  for (const line of readLines('data/fdd_ptsd.csv'))
    if (line['arm'] === arm && line[score] !== '')
      seen.set(line['subject'] ?? '', (seen.get(line['subject'] ?? '') ?? 0) + 1);
  return [...seen.values()].filter((count) => count === visits.length).length;
}

export const hostileWord = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    `zq'x"]`,
    '<script>zq</script>',
    'zq.a[0]',
    'datum["x"]',
    '\\',
    '',
    'Ketamine 0.5 mg/kg',
    `zq${' long'.repeat(60)}`,
  ),
);

export const scoreScale: fc.Arbitrary<ScoreScale> = fc.record({
  name: hostileWord,
  min: fc.integer({ min: -10, max: 10 }),
  max: fc.integer({ min: 11, max: 1000 }),
  better: fc.constantFrom('lower' as const, 'higher' as const),
});

export const anyProvenance: fc.Arbitrary<FigureProvenance> = fc.record({
  tally: hostileWord,
  cohort: hostileWord,
  asOf: hostileWord,
  current: fc.boolean(),
});

export const anyFlow: fc.Arbitrary<FlowGroup[]> = fc.array(
  fc.record({
    arm: fc.option(hostileWord),
    treated: fc.nat(),
    baseline: fc.nat(),
    completers: fc.nat(),
    visits: fc.array(
      fc.record({
        visit: hostileWord,
        label: hostileWord,
        seen: fc.nat(),
        lost: fc.nat(),
        notYetDue: fc.nat(),
      }),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 4 },
);
