// access
export { allows, NewClinic, NewKey, policies, roles, type Policy, type Role } from './access.js';

// facts
export {
  Assessment,
  AssessmentAmendment,
  Flag,
  InfusionAmendment,
  infusionPhases,
  NewAssessment,
  NewCourse,
  NewInfusion,
  NewPatient,
  Patient,
  routes,
  ScoredAssessment,
  Total,
  type Route,
} from './facts.js';
export {
  NewTreatment,
  NewVitals,
  therapyPhases,
  Treatment,
  TreatmentAmendment,
  treatmentKinds,
  Vitals,
  VitalsAmendment,
  vitalSigns,
  type TherapyPhase,
  type TreatmentKind,
  type VitalSign,
} from './care.js';
export { Id, Instant, Key, label, Series } from './fields.js';
export { ImportError, importKinds, ImportQuery, ImportReport, type ImportKind } from './imports.js';

// definitions
export { Instrument, NewInstrument, Recall, TriageLevel } from './instrument.js';
export { Anchor, Closing, NewProtocol, Protocol, visitWindows, type Visit } from './protocol.js';

// figures
export {
  Cohort,
  CohortCurve,
  Covariate,
  defaultRules,
  NewCohort,
  Rule,
  PatientCurve,
  VisitSummary,
} from './cohort.js';
export {
  CohortFilter,
  doseBands,
  FilterGrid,
  groupings,
  infusionCounts,
  Period,
  UNKNOWN,
  type CourseAttributes,
  type Grouping,
} from './cohort-filter.js';
export {
  ExpectedVisit,
  SymptomPoint,
  Timeline,
  TimelineInfusion,
  visitStates,
  type VisitState,
} from './timeline.js';

// routes, jobs, refusals
export {
  chartNames,
  cohortChartQuery,
  patientChartNames,
  patientChartQuery,
  type CohortChartQuery,
  type PatientChartQuery,
} from './chart-query.js';
export { endpoints } from './endpoints.js';
export type { Endpoint, InputOf } from './endpoints/endpoint.js';
export { jobs, type JobData, type JobName } from './jobs.js';
export { problems, Refusal, refuseField, type FieldError, type ProblemCode } from './problem.js';

// statistics
export { categories } from './statistics/change-rule.js';
export { Contrasts } from './statistics/contrasts.js';
export { Flow } from './statistics/flow.js';
export { Model, modelQuery, type ModelQuery } from './statistics/model.js';
export { PatientChange, patientChangeQuery, type PatientChangeQuery } from './statistics/patient-change.js';
export {
  ReliableChange,
  reliableChangeQuery,
  type ReliableChangeQuery,
} from './statistics/reliable-change.js';
export { Responders, respondersQuery, type RateDifference } from './statistics/responders.js';
export { Survival, survivalQuery, type SurvivalQuery } from './statistics/survival.js';
export { type StatisticsHead } from './statistics/head.js';
export { ExpectedCourse, expectedCourseQuery } from './statistics/expected-course.js';
