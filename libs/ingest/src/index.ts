export type { Reply } from './reply.js';

// access
export { admitFirstAdministrator, createClinic, createKey, hashKey } from './admit.js';

// facts
export { amendAssessment } from './amend-assessment.js';
export { amendInfusion } from './amend-infusion.js';
export { amendTreatment } from './amend-treatment.js';
export { amendVitals } from './amend-vitals.js';
export { presentAssessment } from './present-assessment.js';
export { recordAssessment } from './record-assessment.js';
export { recordCourse } from './record-course.js';
export { recordInfusion } from './record-infusion.js';
export { recordPatient } from './record-patient.js';
export { presentTreatment, recordTreatment } from './record-treatment.js';
export { presentVitals, recordVitals } from './record-vitals.js';

// files of facts
export { receiveImport } from './import/receive-import.js';
export { runImport } from './import/run-import.js';

// definitions
export { defineInstrument, defineProtocol } from './define.js';
export { defineCohort } from './define-cohort.js';
