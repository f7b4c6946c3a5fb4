import { answerSheets, type AnswerSheet } from './answer-sheets.js';
import { chance, wholeBetween, type RandomStream } from './random-stream.js';
import type { SimulatedInstrument } from './settings.js';

/** How one patient answers an instrument: item by item above or below the mean of the form. */
export type Habit = Float64Array;

export function drawHabit(stream: RandomStream, instrument: SimulatedInstrument): Habit {
  const { leaning, cluster } = answerSheets[instrument];
  const clusters = [0, 1, 2, 3].map(() => 0.4 * stream.normal());
  return Float64Array.from(
    leaning,
    (lean, item) => lean + (clusters[cluster[item] ?? 0] ?? 0) + 0.45 * stream.normal(),
  );
}

/**
 * Answers that add up to `total`. Each item's answer is the whole part of a common level plus its own leaning, and
 * the level is found by halving: answers rise one by one with it, since no two leanings share their fraction.
 */
export function drawItems(
  stream: RandomStream,
  instrument: SimulatedInstrument,
  habit: Habit,
  total: number,
): number[] {
  const { highest } = answerSheets[instrument];
  const leaning = habit.map((lean) => lean + 1.2 * (stream.uniform() - 0.5));
  let [low, high] = [-Math.max(...leaning), highest + 1 - Math.min(...leaning)];
  const items = new Array<number>(leaning.length).fill(0);
  for (let halvings = 0; halvings < 60; halvings += 1) {
    const level = (low + high) / 2;
    const sum = answer(items, leaning, level, highest);
    if (sum === total) break;
    if (sum < total) low = level;
    else high = level;
  }
  return items;
}

function answer(
  items: number[],
  leaning: Float64Array,
  level: number,
  highest: AnswerSheet['highest'],
): number {
  let sum = 0;
  for (let item = 0; item < items.length; item += 1) {
    const value = Math.max(0, Math.min(highest, Math.floor(level + (leaning[item] ?? 0))));
    items[item] = value;
    sum += value;
  }
  return sum;
}

/** One form in twenty has blanks: mostly one, at most five. */
export function leaveBlanks(stream: RandomStream, items: readonly number[]): (number | null)[] {
  if (!chance(stream, 0.05)) return [...items];
  const blanks = chance(stream, 0.75) ? 1 : wholeBetween(stream, 2, 5);
  const given: (number | null)[] = [...items];
  for (let blank = 0; blank < blanks; blank += 1) given[wholeBetween(stream, 0, items.length - 1)] = null;
  return given;
}
