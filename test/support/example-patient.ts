import type {
  ExpectedBand,
  InfusionsFigure,
  PatientFigureBase,
  SymptomsFigure,
  TrajectoryFigure,
  TrajectoryInfusion,
  TrajectoryTreatment,
} from '#charts';

/**
 * A simulated patient, nobody's data: six infusions over two weeks and a booster, the score 24 h after each, weekly
 * follow-up with one visit missed, a form with a flag and no total, therapy and vital signs. The numbers were made up.
 */
const zero = Date.parse('2026-03-02T09:00:00Z');
const instant = (days: number): string => new Date(zero + days * 86_400_000).toISOString();
const id = (kind: number, index: number): string =>
  `018f0000-0000-7000-800${kind}-${String(index).padStart(12, '0')}`;

const base: PatientFigureBase = {
  title: 'PCL-5 (past week) of one simulated patient',
  score: { name: 'PCL-5', min: 0, max: 80, better: 'lower', recall: 'past week' },
  usermeta: {
    patient: id(0, 1),
    series: 'pcl-5:P7D',
    revision: 41,
    current: true,
    asOf: '2026-05-06T08:00:00.000Z',
  },
  notes: ['Simulated data, of no real person.'],
  zeroAt: instant(0),
  startAt: instant(0),
  offset: 60,
  unit: 'days',
};

const infusionDays = [0, 2, 4, 7, 9, 11, 46];
const peaks = [
  [142, 88, 96, 9],
  [138, 86, 97, 7],
  [147, 91, 95, 11],
  [136, 84, 97, 6],
  [139, 85, 98, 5],
  [133, 82, 97, 4],
  [135, 84, 96, 6],
];
const infusions: TrajectoryInfusion[] = infusionDays.map((time, index) => {
  const [systolic = null, diastolic = null, oxygenSaturation = null, dissociation = null] =
    peaks[index] ?? [];
  return {
    id: id(1, index + 1),
    number: index + 1,
    phase: index < 6 ? 'induction' : 'booster',
    at: instant(time),
    time,
    until: instant(time + 40 / 1440),
    drug: 'ketamine',
    route: 'IV',
    doseMg: index < 2 ? 36 : 40,
    doseMgPerKg: index < 2 ? 0.45 : 0.5,
    systolic,
    diastolic,
    heartRate: 88 + index,
    oxygenSaturation,
    dissociation,
  };
});

/** Days, total, visit; a form without a visit is not used. */
const forms: [number, number | null, string | null][] = [
  [-6, 57, null],
  [-0.1, 58, 'Baseline'],
  [1, 47, '24 h'],
  [3, 44, '24 h (2)'],
  [5, 41, '24 h (3)'],
  [8, 36, '24 h (4)'],
  [10, 33, '24 h (5)'],
  [12, 29, '24 h (6)'],
  [18, 27, 'Week 1'],
  [20.5, null, null],
  [25, 26, 'Week 2'],
  [39, 34, 'Week 4'],
  [47, 28, '24 h (7)'],
];

const weeks = [1, 2, 3, 4, 8];

const sessionDays = {
  preparation: [-12, -5],
  'with-infusion': [0.05, 4.05],
  integration: [1.1, 5.1, 8.1, 12.1, 19, 26],
} as const;

const sessions: TrajectoryTreatment[] = (['preparation', 'with-infusion', 'integration'] as const).flatMap(
  (phase, order) =>
    sessionDays[phase].map((time, index) => ({
      id: id(3, 10 * order + index + 1),
      kind: 'psychotherapy',
      phase,
      name: 'Trauma-focused session',
      at: instant(time),
      time,
      until: time + 1 / 24,
    })),
);

const medicines: TrajectoryTreatment[] = (
  [
    ['Sertraline 100 mg', -400, null],
    ['Prazosin 2 mg', -30, 22],
  ] as const
).map(([name, time, until], index) => ({
  id: id(3, 40 + index),
  kind: 'medication',
  phase: null,
  name,
  at: instant(time),
  time,
  until,
}));

export const exampleTrajectory = (): TrajectoryFigure => ({
  ...base,
  points: forms.map(([time, total, visit], index) => ({
    assessmentId: id(2, index + 1),
    at: instant(time),
    time,
    total,
    visit,
    used: visit !== null,
    reason: visit !== null ? null : total === null ? 'no-total' : 'not-last-before-infusion',
    flags: total === null ? ['Item 9 unanswered'] : [],
  })),
  infusions,
  visits: [
    ...infusionDays.map((day, index) => ({
      visit: '24h',
      label: '24 h',
      opens: day + 0.5,
      target: day + 1,
      closes: day + 1.5,
      state: 'observed' as const,
      infusion: index + 1,
    })),
    ...weeks.map((week) => ({
      visit: `w${week}`,
      label: `Week ${week}`,
      opens: 11 + 7 * week - 2,
      target: 11 + 7 * week,
      closes: 11 + 7 * week + 2,
      state: week === 3 ? ('missed' as const) : week === 8 ? ('upcoming' as const) : ('observed' as const),
      infusion: 0,
    })),
  ],
  treatments: [...sessions, ...medicines],
  offered: [
    { series: 'pcl-5:P7D', name: 'PCL-5', recall: 'past week', n: 12 },
    { series: 'phq-9', name: 'PHQ-9', recall: 'past two weeks', n: 4 },
  ],
});

/** The shares of the total that the clusters had, roughly as their numbers of items. */
export const exampleSymptoms = (): SymptomsFigure => ({
  ...base,
  title: 'PCL-5 (past week) of one simulated patient: symptom clusters',
  panels: [
    { key: 'intrusion', name: 'Intrusion (cluster B)', min: 0, max: 20 },
    { key: 'avoidance', name: 'Avoidance (cluster C)', min: 0, max: 8 },
    { key: 'cognition', name: 'Cognition and mood (cluster D)', min: 0, max: 28 },
    { key: 'arousal', name: 'Arousal (cluster E)', min: 0, max: 24 },
  ],
  points: forms.map(([time, total, visit], index) => {
    const avoidance = total === null ? null : Math.round(total / 10);
    const intrusion = total === null ? 9 : Math.round(total / 4);
    const cognition = total === null ? 8 : Math.round(total * 0.35);
    const rest = total === null ? 7 : total - (avoidance ?? 0) - intrusion - cognition;
    return {
      assessmentId: id(2, index + 1),
      time,
      at: instant(time),
      visit,
      values: { intrusion, avoidance, cognition, arousal: rest },
    };
  }),
  infusions: infusions.map(({ time, number, phase }) => ({ time, number, phase })),
});

export const exampleInfusions = (): InfusionsFigure => ({
  ...base,
  title: 'PCL-5 (past week) of one simulated patient: change after each infusion',
  infusions: infusions.map(({ number, phase, at, time, drug, route, doseMg, doseMgPerKg }) => {
    const before = forms.filter(([day, total]) => day < time && total !== null).at(-1);
    const pre = before?.[1] ?? null;
    const score = (hours: number, label: string) => {
      const found = forms.find(([day, , visit]) => Math.abs(day - time - hours / 24) < 0.5 && visit !== null);
      const total = found?.[1] ?? null;
      return {
        visit: label,
        label,
        hours: found ? (found[0] - time) * 24 : null,
        total,
        change: total === null || pre === null ? null : total - pre,
      };
    };
    return {
      number,
      phase,
      at,
      offset: time > 27 ? 120 : 60,
      drug,
      route,
      doseMg,
      doseMgPerKg,
      pre,
      preAt: before ? instant(before[0]) : null,
      visits: [score(24, '24 h'), score(168, 'Week 1')],
    };
  }),
});

/** Made up as well: visit, day, the middle, and how far the inner and the outer limits are from it. */
const expectedVisits: [string, string, number, number, number, number][] = [
  ['24 h (6)', '24 h (6)', 12, 35, 6.5, 12.5],
  ['Week 1', 'Week 1', 18, 30, 4.6, 8.8],
  ['Week 2', 'Week 2', 25, 28.5, 4.4, 8.4],
  ['Week 3', 'Week 3', 32, 30, 4, 7.7],
  ['Week 4', 'Week 4', 39, 27.2, 3.3, 6.3],
  ['Week 8', 'Week 8', 67, 33.8, 5.6, 10.7],
];

export const exampleExpected = (): ExpectedBand => ({
  cohort: 'Ketamine for PTSD, six infusions',
  n: 214,
  from: '2024-01-08',
  to: '2026-02-20',
  points: expectedVisits.map(([visit, label, time, estimate, half, most]) => ({
    visit,
    label,
    time,
    estimate,
    lower50: estimate - half,
    upper50: estimate + half,
    lower80: estimate - most,
    upper80: estimate + most,
  })),
  verdict: {
    visit: 'Week 4',
    label: 'Week 4',
    category: 'watch',
    text: 'A score so high or higher is expected of 8 % of such patients.',
  },
});
