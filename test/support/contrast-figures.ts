import type { ContrastFigure, ContrastRow } from '#charts';
import fc from 'fast-check';
import { fddFlow, hostileWord, scoreScale, anyFlow, fddProvenance, anyProvenance } from './cohort-figures.js';
import { readReference } from './reference-study.js';

interface Welch {
  arm: string;
  reference: string;
  visit: string;
  welch: { difference: number; se: number; df: number; p: number; ci_lower: number; ci_upper: number };
}

interface Table {
  score: string;
  observed: { arm: string; visit: string; n: number }[];
  between_arms: Welch[];
}

let fdd: ContrastFigure | undefined;

/** EMDR against CBT on the parents' form of the trial fdd_ptsd: Welch's differences as R 4.2.2 has them. */
export const fddContrastFigure = (): ContrastFigure => (fdd ??= readFdd());

function readFdd(): ContrastFigure {
  const { tables } = JSON.parse(readReference('golden/simple.fdd_ptsd.json')) as { tables: Table[] };
  const table = tables.find(({ score }) => score === 'ptsd_ri_parent');
  if (!table) throw new Error('The reference has no table ptsd_ri_parent');
  const seen = (arm: string, visit: string): number =>
    table.observed.find((row) => row.arm === arm && row.visit === visit)?.n ?? 0;
  return {
    title: 'PTSD-RI parent form: EMDR against CBT by visit',
    score: { name: 'PTSD-RI parent form', min: 0, max: 80, better: 'lower' },
    usermeta: fddProvenance,
    hasControl: true,
    flow: fddFlow('ptsd_ri_parent'),
    notes: [],
    of: 'score',
    method: "Welch's t interval for two means with unequal variances",
    refused: null,
    rows: table.between_arms.map(({ arm, reference, visit, welch }) => ({
      arm,
      reference,
      visit,
      label: visit,
      n: seen(arm, visit),
      nReference: seen(reference, visit),
      estimate: welch.difference,
      se: welch.se,
      df: welch.df,
      lower: welch.ci_lower,
      upper: welch.ci_upper,
      p: welch.p,
    })),
  };
}

const number = fc.double({ noNaN: true, min: -1e4, max: 1e4 });

export const anyDifference = fc.oneof(
  fc.constant({ estimate: null, se: null, df: null, lower: null, upper: null, p: null }),
  number.map((estimate) => ({ estimate, se: null, df: null, lower: null, upper: null, p: null })),
  fc
    .tuple(number, fc.double({ noNaN: true, min: 0, max: 1e3 }), fc.double({ noNaN: true, min: 0, max: 1 }))
    .map(([estimate, se, p]) => ({
      estimate,
      se,
      df: 30.5,
      lower: estimate - 2 * se,
      upper: estimate + 2 * se,
      p,
    })),
);

const name = fc.option(hostileWord, { freq: 8 });

export const anyContrastRow: fc.Arbitrary<ContrastRow> = fc
  .record({
    arm: name,
    reference: name,
    visit: hostileWord,
    label: hostileWord,
    n: fc.nat(),
    nReference: fc.nat(),
  })
  .chain((row) => anyDifference.map((numbers) => ({ ...row, ...numbers })));

/** Any figure of differences, with names meant to break things. */
export const anyContrastFigure: fc.Arbitrary<ContrastFigure> = fc.record({
  title: hostileWord,
  score: scoreScale,
  usermeta: anyProvenance,
  hasControl: fc.boolean(),
  flow: anyFlow,
  notes: fc.array(hostileWord, { maxLength: 2 }),
  of: fc.constantFrom('score' as const, 'change' as const, 'model' as const),
  method: hostileWord,
  refused: fc.option(fc.record({ code: hostileWord, reason: hostileWord })),
  rows: fc.array(anyContrastRow, { maxLength: 8 }),
});
