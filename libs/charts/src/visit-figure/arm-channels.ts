import { armStyle } from '../arm-style.js';
import type { Json } from '../vega-lite-spec.js';

type Channel = { [member: string]: Json };

/** Colour, shape and dash of the arms, the same in the curves and in their key. */
export interface ArmChannels {
  color: Channel;
  shape: Channel;
  strokeDash: Channel;
}

export function armChannels(arms: string[]): ArmChannels {
  const styles = arms.map((_, index) => armStyle(index));
  const byArm = (range: Json[]): Channel => ({
    field: 'arm',
    type: 'nominal',
    scale: { domain: arms, range },
    legend: null,
  });
  return {
    color: byArm(styles.map(({ colour }) => colour)),
    shape: byArm(styles.map(({ shape }) => shape)),
    strokeDash: byArm(styles.map(({ dash }) => dash)),
  };
}
