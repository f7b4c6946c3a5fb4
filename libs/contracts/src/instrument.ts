import { z } from 'zod';
import { Key, label } from './fields.js';

/** How far back a form asks. Part of a series' identity: scores of different windows never share a line. */
export const Recall = z.enum(['P1D', 'P7D', 'P14D', 'P1M']);
export type Recall = z.infer<typeof Recall>;

const NewItem = z.strictObject({
  number: z.int().min(1).max(200),
  subscale: Key.optional(),
  min: z.int().optional(),
  max: z.int().optional(),
});

/**
 * A clinic's own instrument. `min` and `max`: range of the total where only totals are sent; where items are sent,
 * range of every item's answer unless the item has its own.
 */
export const NewInstrument = z
  .strictObject({
    key: Key,
    name: label(200),
    recall: Recall.nullable().default(null),
    kind: z.enum(['total', 'items']),
    items: z.array(NewItem).min(1).max(200).optional(),
    min: z.number(),
    max: z.number(),
    decimals: z.int().min(0).max(15).default(0),
    better: z.enum(['lower', 'higher']),
  })
  .superRefine((body, context) => {
    const say = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', path, message });
    if (!(body.min < body.max)) say('must be greater than min', 'max');
    if (body.kind === 'total' && body.items) say('an instrument of totals has no items', 'items');
    if (body.kind === 'items') {
      if (!body.items) say('an instrument of items needs its items', 'items');
      if (body.decimals !== 0) say('items are whole numbers: decimals is 0', 'decimals');
      if (!Number.isInteger(body.min)) say('items are whole numbers', 'min');
      if (!Number.isInteger(body.max)) say('items are whole numbers', 'max');
      body.items?.forEach(({ number, min = body.min, max = body.max }, index) => {
        if (number !== index + 1) say('items are numbered 1, 2, 3 … in order', 'items', index, 'number');
        if (!(min < max)) say('must be greater than min', 'items', index, 'max');
      });
    }
  })
  .meta({ id: 'NewInstrument' });
export type NewInstrument = z.infer<typeof NewInstrument>;

const Item = z.object({ number: z.number(), min: z.number(), max: z.number() });

const Subscale = z.object({
  key: z.string(),
  name: z.string(),
  items: z.array(z.number()),
  /** Blanks up to here are filled in with the mean of the subscale's answers; more leave it null. */
  mayMiss: z.number(),
});

/** Of these items at least `count` answered `atLeast` or higher. */
const DiagnosisCluster = z.object({ items: z.array(z.number()), atLeast: z.number(), count: z.number() });

export const Instrument = z
  .object({
    key: z.string(),
    name: z.string(),
    version: z.number(),
    kind: z.enum(['total', 'items']),
    recalls: z.array(Recall),
    respondent: z.enum(['self', 'clinician']).optional(),
    items: z.array(Item),
    subscales: z.array(Subscale),
    total: z.object({ min: z.number(), max: z.number() }),
    decimals: z.number(),
    better: z.enum(['lower', 'higher']),
    /** How a total comes about when items are blank: from the subscales, or from all items at once. */
    missing: z.object({
      from: z.enum(['subscales', 'items']),
      mayMiss: z.number(),
      text: z.string(),
    }),
    diagnosis: z.object({ text: z.string(), clusters: z.array(DiagnosisCluster) }).optional(),
    critical: z
      .array(
        z.object({
          item: z.number(),
          atLeast: z.number(),
          flag: z.string(),
          text: z.string(),
          unanswered: z.string(),
        }),
      )
      .optional(),
    bands: z.array(z.object({ from: z.number(), to: z.number(), label: z.string() })).optional(),
    coding: z.string().optional(),
    licence: z.string().optional(),
    sources: z.array(z.string()),
  })
  .meta({ id: 'Instrument' });
export type Instrument = z.infer<typeof Instrument>;
