import { byCodeUnit } from './code-order.js';

/**
 * JSON text that is equal for equal values: keys in code unit order, no white space, bigint as decimal text,
 * a property that is undefined left out. Throws TypeError on what JSON would change in silence: NaN and
 * infinities, undefined on its own or in an array, functions, symbols, and objects other than plain ones
 * (Date, Map, instances of classes). O(n log n).
 */
export function canonicalJson(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'bigint':
      return `"${value}"`;
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}`);
      return JSON.stringify(value);
    case 'object':
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new TypeError(`JSON has no ${typeof value}`);
  }
}

/** Array.from visits holes, which map would pass over. */
const canonicalArray = (values: unknown[]): string =>
  `[${Array.from(values, (value) => canonicalJson(value)).join(',')}]`;

function canonicalObject(object: object): string {
  if (!isPlain(object)) throw new TypeError('JSON holds plain objects only');
  const members = Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`);
  return `{${members.join(',')}}`;
}

/** Asked of the prototype's shape, not its identity, so that objects of another realm are plain too. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
