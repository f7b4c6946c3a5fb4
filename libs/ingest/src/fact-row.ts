/** What every first version of a fact says of itself. */
export const firstVersion = { version: 1, withdrawn: false, reason: null };

/** Whether two rows say the same, their ids aside and what else is ignored. */
export function saysTheSame<Row extends object>(a: Row, b: Row, ...ignored: (keyof Row & string)[]): boolean {
  const said = (row: Row) =>
    JSON.stringify(
      Object.entries(row)
        .filter(([name]) => name !== 'id' && !(ignored as string[]).includes(name))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return said(a) === said(b);
}

/** A row's decimal as the tables keep it. */
export const decimal = (value: number | undefined): string | null =>
  value === undefined ? null : String(value);
