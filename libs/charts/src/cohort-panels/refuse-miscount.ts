/** Throws RangeError where the parts of a count do not add up to it: a picture of them would tell a wrong number. */
export function refuseMiscount(parts: number[], whole: number, what: string): void {
  const sum = parts.reduce((total, part) => total + part, 0);
  if (sum !== whole)
    throw new RangeError(`A figure counts ${sum} and ${whole} of the same patients (${what})`);
}
