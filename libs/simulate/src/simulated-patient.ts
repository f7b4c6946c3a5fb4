import type { NewAssessment, NewCourse, NewInfusion, NewPatient, NewTreatment, NewVitals } from '#contracts';

/** Labels the data wherever it shows. */
export const SIMULATED = 'simulated';

export type SimulatedAssessment = Omit<NewAssessment, 'patientId' | 'course' | 'visit'>;
export type SimulatedTreatment = Omit<NewTreatment, 'course'>;

export interface SimulatedInfusion {
  key: string;
  infusion: NewInfusion;
  vitals: NewVitals[];
}

export interface SimulatedCourse {
  key: string;
  course: NewCourse;
  infusions: SimulatedInfusion[];
  treatments: SimulatedTreatment[];
}

/** The bodies of the requests that record a patient, with the keys that join them instead of ids. */
export interface SimulatedPatient {
  patient: NewPatient;
  courses: SimulatedCourse[];
  assessments: SimulatedAssessment[];
  treatments: SimulatedTreatment[];
}
