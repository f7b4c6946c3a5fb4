import type { Route } from '#contracts';
import type { ClinicProfile } from './clinic-profile.js';
import { between, chance, choose, wholeBetween, type RandomStream } from './random-stream.js';
import { planOf, type Regimen, type RegimenPlan } from './regimens.js';
import { DAY, HOUR, type Drug, type Gains, type Person } from './severity.js';
import { onLocalDay } from './time-zone.js';

export interface PlannedInfusion {
  at: number;
  until: number;
  phase: 'induction' | 'booster';
  drug: Drug;
  doseMgPerKg: number;
  route: Route;
}

export interface PlannedCourse {
  plan: RegimenPlan;
  /** null: not in a trial. */
  arm: Drug | null;
  startedAt: number;
  infusions: PlannedInfusion[];
}

/** What happens to a patient: nothing is recorded after `leftAt`. */
export interface PatientPlan {
  courses: PlannedCourse[];
  leftAt: number;
}

export interface Situation {
  profile: ClinicProfile;
  regimen: Regimen;
  person: Person;
  /** Filled in with every infusion. */
  gains: Gains;
  firstDay: number;
  endsAt: number;
}

const arms: readonly Drug[] = ['ketamine', 'midazolam'];
/** Who is better than this two weeks after the first infusion of the crossover is not given the second. */
const STILL_ILL = 36;
const CROSSOVER_DAYS = 14;
const LONGEST_FOLLOW_UP_WEEKS = 52;

/** Draws the infusions one after the other, since who fares badly leaves more often. */
export function planCourses(stream: RandomStream, situation: Situation): PatientPlan {
  const { regimen, gains, person, profile, firstDay } = situation;
  const plan = planOf(regimen);
  const drugs = plan.study === undefined ? [null] : shuffled(stream, regimen === 'trial-crossover');
  const give = infusionDrawer(stream, situation, plan);
  const courses: PlannedCourse[] = [];
  let leftAt = Infinity;
  for (const [index, arm] of drugs.entries()) {
    const day = firstDay + index * CROSSOVER_DAYS * DAY;
    if (index > 0 && (leftAt < day || person.before - gains.at(day) < STILL_ILL)) break;
    const infusions: PlannedInfusion[] = [];
    for (const [number, days] of plan.days.entries()) {
      const previous = infusions.at(-1);
      if (previous && leaves(stream, situation, previous.at, number)) {
        leftAt = previous.at + between(stream, 0.5, 3) * DAY;
        break;
      }
      infusions.push(give(previous, day, days, arm ?? 'ketamine', infusions.length));
    }
    const startedAt = (infusions[0]?.at ?? day) - Math.round(between(stream, 0.1, 6) * 24) * HOUR;
    courses.push({ plan, arm, startedAt, infusions });
  }
  const last = courses.at(-1)?.infusions.at(-1);
  if (last && leftAt === Infinity) leftAt = leavesLater(stream, situation, last.at);
  const [only] = courses;
  if (only && plan.boosters && only.infusions.length === plan.days.length && chance(stream, profile.boosts))
    addBoosters(stream, situation, only.infusions, leftAt, give);
  return { courses, leftAt: Math.min(leftAt, situation.endsAt) };
}

/** Randomised by a coin: in a crossover it decides the order. */
function shuffled(stream: RandomStream, both: boolean): readonly Drug[] {
  const order = chance(stream, 0.5) ? arms : [...arms].reverse();
  return both ? order : order.slice(0, 1);
}

/** The risk to leave before the next infusion rises with the number of infusions and with severity. */
function leaves(
  stream: RandomStream,
  { person, gains, regimen }: Situation,
  at: number,
  number: number,
): boolean {
  const severity = person.before - gains.at(at);
  const risk = (regimen.startsWith('trial-') ? 0.006 : 0.028) * (1 + number / 8);
  return chance(stream, Math.min(0.5, risk * Math.exp((severity - 40) / 22)));
}

/** Week by week after the last infusion. */
function leavesLater(stream: RandomStream, { person, gains, regimen }: Situation, last: number): number {
  const weekly = regimen.startsWith('trial-') ? 0.008 : 0.02;
  for (let week = 1; week <= LONGEST_FOLLOW_UP_WEEKS; week += 1) {
    const at = last + week * 7 * DAY;
    const severity = person.before - gains.at(at);
    const risk = weekly * (1 + week / 10) * Math.exp((severity - 40) / 30);
    if (chance(stream, Math.min(0.5, risk))) return at;
  }
  return last + LONGEST_FOLLOW_UP_WEEKS * 7 * DAY;
}

type Give = (
  previous: PlannedInfusion | undefined,
  day: number,
  days: number,
  drug: Drug,
  count: number,
  phase?: 'booster',
) => PlannedInfusion;

/** In clinics the dose rises from 0.5 to about 1.0 mg/kg at the sixth infusion; in trials it stays. */
function infusionDrawer(stream: RandomStream, { profile, gains }: Situation, plan: RegimenPlan): Give {
  const route = plan.study === undefined ? choose(stream, profile.routes) : 'IV';
  const highest = Math.max(0.6, Math.min(1.4, 1 + 0.14 * stream.normal()));
  const usualMinute = wholeBetween(stream, 8 * 60 + 10, 15 * 60);
  return (previous, day, days, drug, count, phase) => {
    const postponed = chance(stream, plan.study === undefined ? 0.07 : 0.02) ? wholeBetween(stream, 1, 4) : 0;
    const minute = usualMinute + between(stream, -35, 60);
    const planned = onLocalDay(profile.zone, day, days + postponed, minute);
    // At least 20 hours lie between two infusions, however the first was postponed.
    const at = Math.max(planned, (previous?.at ?? 0) + 20 * HOUR);
    const rising = 0.5 + ((highest - 0.5) * Math.min(count, 5)) / 5;
    const doseMgPerKg =
      drug === 'midazolam' ? 0.045 : plan.study === undefined ? Math.round(rising * 20) / 20 : 0.5;
    const minutes = route === 'IV' ? between(stream, 38, 47) : between(stream, 40, 75);
    gains.give(at, drug);
    return {
      at,
      until: at + Math.round(minutes) * 60_000,
      phase: phase ?? 'induction',
      drug,
      doseMgPerKg,
      route,
    };
  };
}

/** Every three to six weeks, as long as the first course did something and the patient comes. */
function addBoosters(
  stream: RandomStream,
  { person, gains, endsAt }: Situation,
  infusions: PlannedInfusion[],
  leftAt: number,
  give: Give,
): void {
  const last = infusions.at(-1);
  if (!last || gains.at(last.at) < 0.2 * person.before) return;
  for (let previous = last, number = 0; number < 8; number += 1) {
    const days = wholeBetween(stream, 21, 42);
    // One day more than the clinic may postpone it.
    if (previous.at + (days + 5) * DAY > Math.min(leftAt, endsAt) || (number > 0 && chance(stream, 0.12)))
      return;
    previous = give(previous, previous.at, days, 'ketamine', infusions.length, 'booster');
    infusions.push(previous);
  }
}
