import type { ClinicProfile } from './clinic-profile.js';
import { drawHabit, drawItems, leaveBlanks } from './draw-items.js';
import { drawTotal } from './draw-total.js';
import { formTime, isMissed } from './form-time.js';
import type { PatientPlan } from './plan-courses.js';
import { chance, splitStream, type RandomStream } from './random-stream.js';
import { simulatedInstruments, type CheckedSettings } from './settings.js';
import type { Gains, Person } from './severity.js';
import { SIMULATED, type SimulatedAssessment } from './simulated-patient.js';
import { writeInstant } from './time-zone.js';
import { wantedForms } from './wanted-forms.js';

interface Story {
  settings: CheckedSettings;
  profile: ClinicProfile;
  person: Person;
  gains: Gains;
  plan: PatientPlan;
  key: string;
}

/** The forms of a patient in the order of time. Each instrument has its stream: leaving one out changes no other. */
export function fillForms(
  stream: RandomStream,
  { settings, profile, person, gains, plan, key }: Story,
): SimulatedAssessment[] {
  const wanted = plan.courses.flatMap((course) =>
    wantedForms(course, profile).map((form) => ({ form, course })),
  );
  const filled: { at: number; assessment: SimulatedAssessment }[] = [];
  for (const instrument of simulatedInstruments) {
    const own = splitStream(stream);
    if (!settings.instruments.has(instrument)) continue;
    const habit = drawHabit(own, instrument);
    const asked = wanted.filter(({ form }) => form.instrument === instrument);
    for (const [index, { form, course }] of asked.entries()) {
      if (isMissed(own, profile, form, course.startedAt)) continue;
      const at = formTime(own, profile, form);
      const isGiven = form.infusion.until <= plan.leftAt || form.when === 'before';
      if (at > plan.leftAt || !isGiven) continue;
      const number = course.infusions.indexOf(form.infusion) + 1;
      const total = drawTotal(own, form, at, person, gains, number);
      const totalOnly = chance(own, profile.totalsOnly);
      filled.push({
        at,
        assessment: {
          instrument,
          ...(form.recall === null ? {} : { recall: form.recall }),
          administeredAt: writeInstant(profile.zone, at),
          ...(totalOnly ? { total } : { items: leaveBlanks(own, drawItems(own, instrument, habit, total)) }),
          sourceSystem: SIMULATED,
          sourceId: `${key}-${instrument}-${index + 1}`,
        },
      });
    }
  }
  return filled.sort((a, b) => a.at - b.at).map(({ assessment }) => assessment);
}
