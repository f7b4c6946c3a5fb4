import type { NewCourse, NewInfusion, NewPatient } from '#contracts';
import { profileOf, type ClinicProfile } from './clinic-profile.js';
import { drawOtherCare, drawTherapy, type DrawnTreatment } from './draw-treatments.js';
import { drawVitals } from './draw-vitals.js';
import { fillForms } from './fill-forms.js';
import { planCourses, type PatientPlan, type PlannedCourse, type PlannedInfusion } from './plan-courses.js';
import { chance, choose, splitStream, streamOf, wholeBetween, type RandomStream } from './random-stream.js';
import type { CheckedSettings } from './settings.js';
import { DAY, drawPerson, trackGains } from './severity.js';
import {
  SIMULATED,
  type SimulatedInfusion,
  type SimulatedPatient,
  type SimulatedTreatment,
} from './simulated-patient.js';
import { writeInstant } from './time-zone.js';

const SPAN_DAYS = 913;

/** Patient `index` of clinic `clinic`, both from 0: the same whatever the number of clinics and of patients. */
export function simulatePatient(settings: CheckedSettings, clinic: number, index: number): SimulatedPatient {
  const root = streamOf(settings.seed, clinic, index);
  // One stream for each purpose, in this order: what one of them draws does not move the others.
  const [who, courseStream, vitalsStream, careStream, formStream] = [0, 1, 2, 3, 4].map(() =>
    splitStream(root),
  ) as [RandomStream, RandomStream, RandomStream, RandomStream, RandomStream];
  const profile = profileOf(clinic);
  const regimen = choose(who, profile.regimens);
  const person = drawPerson(who, regimen);
  const gains = trackGains(person);
  const firstDay = settings.endsAt - who.uniform() * SPAN_DAYS * DAY;
  const { endsAt } = settings;
  const plan = planCourses(courseStream, { profile, regimen, person, gains, firstDay, endsAt });
  const key = `${settings.seed}-c${clinic + 1}-p${index + 1}`;
  const courses = plan.courses.filter(({ startedAt }) => startedAt <= plan.leftAt);
  const weightKg = Math.round(10 * Math.max(42, 80 + 15 * who.normal())) / 10;
  return {
    patient: drawPatient(who, key, new Date(firstDay).getUTCFullYear()),
    courses: courses.map((course, place) => {
      const courseKey = `${key}-course-${place + 1}`;
      const therapy = drawTherapy(careStream, course);
      return {
        key: courseKey,
        course: writeCourse(profile, course),
        infusions: writeInfusions(vitalsStream, profile, plan, course, courseKey, weightKg),
        treatments: writeTreatments(profile, plan, therapy, `${courseKey}-session`),
      };
    }),
    assessments: fillForms(formStream, { settings, profile, person, gains, plan, key }),
    treatments: writeTreatments(profile, plan, drawOtherCare(careStream, plan), `${key}-treatment`),
  };
}

function drawPatient(stream: RandomStream, sourceId: string, year: number): NewPatient {
  const age = Math.round(Math.max(18, Math.min(80, 41 + 13 * stream.normal())));
  const sex = choose(stream, [
    ['female', 58],
    ['male', 38],
    ['other', 2],
    [undefined, 2],
  ] as const);
  return {
    sourceSystem: SIMULATED,
    sourceId,
    ...(sex === undefined ? {} : { sex }),
    ...(chance(stream, 0.97) ? { birthYear: year - age - wholeBetween(stream, 0, 1) } : {}),
  };
}

const writeCourse = ({ zone }: ClinicProfile, { plan, arm, startedAt }: PlannedCourse): NewCourse => ({
  protocol: plan.protocol,
  indication: 'PTSD',
  startedAt: writeInstant(zone, startedAt),
  ...(arm === null ? {} : { arm }),
  ...(plan.study === undefined ? {} : { study: plan.study }),
});

function writeInfusions(
  stream: RandomStream,
  profile: ClinicProfile,
  { leftAt }: PatientPlan,
  { infusions }: PlannedCourse,
  courseKey: string,
  weightKg: number,
): SimulatedInfusion[] {
  return infusions
    .filter(({ until }) => until <= leftAt)
    .map((infusion, index) => {
      const key = `${courseKey}-infusion-${index + 1}`;
      const vitals = profile.takesVitals ? drawVitals(stream, infusion) : [];
      return {
        key,
        infusion: writeInfusion(profile, infusion, index + 1, weightKg, key),
        vitals: vitals
          .map(({ minute, ...measures }) => ({
            at: writeInstant(profile.zone, infusion.at + minute * 60_000),
            ...measures,
            sourceSystem: SIMULATED,
            sourceId: `${key}-vitals-${minute}`,
          }))
          .filter(({ at }) => Date.parse(at) <= leftAt),
      };
    });
}

const writeInfusion = (
  { zone, writesEnd }: ClinicProfile,
  { at, until, phase, drug, doseMgPerKg, route }: PlannedInfusion,
  number: number,
  weightKg: number,
  sourceId: string,
): NewInfusion => ({
  number,
  phase,
  startedAt: writeInstant(zone, at),
  ...(writesEnd ? { endedAt: writeInstant(zone, until) } : {}),
  drug,
  doseMgPerKg,
  weightKg,
  route,
  sourceSystem: SIMULATED,
  sourceId,
});

const writeTreatments = (
  { zone }: ClinicProfile,
  { leftAt }: PatientPlan,
  treatments: readonly DrawnTreatment[],
  key: string,
): SimulatedTreatment[] =>
  treatments
    .map(({ kind, phase, name, at, until }, index) => ({
      kind,
      ...(phase === undefined ? {} : { phase }),
      name,
      startedAt: writeInstant(zone, at),
      ...(until === undefined ? {} : { endedAt: writeInstant(zone, until) }),
      sourceSystem: SIMULATED,
      sourceId: `${key}-${index + 1}`,
    }))
    .filter(({ startedAt, endedAt }) => Date.parse(endedAt ?? startedAt) <= leftAt);
