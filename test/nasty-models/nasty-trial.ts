import type { CourseVector } from '../../libs/stats/src/course-tally.js';
import { structures, type ModelOptions, type ModelShape } from '../../libs/stats/src/mmrm/model-options.js';
import { drawFrom, type Draw } from './seeded-random.js';

/** A small trial with everything that makes a covariance hard to estimate, and a model to ask of it. */
export interface NastyTrial {
  seed: number;
  /** What was done to it, by name. */
  nastiness: string[];
  courses: CourseVector[];
  shape: ModelShape;
  options: ModelOptions;
}

type Patient = { arm: string; scores: (number | null)[] };

const armNames = ['control', 'active', 'third'];

export function nastyTrial(seed: number): NastyTrial {
  const draw = drawFrom(seed);
  const visits = draw.integer(2, 6);
  const arms = draw.integer(1, 3);
  const decimals = draw.pick([0, 0, 0, 1, 3]);
  const grid = decimals > 0 ? 10 ** decimals : draw.pick([1, 1, 0.2]);
  const size = draw.chance(0.02) ? 1 : draw.chance(0.06) ? draw.integer(2, 11) : draw.integer(12, 40);
  const correlate = correlator(draw, visits);
  const patients = Array.from({ length: size }, (): Patient => {
    const arm = draw.integer(0, arms - 1);
    const scores = correlate().map((value, visit) =>
      Math.round(grid * (40 + 11 * value - 2 * visit * (1 + arm))),
    );
    return { arm: armNames[arm]!, scores };
  });
  const nastiness = [...spoil(draw, patients, visits, arms), lose(draw, patients, visits)];
  const offset = draw.chance(0.1) ? draw.pick([10n ** 4n, 10n ** 6n, 10n ** 9n, 10n ** 13n]) : 0n;
  if (offset > 0n) nastiness.push(`offset ${offset}`);
  const grouped = arms > 1 || draw.chance(0.5);
  return {
    seed,
    nastiness,
    courses: patients.map(({ arm, scores }) => ({
      cell: grouped ? [arm] : [],
      values: scores.map((score) => (score === null ? null : BigInt(score) + offset)),
      due: scores.map(() => null),
    })),
    shape: {
      visits: Array.from({ length: visits }, (_, visit) => `v${visit}`),
      decimals,
      arms: grouped ? armNames.slice(0, arms) : null,
      covariates: [],
    },
    options: anyOptions(draw),
  };
}

/** A patient's scores, standard normal each, correlated as one of several mechanisms has it. */
function correlator(draw: Draw, visits: number): () => number[] {
  const kind = draw.pick(['common', 'chain', 'few', 'free'] as const);
  const share = draw.pick([0, 0.3, 0.6, 0.9, 0.99]);
  // Fewer factors than visits and little noise: nearly singular.
  const loadings = Array.from({ length: visits }, () => [draw.normal(), draw.normal()]);
  const noise = draw.pick([0.02, 0.2, 1]);
  const spreads = Array.from({ length: visits }, () => (draw.chance(0.2) ? 0.15 : 0.6 + draw.uniform()));
  return () => {
    const common = draw.normal();
    const second = draw.normal();
    let last = common;
    return spreads.map((spread, visit) => {
      const own = draw.normal();
      last = visit === 0 ? common : share * last + Math.sqrt(1 - share * share) * own;
      const [first, other] = loadings[visit]!;
      const value = {
        common: Math.sqrt(share) * common + Math.sqrt(1 - share) * own,
        chain: last,
        few: first! * common + other! * second + noise * own,
        free: own,
      }[kind];
      return spread * value;
    });
  };
}

/** What may happen to a trial, each with a small probability; returns what did. */
function spoil(draw: Draw, patients: Patient[], visits: number, arms: number): string[] {
  const at = draw.integer(0, visits - 1);
  const other = (at + draw.integer(1, visits - 1)) % visits;
  const arm = armNames[draw.integer(0, arms - 1)]!;
  const done: string[] = [];
  const perhaps = (
    what: string,
    probability: number,
    act: (patient: Patient, place: number) => void,
  ): void => {
    if (!draw.chance(probability)) return;
    done.push(what);
    patients.forEach(act);
  };
  perhaps('tiny arm', 0.07, (patient, place) => {
    if (arms > 1) patient.arm = place < 2 ? arm : armNames.find((name) => name !== arm)!;
  });
  perhaps('nobody in an arm', 0.03, (patient) => {
    if (arms > 1 && patient.arm === arm) patient.arm = armNames.find((name) => name !== arm)!;
  });
  perhaps('visits nearly alike', 0.06, ({ scores }) => {
    scores[at] = scores[other]! + draw.integer(-1, 1);
  });
  perhaps('visit twice', 0.04, ({ scores }) => {
    scores[at] = scores[other]!;
  });
  perhaps('visit a multiple of another', 0.03, ({ scores }) => {
    scores[at] = 3 * scores[other]! - 7;
  });
  perhaps('visit the sum of others', 0.04, ({ scores }) => {
    scores[at] = scores.reduce<number>((sum, score, visit) => (visit === at ? sum : sum + (score ?? 0)), 0);
  });
  perhaps('constant visit', 0.04, ({ scores }) => {
    scores[at] = 12;
  });
  perhaps('visit constant within arms', 0.03, (patient) => {
    patient.scores[at] = 20 + 5 * armNames.indexOf(patient.arm);
  });
  perhaps('visit constant but for one patient', 0.03, ({ scores }, place) => {
    scores[at] = place === 0 ? 13 : 12;
  });
  perhaps('outlier', 0.04, ({ scores }, place) => {
    if (place === 0) scores[at] = 100_000;
  });
  perhaps('ties', 0.06, (patient) => {
    patient.scores = patient.scores.map((score) => (score! > 35 ? 1 : 0));
  });
  perhaps('all the same', 0.01, (patient) => {
    patient.scores = patient.scores.map(() => 7);
  });
  perhaps('arm empty at a visit', 0.07, (patient) => {
    if (patient.arm === arm) patient.scores[at] = null;
  });
  perhaps('baseline often missing', 0.06, ({ scores }) => {
    if (draw.chance(0.4)) scores[0] = null;
  });
  perhaps('a visit nobody has', 0.04, ({ scores }) => {
    scores[at] = null;
  });
  return done;
}

/** Scores go missing at random, for good, both, or but for two visits; returns how. */
function lose(draw: Draw, patients: Patient[], visits: number): string {
  const how = draw.pick(['none', 'random', 'random', 'monotone', 'both', 'sparse pairs'] as const);
  const rate = 0.6 * draw.uniform();
  if (how === 'none') return 'complete';
  for (const { scores } of patients) {
    const kept = [draw.integer(0, visits - 1), draw.integer(0, visits - 1)];
    let gone = false;
    scores.forEach((_, visit) => {
      gone ||= how !== 'random' && visit > 0 && draw.chance(rate / visits);
      const gap = how !== 'monotone' && draw.chance(rate);
      if (how === 'sparse pairs' ? visit > 0 && !kept.includes(visit) : gone || gap) scores[visit] = null;
    });
  }
  return `missing: ${how} ${rate.toFixed(2)}`;
}

function anyOptions(draw: Draw): ModelOptions {
  const [response, baseline, visits] = draw.pick([
    ['score', 'by-visit', 'post'],
    ['score', 'by-visit', 'post'],
    ['score', 'main', 'post'],
    ['score', 'none', 'post'],
    ['score', 'none', 'all'],
    ['score', 'constrained', 'all'],
    ['change', 'by-visit', 'post'],
    ['change', 'main', 'post'],
    ['change', 'none', 'post'],
  ] as const);
  return {
    response,
    baseline,
    visits,
    patients: draw.chance(0.12) ? 'completers' : 'all',
    covariance: draw.chance(0.55) ? 'auto' : draw.pick([...structures, 'un', 'un']),
    df: draw.chance(0.3) ? 'kenward-roger' : 'satterthwaite',
    covariates: [],
  };
}
