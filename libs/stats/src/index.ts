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
