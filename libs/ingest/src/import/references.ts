import { Refusal } from '#contracts';
import {
  findCoursesBySource,
  findInfusionsBySource,
  findPatientsBySource,
  listCourseIds,
  type SourceKey,
  type TenantTransaction,
} from '#store';

export type Fields = Record<string, unknown>;

const subjects = ['patient', 'course', 'infusion'] as const;
export type Subject = (typeof subjects)[number];

/** The columns that name a subject: its id, or its natural key in two columns. */
const columnsOf = (subject: Subject) => [`${subject}Id`, `${subject}SourceSystem`, `${subject}SourceId`];

export const referenceColumns = subjects.flatMap(columnsOf);

const refuse = (pointer: string, rule: string, detail: string): Refusal =>
  new Refusal('invalid', detail, [{ pointer, rule, detail }]);

/** What a natural key can be; the database takes no other text. */
const KEY_PART = /^[^\p{Cc}]{1,200}$/u;
const isKeyPart = (value: unknown): value is string => typeof value === 'string' && KEY_PART.test(value);

function sourceKey(subject: Subject, fields: Fields): SourceKey | null {
  const [, system, id] = columnsOf(subject).map((column) => fields[column]);
  return isKeyPart(system) && isKeyPart(id) ? { system, id } : null;
}

const keyText = ({ system, id }: SourceKey): string => JSON.stringify([system, id]);

/** What the rows of a batch refer to: one query for each subject that is named by a natural key, for all rows. */
export async function resolveReferences(tx: TenantTransaction, rows: readonly Fields[]) {
  const find = {
    patient: findPatientsBySource,
    course: findCoursesBySource,
    infusion: findInfusionsBySource,
  };
  const known = {} as Record<Subject, Map<string, string>>;
  for (const subject of subjects) {
    const keys = new Map(
      rows.flatMap((fields) => {
        const key = sourceKey(subject, fields);
        return key ? [[keyText(key), key] as const] : [];
      }),
    );
    const found = await find[subject](tx, [...keys.values()]);
    known[subject] = new Map(
      found.map(({ id, source_system, source_id }) => [JSON.stringify([source_system, source_id]), id]),
    );
  }

  /** null: the row does not name the subject. */
  const named = (subject: Subject, fields: Fields): string | null => {
    const id = fields[`${subject}Id`];
    if (typeof id === 'string') return id;
    const key = sourceKey(subject, fields);
    if (!key) {
      for (const column of columnsOf(subject))
        if (fields[column] !== undefined && !isKeyPart(fields[column]))
          throw refuse(
            `/${column}`,
            'text',
            `${column} is a text of 1 to 200 characters, none of them a control`,
          );
      return null;
    }
    const found = known[subject].get(keyText(key));
    if (found === undefined)
      throw refuse(`/${subject}SourceId`, 'unknown', `There is no ${subject} ${key.id} of ${key.system}`);
    return found;
  };

  const needed = (subject: Subject, fields: Fields): string => {
    const id = named(subject, fields);
    if (id !== null) return id;
    const [idColumn, ...pair] = columnsOf(subject);
    throw refuse(`/${idColumn}`, 'needed', `${idColumn} is needed, or ${pair.join(' and ')}`);
  };

  const alone = rows.filter((fields) => fields['courseId'] === undefined && !sourceKey('course', fields));
  const patients = alone.flatMap((fields) => {
    const id =
      fields['patientId'] ??
      known.patient.get(keyText(sourceKey('patient', fields) ?? { system: '', id: '' }));
    return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? [id] : [];
  });
  const coursesOf = await listCourseIds(tx, patients);

  /** The course of a row: the one it names, or the only one that its patient has. */
  const courseOf = (fields: Fields): string => {
    const id = named('course', fields);
    if (id !== null) return id;
    const courses = coursesOf.get(needed('patient', fields)) ?? [];
    if (courses.length !== 1)
      throw refuse(
        '/courseId',
        'needed',
        `The patient has ${courses.length} courses: courseId must say which`,
      );
    return courses[0] ?? '';
  };
  return { named, needed, courseOf };
}
export type References = Awaited<ReturnType<typeof resolveReferences>>;
