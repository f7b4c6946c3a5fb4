import type { PlannedInfusion } from './plan-courses.js';
import { chance, type RandomStream } from './random-stream.js';

export const vitalsMinutes = [0, 40] as const;

export interface DrawnVitals {
  minute: number;
  systolic: number;
  diastolic: number;
  heartRate: number;
  oxygenSaturation: number;
}

/** Share of the highest rise that is reached at each of the minutes: before, and as it ends. */
const rise = { 0: 0, 40: 1 } as const;

/** A plausible rise of the pressure with a peak at the end of the infusion; its size is not from a publication. */
export function drawVitals(stream: RandomStream, { drug, doseMgPerKg }: PlannedInfusion): DrawnVitals[] {
  const resting = 122 + 11 * stream.normal();
  const width = Math.max(28, 45 + 6 * stream.normal());
  const pulse = 74 + 9 * stream.normal();
  const highest = drug === 'ketamine' ? 10 + 8 * doseMgPerKg + 8 * stream.normal() : -3 + 4 * stream.normal();
  return vitalsMinutes.flatMap((minute) => {
    if (chance(stream, 0.04)) return [];
    const now = highest * rise[minute];
    const systolic = Math.round(Math.max(85, Math.min(230, resting + now + 3 * stream.normal())));
    const diastolic = Math.round(systolic - width - 0.3 * now);
    const heartRate = Math.round(Math.max(45, pulse + 0.5 * now + 3 * stream.normal()));
    const oxygenSaturation = Math.min(100, Math.round(97.5 + stream.normal()));
    return [{ minute, systolic, diastolic: Math.max(40, diastolic), heartRate, oxygenSaturation }];
  });
}
