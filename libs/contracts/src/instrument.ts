import { z } from 'zod';
import { Key, label } from './fields.js';

/** How far back a form asks. Part of a series' identity: scores of different windows never share a line. */
export const Recall = z.enum(['P1D', 'P7D', 'P14D', 'P1M']);
export type Recall = z.infer<typeof Recall>;

/** Wide enough for any form, and so that 200 of them still add up to 15 digits. */
const Answer = z.int().min(-999_999_999).max(999_999_999);

const NewItem = z.strictObject({
  number: z.int().min(1).max(200),
  subscale: Key.optional(),
  min: Answer.optional(),
  max: Answer.optional(),
});

/** Digits of a decimal text or of a JSON number as JavaScript prints it, without leading zeros. */
const digitsOf = (text: string): number => text.replace(/e.*$|[^0-9]/g, '').replace(/^0+/, '').length;

const decimalsOf = (value: number): number => {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
};

/** A bound of a range: a JSON number, or its decimal text. A double holds 15 digits for certain, and not more. */
const Bound = z
  .union([
    z.number(),
    z
      .string()
      .max(40)
      .regex(/^[+-]?\d+(\.\d+)?$/, 'is not a decimal number'),
  ])
  .refine(
    (value) => Math.abs(Number(value)) < 1e15 && digitsOf(String(value)) <= 15,
    'has more than 15 digits',
  )
  .transform(Number);

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
    min: Bound,
    max: Bound,
    decimals: z.int().min(0).max(15).default(0),
    better: z.enum(['lower', 'higher']),
  })
  .superRefine((body, context) => {
    const say = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', path, message });
    if (!(body.min < body.max)) say('must be greater than min', 'max');
    if (body.kind === 'total') {
      if (body.items) say('an instrument of totals has no items', 'items');
      for (const end of ['min', 'max'] as const)
        if (decimalsOf(body[end]) > body.decimals) say(`has more than ${body.decimals} decimals`, end);
    }
    if (body.kind === 'items') {
      if (!body.items) say('an instrument of items needs its items', 'items');
      if (body.decimals !== 0) say('items are whole numbers: decimals is 0', 'decimals');
      for (const end of ['min', 'max'] as const)
        if (!Answer.safeParse(body[end]).success) say('items are whole numbers of at most 9 digits', end);
      body.items?.forEach(({ number, min = body.min, max = body.max }, index) => {
        if (number !== index + 1) say('items are numbered 1, 2, 3 … in order', 'items', index, 'number');
        if (!(min < max)) say('must be greater than min', 'items', index, 'max');
      });
    }
  })
  .meta({ id: 'NewInstrument' });
export type NewInstrument = z.infer<typeof NewInstrument>;

const Item = z.object({
  number: z.number(),
  min: z.number(),
  max: z.number(),
  /** Wording, only where it may be passed on. */
  text: z.string().optional(),
});

const Subscale = z.object({
  key: z.string(),
  name: z.string(),
  items: z.array(z.number()),
  /** Blanks up to here are filled in with the mean of the subscale's answers; more leave it null. */
  mayMiss: z.number(),
  /** Its highest answer instead of their sum: blanks are left out, not filled in. */
  combine: z.literal('max').optional(),
});

/** Of these items at least `count` answered `atLeast` or higher. */
const DiagnosisCluster = z.object({ items: z.array(z.number()), atLeast: z.number(), count: z.number() });

/** A code of a public terminology, for what it codes; `recall`: the window that it holds for. */
const Code = z.object({
  system: z.string(),
  code: z.string(),
  codes: z.enum(['panel', 'total']),
  recall: Recall.optional(),
});

/**
 * A named threshold of the total as it is scored, `at` included; several of one instrument may disagree, and none is
 * the one. `recall`: the window that it was found for, where that is known.
 */
const Cutoff = z.object({
  at: z.number(),
  meets: z.enum(['at-or-above', 'at-or-below']),
  meaning: z.string(),
  recall: Recall.optional(),
  source: z.string(),
});

/** Questions that are not asked when `item` is answered so: their blanks are no gaps. */
const Skip = z.object({ item: z.number(), answer: z.number(), items: z.array(z.number()) });

export const TriageLevel = z.enum(['high', 'moderate', 'low', 'none', 'incomplete']);
export type TriageLevel = z.infer<typeof TriageLevel>;

/**
 * A level instead of a total. `levels`, the highest first: any of its items answered above its lowest answer reaches
 * it; `flag` where a person has to look. `incomplete`: what is raised when a blank could reach a higher level.
 */
const Triage = z.object({
  text: z.string(),
  levels: z.array(
    z.object({
      level: TriageLevel.exclude(['none', 'incomplete']),
      items: z.array(z.number()),
      flag: z.string().optional(),
      text: z.string(),
    }),
  ),
  incomplete: z.object({ flag: z.string(), text: z.string() }),
});

/** An instrument as everything uses it: plain data, so that a new one is a new data file. */
export const Instrument = z
  .object({
    key: z.string(),
    name: z.string(),
    title: z.string().optional(),
    version: z.number(),
    kind: z.enum(['total', 'items']),
    recalls: z.array(Recall),
    respondent: z.enum(['self', 'clinician']).optional(),
    items: z.array(Item),
    subscales: z.array(Subscale),
    /** `times`: what the sum is multiplied by. An instrument with `triage` has no total: its range is 0 to 0. */
    total: z.object({ min: z.number(), max: z.number(), times: z.int().positive().optional() }),
    decimals: z.number(),
    better: z.enum(['lower', 'higher']),
    /** How a total comes about when items are blank: from the subscales, or from all items at once. */
    missing: z.object({
      from: z.enum(['subscales', 'items']),
      mayMiss: z.number(),
      text: z.string(),
    }),
    /** Met when every cluster is. */
    diagnosis: z.object({ text: z.string(), clusters: z.array(DiagnosisCluster) }).optional(),
    /** Answers that a person has to look at, whatever the total. */
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
    cutoffs: z.array(Cutoff).optional(),
    skips: z.array(Skip).optional(),
    triage: Triage.optional(),
    /** How answers are coded, said where an answer is out of range. */
    coding: z.string().optional(),
    codes: z.array(Code).optional(),
    licence: z.string().optional(),
    sources: z.array(z.string()),
  })
  .meta({ id: 'Instrument' });
export type Instrument = z.infer<typeof Instrument>;
