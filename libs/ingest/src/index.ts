export type { Reply } from './reply.js';

// access
export { admitFirstAdministrator, createClinic, createKey, hashKey } from './admit.js';

// facts
export { amendAssessment } from './amend-assessment.js';
export { amendInfusion } from './amend-infusion.js';
export { presentAssessment } from './present-assessment.js';
export { recordAssessment } from './record-assessment.js';
export { recordCourse } from './record-course.js';
export { recordInfusion } from './record-infusion.js';
export { recordPatient } from './record-patient.js';

// files of facts
export { receiveImport } from './import/receive-import.js';
export { runImport } from './import/run-import.js';

// definitions
export { defineCohort, defineInstrument, defineProtocol } from './define.js';
