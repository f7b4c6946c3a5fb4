/** Repeatable draws: the same seed gives the same numbers. */
export interface Draw {
  uniform: () => number;
  /** Standard normal, by Box and Muller (1958). */
  normal: () => number;
  /** From `least` to `most`, both included. */
  integer: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
}

/** A 32-bit Weyl sequence whose terms are mixed by multiplications and shifts. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
  const integer = (least: number, most: number): number => least + Math.floor(uniform() * (most - least + 1));
  return {
    uniform,
    integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    chance: (probability) => uniform() < probability,
    pick: (from) => from[integer(0, from.length - 1)]!,
  };
}
