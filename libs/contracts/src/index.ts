// access
export { allows, NewClinic, NewKey, policies, roles, type Policy, type Role } from './access.js';

// facts
export {
  Assessment,
  AssessmentAmendment,
  Flag,
  InfusionAmendment,
  NewAssessment,
  NewCourse,
  NewInfusion,
  NewPatient,
  Patient,
  ScoredAssessment,
  Total,
} from './facts.js';
export { Id, Instant, Key, label, Series } from './fields.js';
export { ImportError, importKinds, ImportQuery, ImportReport, type ImportKind } from './imports.js';

// definitions
export { Instrument, NewInstrument, Recall } from './instrument.js';
export { Anchor, NewProtocol, Protocol, visitWindows, type Visit } from './protocol.js';

// figures
export { Cohort, CohortCurve, NewCohort, PatientCurve, VisitSummary } from './cohort.js';

// routes, jobs, refusals
export {
  chartNames,
  chartQuery,
  endpoints,
  type ChartQuery,
  type Endpoint,
  type InputOf,
} from './endpoints.js';
export { jobs, type JobData, type JobName } from './jobs.js';
export { problems, Refusal, refuseField, type FieldError, type ProblemCode } from './problem.js';
