/** A protocol, how its infusions follow each other, and whether it is a trial. */
export interface RegimenPlan {
  protocol: 'feder-2014' | 'induction-6' | 'twice-weekly-8' | 'single-infusion' | 'each-infusion';
  study?: string;
  /** Days of the infusions of one course, from the first. */
  days: readonly number[];
  /** Days after the first infusion on which the past-week forms are due. */
  weekly: readonly number[];
  /** Hours after an infusion at which the past-day form is due. */
  hours: readonly number[];
  /** The past-day form follows every infusion, not the first alone. */
  afterEach: boolean;
  boosters: boolean;
}

const weeks = (...numbers: number[]): number[] => numbers.map((week) => 7 * week);
const eightWeeks = weeks(1, 2, 3, 4, 5, 6, 7, 8);

export const regimens = {
  /** Two courses of one infusion, two weeks apart, one drug each: Feder et al. 2014. */
  'trial-crossover': {
    protocol: 'feder-2014',
    study: 'simulated-crossover',
    days: [0],
    weekly: [7],
    hours: [24, 48, 72, 168],
    afterEach: true,
    boosters: false,
  },
  /** Three a week for two weeks: Feder et al. 2021. */
  'trial-induction': {
    protocol: 'induction-6',
    study: 'simulated-induction',
    days: [0, 2, 4, 7, 9, 11],
    weekly: eightWeeks,
    hours: [24],
    afterEach: false,
    boosters: false,
  },
  'induction-6': {
    protocol: 'induction-6',
    days: [0, 3, 5, 9, 12, 16],
    weekly: eightWeeks,
    hours: [24],
    afterEach: true,
    boosters: true,
  },
  'twice-weekly-8': {
    protocol: 'twice-weekly-8',
    days: [0, 3, 7, 10, 14, 17, 21, 24],
    weekly: weeks(1, 2, 3, 4, 8),
    hours: [24],
    afterEach: false,
    boosters: true,
  },
  'each-infusion': {
    protocol: 'each-infusion',
    days: [0, 7, 14, 21, 28, 35],
    weekly: eightWeeks,
    hours: [24, 72],
    afterEach: true,
    boosters: true,
  },
  'single-infusion': {
    protocol: 'single-infusion',
    days: [0],
    weekly: [7, 14, 28],
    hours: [24, 72],
    afterEach: true,
    boosters: false,
  },
} as const satisfies Record<string, RegimenPlan>;

export type Regimen = keyof typeof regimens;

export const planOf = (regimen: Regimen): RegimenPlan => regimens[regimen];
