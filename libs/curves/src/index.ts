// protocols
export { builtInProtocols, federProtocol, findBuiltInProtocol } from './feder.js';
export { resolveProtocol } from './resolve-protocol.js';

// facts
export type { AssessmentFact, CourseFact, InfusionFact, SeriesFact } from './facts.js';

// visits
export { anchorOf, type Anchoring } from './anchor.js';
export { placeScores, type Placement } from './visit-windows.js';
export type { Reason } from './reasons.js';

// curves
export { courseVector, courseVectors, type CourseSeriesVector, type SeriesVector } from './course-vector.js';
export { patientCurve } from './patient-curve.js';
