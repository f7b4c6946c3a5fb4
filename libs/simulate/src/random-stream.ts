import { seedWords } from './seed-words.js';

/** A stream of random numbers that nothing else draws from. */
export interface RandomStream {
  /** 32 random bits. */
  word: () => number;
  /** In (0, 1). */
  uniform: () => number;
  /** Mean 0, variance 1. */
  normal: () => number;
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** xoshiro128** 1.1, Blackman & Vigna 2018, https://prng.di.unimi.it/xoshiro128starstar.c; not all words are 0. */
export function xoshiro128(a: number, b: number, c: number, d: number): () => number {
  return () => {
    const word = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return word;
  };
}

function streamFrom(words: readonly [number, number, number, number]): RandomStream {
  const word = xoshiro128(...words);
  const uniform = (): number => (word() + 0.5) / 2 ** 32;
  let spare: number | null = null;
  return {
    word,
    uniform,
    /** The polar method: Marsaglia & Bray 1964, SIAM Review 6(3):260-264. It makes two at a time. */
    normal() {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      for (;;) {
        const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
        const square = x * x + y * y;
        if (square >= 1) continue;
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * factor;
        return x * factor;
      }
    },
  };
}

/** The stream of a seed and a path, such as clinic 2, patient 7: whatever else is drawn, it stays the same. */
export const streamOf = (seed: number, ...path: readonly number[]): RandomStream =>
  streamFrom(seedWords(seed, path));

/** A stream of its own for a purpose, from the next four words of another. */
export const splitStream = ({ word }: RandomStream): RandomStream =>
  streamFrom([word(), word(), word(), word() | 1]);

export const chance = (stream: RandomStream, probability: number): boolean => stream.uniform() < probability;

export const between = (stream: RandomStream, least: number, most: number): number =>
  least + (most - least) * stream.uniform();

/** A whole number, both ends included. */
export const wholeBetween = (stream: RandomStream, least: number, most: number): number =>
  least + Math.floor(stream.uniform() * (most - least + 1));

/** One of the choices, as often as its weight says. */
export function choose<Choice>(
  stream: RandomStream,
  choices: readonly (readonly [Choice, weight: number])[],
): Choice {
  let rest = stream.uniform() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of choices) {
    rest -= weight;
    if (rest < 0) return choice;
  }
  const last = choices.at(-1);
  if (!last) throw new RangeError('choose needs at least one choice');
  return last[0];
}
