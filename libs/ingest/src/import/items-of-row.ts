/** A field of a CSV file as the JSON value that was meant; a text that is no number stays one, to be refused. */
export const numberOf = (field: unknown): unknown =>
  typeof field === 'string' && /^[+-]?\d+(\.\d+)?$/.test(field.trim()) ? Number(field) : field;

/** The answers item_1 … item_n in order, null where blank; undefined where the row has no item columns. */
export function itemsOfRow(fields: Record<string, unknown>): unknown[] | undefined {
  if (Array.isArray(fields['items'])) return fields['items'] as unknown[];
  const numbers = Object.keys(fields).flatMap((name) => {
    const [, digits] = /^item_(\d{1,3})$/.exec(name) ?? [];
    return digits === undefined ? [] : [Number(digits)];
  });
  if (numbers.length === 0) return undefined;
  return Array.from(
    { length: Math.max(...numbers) },
    (_, index) => numberOf(fields[`item_${index + 1}`]) ?? null,
  );
}
