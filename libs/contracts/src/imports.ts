import { z } from 'zod';
import { Id, Key } from './fields.js';

/** `facts`: rows of any kind together, each saying in `fact` which it is. */
export const importKinds = [
  'study',
  'facts',
  'patients',
  'courses',
  'infusions',
  'assessments',
  'vitals',
  'treatments',
] as const;
export type ImportKind = (typeof importKinds)[number];

export const ImportQuery = z
  .strictObject({
    kind: z.enum(importKinds),
    study: Key.optional(),
    protocol: Key.optional(),
    mode: z.enum(['all', 'partial']).default('all'),
  })
  .refine((query) => query.kind !== 'study' || query.study !== undefined, {
    path: ['study'],
    error: 'kind=study needs study=KEY',
  })
  .refine((query) => query.kind !== 'study' || query.protocol !== undefined, {
    path: ['protocol'],
    error: 'kind=study needs protocol=KEY',
  })
  .refine((query) => query.kind === 'study' || query.study === undefined, {
    path: ['study'],
    error: 'study goes with kind=study',
  })
  .meta({ id: 'ImportQuery' });
export type ImportQuery = z.infer<typeof ImportQuery>;

/** `line`: line of the file, the header being 1; 0 where the whole file is meant. */
export const ImportError = z.object({
  line: z.number(),
  column: z.string(),
  rule: z.string(),
  detail: z.string(),
});
export type ImportError = z.infer<typeof ImportError>;

export const ImportReport = z
  .object({
    id: Id,
    kind: z.enum(importKinds),
    state: z.enum(['running', 'done', 'refused']),
    rows: z.number(),
    accepted: z.number(),
    rejected: z.number(),
    errors: z.array(ImportError),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof ImportReport>;
