// rebuilding
export { rebuildPatients } from './rebuild-patients.js';
export { foldCohort } from './fold-cohort.js';
export { sweep, type Swept } from './sweep.js';
export { verifyClinic, type Verification } from './verify.js';

// reading
export {
  presentCohortCurve,
  presentPatientCurve,
  readUntilCurrent,
  type PresentedCohort,
} from './read-curves.js';
