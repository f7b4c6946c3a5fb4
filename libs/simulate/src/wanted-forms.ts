import type { Recall } from '#contracts';
import type { ClinicProfile } from './clinic-profile.js';
import type { PlannedCourse, PlannedInfusion } from './plan-courses.js';
import { DAY, HOUR } from './severity.js';
import type { SimulatedInstrument } from './settings.js';

/** A form that the clinic asks for. */
export interface WantedForm {
  instrument: SimulatedInstrument;
  recall: Recall | null;
  due: number;
  /** Before the first infusion, hours after one, on a day after the course began, or while one runs. */
  when: 'before' | 'hours' | 'day' | 'during';
  /** The infusion that it precedes, follows or goes with. */
  infusion: PlannedInfusion;
}

/** Everything that a course's protocol and its clinic ask for, whoever answers it. */
export function wantedForms(
  { plan, infusions }: PlannedCourse,
  { pastMonthOnly }: ClinicProfile,
): WantedForm[] {
  const [first] = infusions;
  if (!first) return [];
  const isTrial = plan.study !== undefined;
  const pastDays = !pastMonthOnly || isTrial;
  const forms: WantedForm[] = [];
  const ask = (
    when: WantedForm['when'],
    due: number,
    infusion: PlannedInfusion,
    ...names: (readonly [SimulatedInstrument, Recall | null])[]
  ): void => {
    for (const [instrument, recall] of names) forms.push({ instrument, recall, due, when, infusion });
  };
  const pcl = (recall: Recall) => ['pcl-5', recall] as const;
  const [phq, ies, cadss] = [
    ['phq-9', 'P14D'],
    ['ies-r', 'P7D'],
    ['cadss-6', null],
  ] as const;

  ask('before', first.at, first, pcl('P1M'), phq);
  if (pastDays) ask('before', first.at, first, pcl('P7D'), pcl('P1D'));
  if (isTrial) ask('before', first.at, first, ies);

  for (const infusion of infusions) {
    ask('during', infusion.at + 40 * 60_000, infusion, cadss);
    if (infusion.phase === 'booster') {
      ask('day', infusion.at - 20 * HOUR, infusion, pastDays ? pcl('P7D') : pcl('P1M'), phq);
      continue;
    }
    if (!pastDays || (infusion !== first && !plan.afterEach)) continue;
    for (const hours of plan.hours) {
      ask('hours', infusion.at + hours * HOUR, infusion, pcl('P1D'));
      if (plan.protocol === 'feder-2014') ask('hours', infusion.at + hours * HOUR, infusion, ies);
    }
  }

  for (const days of plan.weekly) {
    const due = first.at + days * DAY;
    if (pastDays) ask('day', due, first, pcl('P7D'));
    else if (days % 28 === 0) ask('day', due, first, pcl('P1M'));
    // It asks about two weeks.
    if (days % 14 === 0) ask('day', due, first, phq);
    if (isTrial && plan.protocol !== 'feder-2014') ask('day', due, first, ies);
  }
  return forms;
}
