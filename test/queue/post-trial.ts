import {
  defaultRules,
  NewInfusion,
  Refusal,
  type AssessmentAmendment,
  type InfusionAmendment,
} from '#contracts';
import {
  amendAssessment,
  amendInfusion,
  createClinic,
  defineCohort,
  defineProtocol,
  recordAssessment,
  recordCourse,
  recordInfusion,
  recordPatient,
} from '#ingest';
import { DEPLOYMENT, type Store, type TenantTransaction } from '#store';
import { byNameProtocol, SERIES } from './expected-tally.js';
import { instantOf, isoOf } from './instants.js';
import type { Amendment, Course, Patient } from './trial.arbitrary.js';

export interface Post {
  name: string;
  /** What must have been posted before, since its id or its version is named. */
  needs: string[];
  /** A source system may send it again at any time. */
  repeatable: boolean;
  /** Posts it; answers its id. */
  send(tx: TenantTransaction, idOf: (name: string) => string): Promise<string>;
  /** The patient whose curves it changes; none where it is a cohort. */
  patient: string | null;
}

const amendmentsOf = (
  fact: string,
  patient: string,
  amendments: Amendment[],
  send: (tx: TenantTransaction, id: string, amendment: Amendment, version: number) => Promise<unknown>,
): Post[] =>
  amendments.map((amendment, index) => ({
    name: `${fact} ${index + 1}`,
    needs: [fact, ...(index === 0 ? [] : [`${fact} ${index}`])],
    repeatable: false,
    patient,
    send: async (tx, idOf) => {
      await send(tx, idOf(fact), amendment, index + 1);
      return '';
    },
  }));

const reason = 'a slip of the pen';

function postsOfCourse(
  { protocol, arm, infusions }: Course,
  name: string,
  patient: string,
  index: number,
  earlier: string | undefined,
): Post[] {
  return [
    {
      name,
      // Of two courses that have not begun, the one recorded first is the patient's first.
      needs: [earlier ?? patient],
      repeatable: false,
      patient,
      send: async (tx, idOf) => (await recordCourse(tx, idOf(patient), { protocol, arm })).body.id,
    },
    ...infusions.flatMap(({ hours, amendments }, place): Post[] => {
      const fact = `${name} infusion ${place}`;
      const at = (of: number, version: number) => isoOf(instantOf(of, 50 + index * 10 + place, version));
      const startedAt = at(hours, 0);
      const body = NewInfusion.parse({ number: place + 1, startedAt, drug: 'ketamine', route: 'IV' });
      return [
        {
          name: fact,
          needs: [name],
          repeatable: amendments.length === 0,
          patient,
          send: async (tx, idOf) => (await recordInfusion(tx, idOf(name), body)).body.id,
        },
        ...amendmentsOf(fact, patient, amendments, (tx, id, amendment, version) => {
          const change: InfusionAmendment =
            'hours' in amendment
              ? { startedAt: at(amendment.hours, version), reason }
              : { withdrawn: true, reason };
          return amendInfusion(tx, id, change, undefined);
        }),
      ];
    }),
  ];
}

function postsOfPatient({ courses, forms }: Patient, number: number): Post[] {
  const patient = `patient ${number}`;
  const nameOf = (course: number) => `${patient} course ${course}`;
  return [
    {
      name: patient,
      needs: [],
      repeatable: true,
      patient,
      send: async (tx) => (await recordPatient(tx, { sourceSystem: 'trial', sourceId: patient })).body.id,
    },
    ...courses.flatMap((course, index) =>
      postsOfCourse(course, nameOf(index), patient, index, index > 0 ? nameOf(index - 1) : undefined),
    ),
    ...forms.flatMap(({ course, hours, visit, total, amendments }, place): Post[] => {
      const fact = `${patient} form ${place}`;
      const at = (of: number, version: number) => isoOf(instantOf(of, place, version));
      return [
        {
          name: fact,
          needs: course === null ? [patient] : [patient, nameOf(course)],
          repeatable: amendments.length === 0,
          patient,
          send: async (tx, idOf) => {
            const reply = await recordAssessment(tx, {
              patientId: idOf(patient),
              instrument: 'pcl-5',
              recall: 'P1D',
              total,
              administeredAt: at(hours, 0),
              sourceSystem: 'trial',
              sourceId: fact,
              ...(course === null ? {} : { course: idOf(nameOf(course)) }),
              ...(visit === null ? {} : { visit }),
            });
            return reply.body.id;
          },
        },
        ...amendmentsOf(fact, patient, amendments, (tx, id, amendment, version) => {
          const change: AssessmentAmendment =
            'hours' in amendment
              ? { administeredAt: at(amendment.hours, version), reason }
              : 'total' in amendment
                ? { total: amendment.total, reason }
                : { withdrawn: true, reason };
          return amendAssessment(tx, id, change, undefined);
        }),
      ];
    }),
  ];
}

/** Everything that is posted for a trial: its facts, and a cohort by arm for each protocol. */
export const postsOf = (trial: Patient[]): Post[] => [
  ...trial.flatMap(postsOfPatient),
  ...(['feder-2014', 'by-name'] as const).map((protocol): Post => ({
    name: protocol,
    needs: [],
    repeatable: false,
    patient: null,
    send: async (tx) => {
      const cohort = {
        name: protocol,
        protocol,
        series: SERIES,
        groupBy: ['arm' as const],
        rules: defaultRules,
        filter: {},
      };
      return (await defineCohort(tx, cohort)).body.id;
    },
  })),
];

/** A new clinic that knows the protocols. */
export async function foundClinic(store: Store): Promise<string> {
  const { body } = await store.withTenant({ clinicId: DEPLOYMENT }, (tx) =>
    createClinic(tx, { name: 'Trial', simulated: false }),
  );
  await store.withTenant({ clinicId: body.id }, (tx) => defineProtocol(tx, byNameProtocol));
  return body.id;
}

/** A generator of numbers in [0, 1) from a seed: Park and Miller 1988. */
export function randomFrom(seed: number): () => number {
  let state = (Math.abs(seed) % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Posts in a random order that respects what each needs; every repeatable one may come twice. */
export async function postTrial(
  store: Store,
  clinicId: string,
  trial: Patient[],
  random: () => number,
  posted: (post: Post, id: (name: string) => string) => void = () => {},
): Promise<(name: string) => string> {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => ids.get(name) ?? '';
  const waiting = postsOf(trial)
    .map((post) => ({ post, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ post }) => post);
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => needs.every((name) => ids.has(name)));
    const [post] = waiting.splice(next, 1);
    if (!post) throw new Error('Nothing can be posted');
    const send = () => store.withTenant({ clinicId }, (tx) => post.send(tx, idOf));
    const id = await send();
    if (post.repeatable && random() < 0.3 && (await send()) !== id)
      throw new Refusal('conflict', `${post.name} came twice and is two`);
    ids.set(post.name, id);
    posted(post, idOf);
  }
  return idOf;
}
