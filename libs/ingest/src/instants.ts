import { refuseField } from '#contracts';

const DAY = 24 * 3_600_000;

/** An instant with the offset that it was written in, in minutes; refused more than a day ahead of now. */
export function readInstant(text: string, pointer: string): { at: Date; offset: number } {
  const at = new Date(text);
  if (at.getTime() > Date.now() + DAY)
    throw refuseField(pointer, 'future', `${text} lies more than a day ahead: check date and offset`);
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  const offset = hours === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return { at, offset };
}
