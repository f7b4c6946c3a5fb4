import { z } from 'zod';

export const Id = z.uuid();

/** Text that a person or a system typed: no control characters, no leading or trailing blanks. */
export const label = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), 'holds a control character')
    .refine((text) => text.trim() === text, 'begins or ends with a blank');

/** Without an offset a wall-clock time is two instants in one night of the year, and none in another. */
export const Instant = z.iso.datetime({ offset: true, error: 'is not an ISO 8601 time with a UTC offset' });

export const Key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'is not a key: a-z, 0-9, dot, dash, underscore');

/** `instrument:recall`, or the instrument alone where it has one recall. */
export const Series = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}(:P\d+[DM])?$/, 'is not a series: instrument or instrument:recall');
