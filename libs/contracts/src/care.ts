import { z } from 'zod';
import { endsAfterStart, source, sourceIsWhole, withdrawal } from './facts.js';
import { Id, Instant, label } from './fields.js';

const measures = {
  /** mmHg */
  systolic: z.number().min(40).max(320),
  diastolic: z.number().min(10).max(220),
  /** beats a minute */
  heartRate: z.number().min(15).max(350),
  /** percent */
  oxygenSaturation: z.number().min(20).max(100),
  /** breaths a minute */
  respiratoryRate: z.number().min(1).max(120),
} as const;
export type VitalSign = keyof typeof measures;
export const vitalSigns = Object.keys(measures) as VitalSign[];

const optionalMeasures = z.object(measures).partial().shape;

type Measured = { [Sign in VitalSign]?: number | undefined };
const somethingMeasured = [
  (row: Measured) => vitalSigns.some((sign) => row[sign] !== undefined),
  { path: [] as string[], error: `at least one of ${vitalSigns.join(', ')} is needed` },
] as const;
const pressureInOrder = [
  ({ systolic, diastolic }: Measured) =>
    systolic === undefined || diastolic === undefined || diastolic < systolic,
  { path: ['diastolic'] as string[], error: 'must be below systolic' },
] as const;

/** Taken at one time during or after an infusion. */
export const NewVitals = z
  .strictObject({ at: Instant, ...optionalMeasures, ...source })
  .refine(...sourceIsWhole)
  .refine(...somethingMeasured)
  .refine(...pressureInOrder)
  .meta({ id: 'NewVitals' });
export type NewVitals = z.infer<typeof NewVitals>;

const { reason } = withdrawal;
const changed = [
  (values: object) => Object.keys(values).length > 1,
  { path: [] as string[], error: 'new values or withdrawn: true are needed' },
] as const;

export const VitalsAmendment = z
  .union([
    z.strictObject(withdrawal),
    z
      .strictObject({ reason, at: Instant.optional(), ...optionalMeasures })
      .refine(...changed)
      .refine(...pressureInOrder),
  ])
  .meta({ id: 'VitalsAmendment' });
export type VitalsAmendment = z.infer<typeof VitalsAmendment>;

export const treatmentKinds = ['psychotherapy', 'medication', 'other'] as const;
export type TreatmentKind = (typeof treatmentKinds)[number];

/** Where a session of psychotherapy stands to the infusions. */
export const therapyPhases = ['preparation', 'with-infusion', 'integration', 'unrelated'] as const;
export type TherapyPhase = (typeof therapyPhases)[number];

const treatmentValues = {
  kind: z.enum(treatmentKinds),
  phase: z.enum(therapyPhases).optional(),
  name: label(200),
  startedAt: Instant,
  endedAt: Instant.optional(),
};

const phaseOfTherapy = [
  ({ kind, phase }: { kind?: TreatmentKind | undefined; phase?: TherapyPhase | undefined }) =>
    kind === undefined || (kind === 'psychotherapy') === (phase !== undefined),
  {
    path: ['phase'] as string[],
    error: `goes with psychotherapy, and is needed there: ${therapyPhases.join(', ')}`,
  },
] as const;

/** What else a patient is given: a session of psychotherapy, a medicine, anything else. */
export const NewTreatment = z
  .strictObject({ ...treatmentValues, course: Id.optional(), ...source })
  .refine(...endsAfterStart)
  .refine(...sourceIsWhole)
  .refine(...phaseOfTherapy)
  .meta({ id: 'NewTreatment' });
export type NewTreatment = z.infer<typeof NewTreatment>;

export const TreatmentAmendment = z
  .union([
    z.strictObject(withdrawal),
    z.strictObject({ reason, ...z.object(treatmentValues).partial().shape }).refine(...changed),
  ])
  .meta({ id: 'TreatmentAmendment' });
export type TreatmentAmendment = z.infer<typeof TreatmentAmendment>;

const value = z.number().nullable();

export const Vitals = z
  .object({
    id: Id,
    version: z.number(),
    infusionId: Id,
    at: z.string(),
    systolic: value,
    diastolic: value,
    heartRate: value,
    oxygenSaturation: value,
    respiratoryRate: value,
  })
  .meta({ id: 'Vitals' });
export type Vitals = z.infer<typeof Vitals>;

export const Treatment = z
  .object({
    id: Id,
    version: z.number(),
    courseId: Id.nullable(),
    kind: z.enum(treatmentKinds),
    phase: z.enum(therapyPhases).nullable(),
    name: z.string(),
    at: z.string(),
    until: z.string().nullable(),
  })
  .meta({ id: 'Treatment' });
export type Treatment = z.infer<typeof Treatment>;
