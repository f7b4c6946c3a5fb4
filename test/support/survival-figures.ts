import type { SurvivalFigure } from '#charts';
import fc from 'fast-check';
import { anyFlow, anyProvenance, fddFlow, fddProvenance, hostileWord, scoreScale } from './cohort-figures.js';
import { readReference } from './reference-study.js';

interface Curve {
  conf_type: SurvivalFigure['ci'];
  rows: {
    arm: string;
    time: number;
    n_risk: number;
    n_event: number;
    n_censor: number;
    surv: number;
    lower: number | null;
    upper: number | null;
  }[];
  medians: {
    arm: string;
    n: number;
    events: number;
    median: number | null;
    lower: number | null;
    upper: number | null;
  }[];
}

interface Table {
  score: string;
  arms: string[];
  time_to_response?: { curves: Curve[]; logrank: { chisq: number; df: number; p: number } };
}

const inHours = (days: number | null): number | null => (days === null ? null : 24 * days);

type Step = SurvivalFigure['groups'][number]['steps'][number];
type Reference = Pick<SurvivalFigure, 'ci' | 'groups' | 'logRank'>;

/** The curves of a trial as survival 3.5-3 in R 4.2.2 has them, its days as hours. */
export function referenceCurves(dataset: string, score: string, ci: SurvivalFigure['ci']): Reference {
  const { tables } = JSON.parse(readReference(`golden/simple.${dataset}.json`)) as { tables: Table[] };
  const table = tables.find((each) => each.score === score);
  const curve = table?.time_to_response?.curves.find((each) => each.conf_type === ci);
  if (!table?.time_to_response || !curve) throw new Error(`The reference has no curves of ${score}`);
  const { chisq, df, p } = table.time_to_response.logrank;
  return {
    ci,
    logRank: { chisq, df, p },
    groups: table.arms.map((arm) => {
      const of = curve.medians.find((each) => each.arm === arm);
      return {
        arm,
        n: of?.n ?? 0,
        events: of?.events ?? 0,
        median: {
          time: inHours(of?.median ?? null),
          lower: inHours(of?.lower ?? null),
          upper: inHours(of?.upper ?? null),
        },
        steps: fromTheStart(of?.n ?? 0, ci, curve.rows.filter((row) => row.arm === arm).map(stepOf)),
      };
    }),
  };
}

const stepOf = ({ time, n_risk, n_event, n_censor, surv, lower, upper }: Curve['rows'][number]): Step => ({
  time: 24 * time,
  atRisk: n_risk,
  events: n_event,
  censored: n_censor,
  survival: surv,
  lower,
  upper,
});

/** R leaves out time 0 where nobody is censored there; its interval is that of the arms where it does not. */
function fromTheStart(n: number, ci: SurvivalFigure['ci'], steps: Step[]): Step[] {
  if (steps[0]?.time === 0) return steps;
  const end = ci === 'log-log' ? null : 1;
  return [{ time: 0, atRisk: n, events: 0, censored: 0, survival: 1, lower: end, upper: end }, ...steps];
}

/** When the parents' form of the trial fdd_ptsd had first fallen by at least half. */
export const fddSurvivalFigure = (): SurvivalFigure => ({
  title: 'PTSD-RI parent form: time to response',
  score: { name: 'PTSD-RI parent form', min: 0, max: 80, better: 'lower' },
  usermeta: fddProvenance,
  hasControl: true,
  flow: fddFlow('ptsd_ri_parent'),
  notes: [],
  rule: { key: 'half', meaning: 'at least 50 % below the own baseline' },
  event: 'response',
  censoring: 'at the last visit with a score, without a response until then',
  ...referenceCurves('fdd_ptsd', 'ptsd_ri_parent', 'log-log'),
});

/** The same over four visits of the trial BtheB, where a median is reached. */
export const bthebSurvivalFigure = (): SurvivalFigure => ({
  ...fddSurvivalFigure(),
  ...referenceCurves('btheb', 'score', 'log'),
});

const fraction = fc.double({ noNaN: true, min: 0, max: 1 });
const time = fc.double({ noNaN: true, min: 0, max: 1e4 });

const anyStep = fc.record({
  time,
  events: fc.nat({ max: 50 }),
  censored: fc.nat({ max: 50 }),
  left: fraction,
  lower: fc.option(fraction, { freq: 4 }),
  upper: fc.option(fraction, { freq: 4 }),
});

const anySteps: fc.Arbitrary<Step[]> = fc
  .uniqueArray(anyStep, { selector: (step) => step.time, maxLength: 12 })
  .map((drawn) => {
    let atRisk = drawn.reduce((sum, { events, censored }) => sum + events + censored, 0);
    let survival = 1;
    const ascending = drawn.toSorted((a, b) => a.time - b.time);
    return ascending.map(({ left, lower, upper, ...step }, index) => {
      const before = atRisk;
      atRisk -= step.events + step.censored;
      survival *= left;
      return {
        ...step,
        time: index === 0 ? 0 : step.time,
        atRisk: before,
        survival,
        lower: lower === null ? null : lower * survival,
        upper: upper === null ? null : survival + upper * (1 - survival),
      };
    });
  });

const anyGroup = fc
  .record({
    arm: fc.option(hostileWord, { freq: 8 }),
    median: fc.record({ time: fc.option(time), lower: fc.option(time), upper: fc.option(time) }),
    steps: anySteps,
  })
  .map((group) => ({
    ...group,
    n: group.steps[0]?.atRisk ?? 0,
    events: group.steps.reduce((sum, { events }) => sum + events, 0),
  }));

/** Any figure of curves, with names meant to break things. */
export const anySurvivalFigure: fc.Arbitrary<SurvivalFigure> = fc.record({
  title: hostileWord,
  score: scoreScale,
  usermeta: anyProvenance,
  hasControl: fc.boolean(),
  flow: anyFlow,
  notes: fc.array(hostileWord, { maxLength: 2 }),
  rule: fc.record({ key: hostileWord, meaning: hostileWord }),
  event: fc.constantFrom('response' as const, 'loss' as const),
  ci: fc.constantFrom('log' as const, 'log-log' as const, 'plain' as const),
  censoring: hostileWord,
  groups: fc.uniqueArray(anyGroup, { selector: ({ arm }) => arm, maxLength: 5 }),
  logRank: fc.option(
    fc.record({ chisq: fc.double({ noNaN: true, min: 0, max: 1e3 }), df: fc.nat({ max: 9 }), p: fraction }),
  ),
});
