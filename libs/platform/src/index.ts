export { readEnvironment, type Environment } from './environment.js';
export {
  migrateQueue,
  openHints,
  runJobs,
  type Hints,
  type JobHandlers,
  type JobRunner,
  type QueueSettings,
} from './queue.js';
export { supervised } from './supervised.js';
