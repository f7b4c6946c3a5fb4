import { describe, expect, it } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import { createRequire } from 'node:module';
import { textWidth } from './text-width.js';

const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

/** What the renderer's own font engine draws, without the bearings at the ends. */
function drawnWidth(text: string, fontSize: number): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="99"><text x="9" y="50"
    font-family="DejaVu Sans" font-size="${fontSize}">${text}</text></svg>`;
  const options = { font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: 'DejaVu Sans' } };
  return new Resvg(svg, options).getBBox()?.width ?? 0;
}

describe('textWidth', () => {
  it('is what the font takes, but for kerning', () => {
    const printable = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCodePoint(0x21 + index));
    for (const character of printable.filter((each) => !'<&'.includes(each))) {
      const drawn = drawnWidth(character.repeat(40), 20) / 40;
      expect(textWidth(character, 20)).toBeGreaterThan(0.97 * drawn);
      expect(textWidth(character, 20)).toBeLessThan(1.03 * drawn + 0.5);
    }
  });

  it('is not too little for other scripts', () => {
    for (const text of ['Größe', 'Кетамин', 'κεταμίνη', '± … –'])
      expect(textWidth(text, 12)).toBeGreaterThan(drawnWidth(text, 12));
  });

  it('is nothing for nothing', () => {
    expect(textWidth('', 12)).toBe(0);
  });
});
