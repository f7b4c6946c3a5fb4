// protocols
export { builtInProtocols, federProtocol, findBuiltInProtocol } from './feder.js';
export { resolveProtocol } from './resolve-protocol.js';

// curves
export { HOUR, type AssessmentFact, type CourseFact, type InfusionFact } from './facts.js';
export {
  anchorCourse,
  nextInfusionAfter,
  placeScores,
  type Anchoring,
  type Placement,
  type Reason,
} from './visit-windows.js';
export { courseVectors, type SeriesVector } from './course-vector.js';
export { patientCurve } from './patient-curve.js';
