import { z } from 'zod';
import { Id, Instant, Key, label } from './fields.js';
import { Recall, TriageLevel } from './instrument.js';

/** A check across fields, and the field that it speaks of. */
const rule = <Row>(holds: (row: Row) => boolean, says: { path: string[]; error: string }) =>
  [holds, says] as [(row: Row) => boolean, { path: string[]; error: string }];

/** Refused until the identity vault exists: no table here may hold them. */
const identityFields = [
  'address',
  'birthDate',
  'contact',
  'dateOfBirth',
  'dob',
  'email',
  'familyName',
  'firstName',
  'givenName',
  'lastName',
  'medicalRecordNumber',
  'mrn',
  'name',
  'phone',
  'ssn',
] as const;

const refused = z
  .undefined({ error: 'identifies a person; identity fields are refused until their vault exists' })
  .optional();

const noIdentity = Object.fromEntries(identityFields.map((field) => [field, refused])) as Record<
  (typeof identityFields)[number],
  typeof refused
>;

const Sex = z
  .enum(['female', 'male', 'other', 'unknown', 'F', 'M'])
  .transform((sex) => (sex === 'F' ? 'female' : sex === 'M' ? 'male' : sex));

export const NewPatient = z
  .strictObject({
    sourceSystem: label(100),
    sourceId: label(200),
    sex: Sex.optional(),
    birthYear: z.int().min(1900).max(2100).optional(),
    ...noIdentity,
  })
  .meta({ id: 'NewPatient' });
export type NewPatient = z.infer<typeof NewPatient>;

export const source = { sourceSystem: label(100).optional(), sourceId: label(200).optional() };

export const sourceIsWhole = rule(
  (row: { sourceSystem?: string | undefined; sourceId?: string | undefined }) =>
    (row.sourceSystem === undefined) === (row.sourceId === undefined),
  { path: ['sourceId'], error: 'sourceSystem and sourceId go together' },
);

export const NewCourse = z
  .strictObject({
    protocol: Key,
    arm: label(100).optional(),
    indication: label(200).optional(),
    startedAt: Instant.optional(),
    study: Key.optional(),
    ...source,
  })
  .refine(...sourceIsWhole)
  .meta({ id: 'NewCourse' });
export type NewCourse = z.infer<typeof NewCourse>;

/** Not so small that JavaScript would write it with an exponent: a decimal is kept as it is written. */
const dose = z.number().min(0.0001).max(10_000);

export const routes = ['IV', 'IM', 'SC', 'intranasal', 'sublingual', 'oral'] as const;
export type Route = (typeof routes)[number];

const routeWords: Record<string, Route> = {
  intravenous: 'IV',
  intramuscular: 'IM',
  subcutaneous: 'SC',
  nasal: 'intranasal',
  sl: 'sublingual',
  po: 'oral',
  ...Object.fromEntries(routes.map((route) => [route.toLowerCase(), route])),
};

/** One spelling is kept, whichever came, so that routes can be told apart. */
const Route = z
  .string()
  .max(40)
  .transform((text) => routeWords[text.trim().toLowerCase()] ?? text)
  .pipe(z.enum(routes, { error: `is not a route; one of ${routes.join(', ')}` }));

/** A booster comes after the induction: it does not move the anchor of a protocol. */
export const infusionPhases = ['induction', 'booster'] as const;

const infusionValues = {
  startedAt: Instant,
  endedAt: Instant.optional(),
  drug: label(100),
  doseMgPerKg: dose.optional(),
  doseMg: dose.optional(),
  weightKg: z.number().min(2).max(600).optional(),
  route: Route,
};

export const endsAfterStart = rule(
  (act: { startedAt?: string | undefined; endedAt?: string | undefined }) =>
    act.endedAt === undefined ||
    act.startedAt === undefined ||
    Date.parse(act.endedAt) >= Date.parse(act.startedAt),
  { path: ['endedAt'], error: 'is before startedAt' },
);

export const NewInfusion = z
  .strictObject({
    number: z.int().min(1).max(1000).optional(),
    phase: z.enum(infusionPhases).default('induction'),
    ...infusionValues,
    ...source,
  })
  .refine(...endsAfterStart)
  .refine(...sourceIsWhole)
  .meta({ id: 'NewInfusion' });
export type NewInfusion = z.infer<typeof NewInfusion>;

/** A JSON number, or the decimal text where a number would lose digits. */
export const Total = z.union([z.number(), z.string().max(40)]);

/** Checked against the instrument's own form, which this schema does not know. */
const items = z.array(z.unknown()).max(200);

const oneAnswer = rule(
  (form: { items?: unknown; total?: unknown }) => (form.items === undefined) !== (form.total === undefined),
  { path: ['items'], error: 'exactly one of items and total is needed' },
);

export const NewAssessment = z
  .strictObject({
    patientId: Id,
    instrument: Key,
    recall: Recall.nullable().optional(),
    administeredAt: Instant.optional(),
    course: Id.optional(),
    visit: label(40).optional(),
    items: items.optional(),
    total: Total.optional(),
    ...source,
  })
  .refine(...oneAnswer)
  .refine(...sourceIsWhole)
  .refine(
    (form) => form.administeredAt !== undefined || (form.course !== undefined && form.visit !== undefined),
    {
      path: ['administeredAt'],
      error: 'administeredAt is needed, or a course and a visit',
    },
  )
  .refine((form) => form.visit === undefined || form.course !== undefined, {
    path: ['course'],
    error: 'a visit needs the course it belongs to',
  })
  .meta({ id: 'NewAssessment' });
export type NewAssessment = z.infer<typeof NewAssessment>;

const reason = label(500);
export const withdrawal = { withdrawn: z.literal(true), reason };

export const AssessmentAmendment = z
  .union([
    z.strictObject(withdrawal),
    z
      .strictObject({
        reason,
        administeredAt: Instant.optional(),
        items: items.optional(),
        total: Total.optional(),
      })
      .refine((form) => form.items === undefined || form.total === undefined, {
        path: ['items'],
        error: 'only one of items and total',
      })
      .refine(
        (form) => form.items !== undefined || form.total !== undefined || form.administeredAt !== undefined,
        { path: [], error: 'new values (items, total or administeredAt) or withdrawn: true are needed' },
      ),
  ])
  .meta({ id: 'AssessmentAmendment' });
export type AssessmentAmendment = z.infer<typeof AssessmentAmendment>;

export const InfusionAmendment = z
  .union([
    z.strictObject(withdrawal),
    z
      .strictObject({
        reason,
        startedAt: Instant.optional(),
        endedAt: Instant.optional(),
        drug: label(100).optional(),
        doseMgPerKg: dose.optional(),
        doseMg: dose.optional(),
        weightKg: infusionValues.weightKg,
        route: Route.optional(),
        phase: z.enum(infusionPhases).optional(),
      })
      .refine((values) => Object.keys(values).length > 1, {
        path: [],
        error: 'new values or withdrawn: true are needed',
      }),
  ])
  .meta({ id: 'InfusionAmendment' });
export type InfusionAmendment = z.infer<typeof InfusionAmendment>;

export const Patient = z
  .object({
    id: Id,
    sourceSystem: z.string(),
    sourceId: z.string(),
    sex: z.string().nullable(),
    birthYear: z.number().nullable(),
    revision: z.number(),
    createdAt: z.string(),
  })
  .meta({ id: 'Patient' });
export type Patient = z.infer<typeof Patient>;

export const Flag = z.object({
  flag: z.string(),
  item: z.number(),
  value: z.number().nullable(),
  text: z.string(),
});

export type Flag = z.infer<typeof Flag>;

const scoring = {
  total: z.number().nullable(),
  subscales: z.record(z.string(), z.number().nullable()),
  method: z.enum(['complete', 'prorated', 'not scored', 'reported']),
  answered: z.number(),
  missing: z.array(z.number()),
  diagnosis: z.enum(['met', 'not met', 'indeterminate']).optional(),
  /** Of an instrument that gives a level and never a total. */
  triage: TriageLevel.optional(),
  flags: z.array(Flag),
};

/** The answer to a recorded form. */
export const ScoredAssessment = z
  .object({ id: Id, version: z.number(), ...scoring })
  .meta({ id: 'ScoredAssessment' });
export type ScoredAssessment = z.infer<typeof ScoredAssessment>;

export const Assessment = z
  .object({
    id: Id,
    version: z.number(),
    patientId: Id,
    course: Id.nullable(),
    instrument: z.string(),
    recall: z.string().nullable(),
    series: z.string(),
    administeredAt: z.string().nullable(),
    visit: z.string().nullable(),
    items: z.array(z.number().nullable()).nullable(),
    ...scoring,
    /** LOINC's code of the total of this instrument and recall; null where none is known. */
    loinc: z.string().nullable(),
    sourceSystem: z.string().nullable(),
    sourceId: z.string().nullable(),
    withdrawn: z.boolean(),
    reason: z.string().nullable(),
    recordedAt: z.string(),
  })
  .meta({ id: 'Assessment' });
export type Assessment = z.infer<typeof Assessment>;
