/**
 * "81 %": the share `x` of `n` in whole percent, with decimals only where rounding would bring it to a bound (0, 1 or
 * one of `bounds`) that it does not reach. Null for n = 0, where there is no share.
 */
export function percent(x: number, n: number, bounds: number[] = []): string | null {
  if (n === 0) return null;
  const share = x / n;
  const sideOf = (value: number): string =>
    [0, 1, ...bounds].map((bound) => Math.sign(Number((value - bound).toFixed(12)))).join();
  for (let decimals = 0; decimals < 6; decimals += 1) {
    const text = (share * 100).toFixed(decimals);
    if (sideOf(Number(text) / 100) === sideOf(share)) return `${text} %`;
  }
  return `${(share * 100).toFixed(6)} %`;
}
