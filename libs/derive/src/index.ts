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
  type GroupFollowUp,
  type PresentedCohort,
} from './read-curves.js';

// statistics of a cohort, from its tally
export { readCohortTally, type CohortTally } from './statistics/cohort-tally.js';
export { bandedChange, bandedScores, observedAt } from './statistics/bands.js';
export { contrastsOf } from './statistics/contrasts.js';
export { flowOf } from './statistics/flow.js';
export { modelOf, modelOptions } from './statistics/model.js';
export { meaningOf, respondersOf, ruleOf } from './statistics/responders.js';
export { laterVisit, reliableChangeAt } from './statistics/reliable-change.js';
export { survivalOf } from './statistics/survival.js';
export { readExpectedCourse } from './statistics/expected-course.js';
export { readPatientChange } from './statistics/patient-change.js';
