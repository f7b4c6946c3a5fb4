import type { Instrument } from '#contracts';
import { parseSeries } from './series.js';

const recalls: Record<string, { words: string; hours: number }> = {
  P1D: { words: 'past day', hours: 24 },
  P7D: { words: 'past week', hours: 168 },
  P14D: { words: 'past two weeks', hours: 336 },
  P1M: { words: 'past month', hours: 720 },
};

/** How far back the forms of a series ask; null where they do not say. */
export function recallOf(instrument: Instrument, series: string): { words: string; hours: number } | null {
  const recall = parseSeries(series).recall ?? instrument.recalls[0];
  return recall === undefined ? null : (recalls[recall] ?? null);
}

/** "past week" for P7D, for the list of series. */
export const recallWords = (recall: string | null): string | null =>
  recall === null ? null : (recalls[recall]?.words ?? recall);
