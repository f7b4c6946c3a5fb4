import { z } from 'zod';
import type { Policy } from '../access.js';
import { Id } from '../fields.js';

/** One route: the router, the checks and the OpenAPI document are all made from it. */
export interface Endpoint {
  method: 'GET' | 'POST';
  path: string;
  /** null: open to everybody. */
  policy: Policy | null;
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** The body is a stream of these content types instead of JSON. */
  consumes?: readonly string[];
  status: 200 | 201 | 202;
  answer?: z.ZodType;
}

export const endpoint = <const E extends Endpoint>(declared: E): E => declared;

export const byId = z.strictObject({ id: Id });
export const made = z.object({ id: Id });

export const page = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler of the endpoint receives, checked. */
export interface InputOf<E extends Endpoint> {
  params: E extends { params: infer P } ? Parsed<P> : undefined;
  query: E extends { query: infer Q } ? Parsed<Q> : undefined;
  body: E extends { body: infer B } ? Parsed<B> : undefined;
}
