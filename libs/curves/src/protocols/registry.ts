import type { Protocol } from '#contracts';
import { eachInfusion } from './each-infusion.js';
import { federProtocol } from './feder-2014.js';
import { induction6FollowUp } from './induction-6-follow-up.js';
import { induction6 } from './induction-6.js';
import { singleInfusion } from './single-infusion.js';
import { twiceWeekly8 } from './twice-weekly-8.js';

/** Every protocol that ships: one file each. */
export const builtInProtocols: readonly Protocol[] = [
  federProtocol,
  singleInfusion,
  induction6,
  induction6FollowUp,
  twiceWeekly8,
  eachInfusion,
];

export const findBuiltInProtocol = (key: string): Protocol | undefined =>
  builtInProtocols.find((protocol) => protocol.key === key);
