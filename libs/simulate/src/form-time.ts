import type { ClinicProfile } from './clinic-profile.js';
import { between, chance, type RandomStream } from './random-stream.js';
import { DAY, HOUR } from './severity.js';
import { onLocalDay } from './time-zone.js';
import type { WantedForm } from './wanted-forms.js';

const MINUTE = 60_000;

/** When a form is filled in: mostly near its due time, some early or late, a few far out of their window. */
export function formTime(
  stream: RandomStream,
  { zone }: ClinicProfile,
  { when, due, infusion }: WantedForm,
): number {
  switch (when) {
    case 'during':
      return due + Math.round(4 * stream.normal()) * MINUTE;
    case 'before': {
      const tooOld = chance(stream, 0.02) ? between(stream, 14, 24) * DAY : 0;
      const early = chance(stream, 0.6) ? between(stream, 8, 75) * MINUTE : between(stream, 8, 72) * HOUR;
      return due - early - tooOld;
    }
    case 'hours': {
      const late = chance(stream, 0.05) ? between(stream, 8, 40) * HOUR : 0;
      const hours = (due - infusion.at) / HOUR;
      const at = due + late + stream.normal() * 2.4 * Math.sqrt(hours / 24) * HOUR;
      return Math.max(at, infusion.at + 6 * HOUR);
    }
    case 'day': {
      const late = chance(stream, 0.04) ? between(stream, 3, 6) * DAY : 0;
      const day = due + late + 14 * HOUR * stream.normal();
      return onLocalDay(zone, day, 0, between(stream, 7 * 60, 22.5 * 60));
    }
  }
}

/** The longer ago the course began, the more forms are missed. */
export function isMissed(
  stream: RandomStream,
  { missed }: ClinicProfile,
  { due, when }: WantedForm,
  startedAt: number,
): boolean {
  const weeks = Math.max(0, (due - startedAt) / (7 * DAY));
  const [share, rise] = when === 'before' ? [missed / 3, 0] : [missed, 0.012];
  return chance(stream, Math.min(0.6, share + rise * weeks));
}
