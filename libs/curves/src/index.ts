// protocols
export { builtInProtocols, findBuiltInProtocol } from './protocols/registry.js';
export { federProtocol } from './protocols/feder-2014.js';
export { resolveProtocol } from './resolve-protocol.js';

// facts
export type { AssessmentFact, CourseFact, InfusionFact, SeriesFact, TreatmentFact } from './facts.js';

// visits
export { anchorOf, type Anchoring } from './anchor.js';
export { placeScores, type Placement } from './visit-windows.js';
export type { Reason } from './reasons.js';

// curves
export {
  courseVector,
  courseVectors,
  placedScores,
  type CourseSeriesVector,
  type SeriesVector,
} from './course-vector.js';
export { patientCurve } from './patient-curve.js';

// around a course
export { beginningOf, courseAttributes } from './course-attributes.js';
export { expectedVisits } from './expected-visits.js';
