/** `x` of `n` persons. */
export interface Proportion {
  x: number;
  n: number;
}

/** Products of two counts stay exact in a double up to here. */
const mostPersons = 2 ** 26;

/** Throws RangeError unless x and n are whole, 0 <= x <= n <= 2^26. */
export function checkProportion({ x, n }: Proportion): void {
  if (!(Number.isInteger(x) && Number.isInteger(n) && x >= 0 && x <= n && n <= mostPersons))
    throw new RangeError(`No rate is ${x} of ${n}`);
}
