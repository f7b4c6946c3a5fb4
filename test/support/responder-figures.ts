import type { RespondersFigure, Share } from '#charts';
import fc from 'fast-check';
import { anyFlow, anyProvenance, fddFlow, fddProvenance, hostileWord, scoreScale } from './cohort-figures.js';
import { readLines, readReference } from './reference-study.js';

interface GoldenShare {
  x: number;
  n: number;
  rate: number;
  ci_lower: number;
  ci_upper: number;
}

interface GoldenDifference {
  difference: number;
  newcombe_ci: [number, number];
}

interface Responders {
  definition: { kind: string; value: number };
  rows: { arm: string; visit: string; observed: GoldenShare; nonresponder_imputed: GoldenShare }[];
  differences: {
    arm: string;
    reference: string;
    visit: string;
    observed: GoldenDifference;
    nonresponder_imputed: GoldenDifference;
  }[];
}

interface Table {
  score: string;
  arms: string[];
  responders: Responders[];
}

let fdd: RespondersFigure | undefined;

/** Who fell by at least half on the parents' form of the trial fdd_ptsd, as R 4.2.2 has it. */
export const fddRespondersFigure = (): RespondersFigure => (fdd ??= readFdd());

function readFdd(): RespondersFigure {
  const { tables } = JSON.parse(readReference('golden/simple.fdd_ptsd.json')) as { tables: Table[] };
  const table = tables.find(({ score }) => score === 'ptsd_ri_parent');
  const half = table?.responders.find(
    ({ definition: { kind, value } }) => kind === 'percent' && value === 50,
  );
  if (!table || !half) throw new Error('The reference has no responders of ptsd_ri_parent');
  const days = new Map(readLines('data/fdd_ptsd.csv').map(({ visit, day }) => [visit, Number(day)]));
  return {
    title: 'PTSD-RI parent form: responders by visit',
    score: { name: 'PTSD-RI parent form', min: 0, max: 80, better: 'lower' },
    usermeta: fddProvenance,
    hasControl: true,
    flow: fddFlow('ptsd_ri_parent'),
    notes: [],
    rule: { key: 'half', meaning: 'at least 50 % below the own baseline' },
    groups: table.arms.map((arm) => ({
      arm,
      visits: half.rows
        .filter((row) => row.arm === arm)
        .map(({ visit, observed, nonresponder_imputed: imputed }) => ({
          visit,
          label: visit,
          hours: 24 * (days.get(visit) ?? NaN),
          observed: shareOf(observed),
          imputed: shareOf(imputed),
        })),
    })),
    differences: half.differences.map(
      ({ arm, reference, visit, observed, nonresponder_imputed: imputed }) => ({
        arm,
        reference,
        visit,
        label: visit,
        observed: differenceOf(observed),
        imputed: differenceOf(imputed),
      }),
    ),
  };
}

const shareOf = ({ x, n, rate, ci_lower: lower, ci_upper: upper }: GoldenShare): Share => ({
  x,
  n,
  rate,
  lower,
  upper,
});

const differenceOf = ({ difference, newcombe_ci: [lower, upper] }: GoldenDifference) => ({
  difference,
  lower,
  upper,
});

type Visit = RespondersFigure['groups'][number]['visits'][number];

export const noShare: Share = { x: 0, n: 0, rate: null, lower: null, upper: null };

/** The trial's groups with the numbers of one arm at one visit changed. */
export const withVisit = (
  arm: string,
  visit: string,
  change: Partial<Visit>,
): Pick<RespondersFigure, 'groups'> => ({
  groups: fddRespondersFigure().groups.map((group) =>
    group.arm === arm
      ? {
          ...group,
          visits: group.visits.map((each) => (each.visit === visit ? { ...each, ...change } : each)),
        }
      : group,
  ),
});

/** The trial's groups under other names, repeated as often as there are names. */
export function withArms(arms: (string | null)[]): Pick<RespondersFigure, 'groups'> {
  const { groups } = fddRespondersFigure();
  return {
    groups: arms.flatMap((arm, index) => {
      const group = groups[index % groups.length];
      return group === undefined ? [] : [{ ...group, arm }];
    }),
  };
}

const fraction = fc.double({ noNaN: true, min: 0, max: 1 });

const anyShare: fc.Arbitrary<Share> = fc.oneof(
  fc.constant(noShare),
  fc.tuple(fc.integer({ min: 1, max: 1e6 }), fraction, fraction, fraction).map(([n, part, below, above]) => {
    const x = Math.floor(part * n);
    const rate = x / n;
    return { x, n, rate, lower: rate * below, upper: rate + (1 - rate) * above };
  }),
);

const anyDifference = fc.oneof(
  fc.constant({ difference: null, lower: null, upper: null }),
  fc
    .tuple(fc.double({ noNaN: true, min: -1, max: 1 }), fraction)
    .map(([difference, half]) => ({ difference, lower: difference - half, upper: difference + half })),
);

const protocol = fc.uniqueArray(
  fc.record({
    visit: hostileWord,
    label: hostileWord,
    hours: fc.option(fc.double({ noNaN: true, min: 0, max: 1e4 })),
  }),
  { selector: ({ visit }) => visit, maxLength: 6 },
);

const name = fc.option(hostileWord, { freq: 8 });

/** Any figure of responders, with names meant to break things. */
export const anyRespondersFigure: fc.Arbitrary<RespondersFigure> = protocol.chain((visits) => {
  const visitsOf = fc.tuple(
    ...visits.map((visit) =>
      fc.record({ observed: anyShare, imputed: anyShare }).map((numbers) => ({ ...visit, ...numbers })),
    ),
  );
  return fc.record({
    title: hostileWord,
    score: scoreScale,
    usermeta: anyProvenance,
    hasControl: fc.boolean(),
    flow: anyFlow,
    notes: fc.array(hostileWord, { maxLength: 2 }),
    rule: fc.record({ key: hostileWord, meaning: hostileWord }),
    groups: fc.uniqueArray(fc.record({ arm: name, visits: visitsOf }), {
      selector: ({ arm }) => arm,
      maxLength: 5,
    }),
    differences: fc.array(
      fc.record({
        arm: name,
        reference: name,
        visit: visits.length === 0 ? hostileWord : fc.constantFrom(...visits.map(({ visit }) => visit)),
        label: hostileWord,
        observed: anyDifference,
        imputed: anyDifference,
      }),
      { maxLength: 5 },
    ),
  });
});
