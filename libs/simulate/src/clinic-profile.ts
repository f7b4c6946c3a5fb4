import type { Route } from '#contracts';
import type { Regimen } from './regimens.js';
import type { TimeZone } from './time-zone.js';

/** How a clinic works: what tells one simulated clinic from another. */
export interface ClinicProfile {
  zone: TimeZone;
  regimens: readonly (readonly [Regimen, weight: number])[];
  routes: readonly (readonly [Route, weight: number])[];
  /** Only a month's look back, at the start and every four weeks: no score of 24 hours. */
  pastMonthOnly: boolean;
  takesVitals: boolean;
  writesEnd: boolean;
  /** Share of forms that arrive as a total. */
  totalsOnly: number;
  /** Share of forms that are never filled in, to begin with. */
  missed: number;
  boosts: number;
}

const open: ClinicProfile['regimens'] = [
  ['induction-6', 45],
  ['twice-weekly-8', 17],
  ['each-infusion', 8],
  ['single-infusion', 30],
];
const withTrials: ClinicProfile['regimens'] = [...open, ['trial-induction', 45], ['trial-crossover', 25]];

const profiles: readonly ClinicProfile[] = [
  {
    zone: { name: 'New York', standardMinutes: -300, summer: 'north-america' },
    regimens: withTrials,
    routes: [['IV', 1]],
    pastMonthOnly: false,
    takesVitals: true,
    writesEnd: true,
    totalsOnly: 0.02,
    missed: 0.07,
    boosts: 0.5,
  },
  {
    zone: { name: 'Berlin', standardMinutes: 60, summer: 'europe' },
    regimens: withTrials,
    routes: [
      ['IV', 85],
      ['IM', 15],
    ],
    pastMonthOnly: false,
    takesVitals: true,
    writesEnd: true,
    totalsOnly: 0.02,
    missed: 0.09,
    boosts: 0.5,
  },
  {
    zone: { name: 'Los Angeles', standardMinutes: -480, summer: 'north-america' },
    regimens: open,
    routes: [
      ['IV', 60],
      ['IM', 25],
      ['sublingual', 15],
    ],
    pastMonthOnly: false,
    takesVitals: false,
    writesEnd: false,
    totalsOnly: 0.1,
    missed: 0.14,
    boosts: 0.65,
  },
  {
    zone: { name: 'London', standardMinutes: 0, summer: 'europe' },
    regimens: open,
    routes: [
      ['IV', 70],
      ['intranasal', 30],
    ],
    pastMonthOnly: true,
    takesVitals: true,
    writesEnd: true,
    totalsOnly: 0.35,
    missed: 0.12,
    boosts: 0.4,
  },
  {
    zone: { name: 'Kolkata', standardMinutes: 330, summer: 'none' },
    regimens: open,
    routes: [
      ['IV', 45],
      ['oral', 25],
      ['sublingual', 15],
      ['IM', 15],
    ],
    pastMonthOnly: false,
    takesVitals: false,
    writesEnd: false,
    totalsOnly: 0.05,
    missed: 0.18,
    boosts: 0.5,
  },
];

/** Five ways of working, in turn; `index` counts from 0. */
export function profileOf(index: number): ClinicProfile {
  const profile = profiles[index % profiles.length];
  if (!profile) throw new RangeError('index must be a whole number, 0 or more');
  return profile;
}

/** How many patients each clinic has: the first the most, as 1/2, 1/3, 1/4 …; together exactly `patients`. */
export function clinicSizes(clinics: number, patients: number): number[] {
  const weights = Array.from({ length: clinics }, (_, index) => 1 / (index + 2));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight, index) => {
    before += weight;
    const upTo = index === clinics - 1 ? patients : Math.round((patients * before) / whole);
    const size = upTo - given;
    given = upTo;
    return size;
  });
}
