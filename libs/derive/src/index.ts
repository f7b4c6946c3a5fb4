// rebuilding
export { rebuildPatients } from './rebuild-patients.js';
export { foldCohort } from './fold-cohort.js';
export { sweep, type Swept } from './sweep.js';
export { verifyClinic, type Verification } from './verify.js';

// reading
export { presentCohort } from './present-cohort.js';
export { readFilterGrid } from './read-filter-grid.js';
export { readTimeline } from './read-timeline.js';
export { readPatientFigures, type PatientFigures } from './read-patient-figures.js';
export {
  presentCohortCurve,
  presentPatientCurve,
  readUntilCurrent,
  type PresentedCohort,
} from './read-curves.js';
