import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shortenText, wrapText } from './fit-text.js';
import { textWidth } from './text-width.js';

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });
const width = fc.integer({ min: 40, max: 400 });

describe('wrapText', () => {
  it('keeps every line within the width and every character but white space', () => {
    fc.assert(
      fc.property(anyText, width, (text, room) => {
        const lines = wrapText(text, room, 12);
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(room);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });

  it('breaks at white space, inside a word only where it must', () => {
    expect(wrapText('one two', textWidth('one two', 12) - 1, 12)).toEqual(['one', 'two']);
    expect(wrapText('onetwo', textWidth('onet', 12), 12)).toEqual(['onet', 'wo']);
  });

  it('ends in an ellipsis after the last line allowed', () => {
    expect(wrapText('one two three four', textWidth('one two', 12), 12, 2)).toEqual(['one two', 'three…']);
  });

  it('never splits a surrogate pair', () => {
    expect(wrapText('😀😀', 12, 12)).toEqual(['😀', '😀']);
  });
});

describe('shortenText', () => {
  it('leaves alone what fits and ends the rest in an ellipsis that fits', () => {
    fc.assert(
      fc.property(anyText, width, (text, room) => {
        const short = shortenText(text, room, 12);
        expect(textWidth(short, 12)).toBeLessThanOrEqual(room);
        expect(short === text || short.endsWith('…')).toBe(true);
      }),
    );
  });
});
