import { wrapText } from './fit-text.js';

/**
 * A title of users' words in lines. Vega 6.4 takes a line such as "constructor", a member of every object, for one of
 * its own operators and draws nothing; with a space after it no line is such a word.
 */
export const titleLines = (words: string, width: number, fontSize: number, mostLines: number): string[] =>
  wrapText(words, width, fontSize, mostLines).map((line) => `${line} `);
