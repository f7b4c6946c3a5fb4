// the tally
export { addEntry, addTally, canonicalTally, emptyTally, type Entries, type Tally } from './tally.js';
export {
  blockEntry,
  parsePartKey,
  partKey,
  tallyCourse,
  type CourseVector,
  type Part,
} from './course-tally.js';
export { projectTally } from './project-tally.js';
export { digestTally } from './tally-digest.js';
export { canonicalJson } from './canonical-json.js';

// exact numbers
export { ratio, rootOfRatio, scaled } from './ratio.js';

// reading a tally
export {
  cellParts,
  listCells,
  readTally,
  type Block,
  type CellParts,
  type JointCount,
  type TallyIndex,
} from './tally-index.js';
export { changeMoments, countCourses, visitMoments, type Moments } from './moments.js';
export { changeHistogram, histogramSize, scoreHistogram, type Histogram } from './histogram.js';
export { lostBy, notYetDue } from './follow-up.js';

// describing what was observed
export { quantile } from './quantile.js';
export { tQuantile } from './t-quantile.js';
export { summarise, type MeanInterval } from './mean-interval.js';
export {
  observedGroups,
  type CohortShape,
  type ObservedChange,
  type ObservedGroup,
  type ObservedVisit,
} from './observed-groups.js';
