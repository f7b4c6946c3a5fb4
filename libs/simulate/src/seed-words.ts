const BITS = (1n << 64n) - 1n;
const GAMMA = 0x9e3779b97f4a7c15n;

/** The step of SplitMix64: Steele, Lea & Flood 2014, OOPSLA; constants of https://prng.di.unimi.it/splitmix64.c */
export function mixBits(state: bigint): bigint {
  let mixed = state & BITS;
  mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & BITS;
  mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & BITS;
  return mixed ^ (mixed >> 31n);
}

/** The first `count` outputs of SplitMix64. */
export const splitMix = (seed: bigint, count: number): bigint[] =>
  Array.from({ length: count }, (_, index) => mixBits(seed + GAMMA * BigInt(index + 1)));

/** Four words to start a generator with, one set for each path of whole numbers >= 0 below a seed. */
export function seedWords(seed: number, path: readonly number[]): [number, number, number, number] {
  const state = path.reduce((mixed, part) => mixBits(mixed + GAMMA) ^ BigInt(part), BigInt(seed));
  const [first = 0n, second = 0n] = splitMix(mixBits(state + GAMMA), 2);
  const low = (word: bigint): number => Number(word & 0xffffffffn);
  // A generator of which all words are 0 stays there.
  return [low(first), low(first >> 32n), low(second), low(second >> 32n) | 1];
}
