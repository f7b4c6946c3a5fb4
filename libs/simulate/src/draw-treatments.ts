import type { TherapyPhase, TreatmentKind } from '#contracts';
import type { PatientPlan, PlannedCourse } from './plan-courses.js';
import { between, chance, choose, wholeBetween, type RandomStream } from './random-stream.js';
import { DAY, HOUR } from './severity.js';

export interface DrawnTreatment {
  kind: TreatmentKind;
  phase?: TherapyPhase;
  name: string;
  at: number;
  until?: number;
}

const medicines = [
  ['Sertraline', 3],
  ['Prazosin', 2],
  ['Venlafaxine', 2],
  ['Trazodone', 2],
  ['Quetiapine', 1],
] as const;

/** Sessions around the infusions of a course, for about a third of the patients outside of trials. */
export function drawTherapy(stream: RandomStream, { plan, infusions }: PlannedCourse): DrawnTreatment[] {
  const [first] = infusions;
  if (!first || plan.study !== undefined || !chance(stream, 0.36)) return [];
  const session = (phase: TherapyPhase, at: number): DrawnTreatment => ({
    kind: 'psychotherapy',
    phase,
    name: `Psychotherapy, ${phase}`,
    at,
    until: at + wholeBetween(stream, 45, 100) * 60_000,
  });
  const before = Array.from({ length: wholeBetween(stream, 1, 2) }, (_, index) =>
    session('preparation', first.at - (index + 1) * between(stream, 1.5, 4) * DAY),
  );
  const around = infusions
    .filter(({ phase }) => phase === 'induction')
    .flatMap((infusion) => [
      ...(chance(stream, 0.3) ? [session('with-infusion', infusion.at + 10 * 60_000)] : []),
      ...(chance(stream, 0.5)
        ? [session('integration', infusion.until + between(stream, 18, 44) * HOUR)]
        : []),
    ]);
  return [...before.reverse(), ...around];
}

/** A medicine that is begun, or therapy elsewhere: belongs to no course. It changes nothing in the scores. */
export function drawOtherCare(stream: RandomStream, { courses }: PatientPlan): DrawnTreatment[] {
  const [first] = courses;
  if (!first) return [];
  const care: DrawnTreatment[] = [];
  if (chance(stream, 0.14))
    care.push({
      kind: 'medication',
      name: choose(stream, medicines),
      at: first.startedAt + between(stream, -60, 70) * DAY,
    });
  if (chance(stream, 0.08)) {
    const at = first.startedAt + between(stream, -30, 60) * DAY;
    care.push({ kind: 'psychotherapy', phase: 'unrelated', name: 'Psychotherapy elsewhere', at });
  }
  return care;
}
