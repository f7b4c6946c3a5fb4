import { programs } from './programs.mjs';
import { supervise } from './supervise.mjs';

await supervise(programs);
