/** Advance widths of DejaVu Sans for U+0020 to U+007E, in hundredths of the font size, rounded up. */
const advances = [
  32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34,
  34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74,
  69, 99, 69, 62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64,
  64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/** Other characters are taken to be a full em wide, which only rare ones exceed. */
const otherAdvance = 100;

/**
 * Width in px that `text` takes in DejaVu Sans, rather too much than too little. Layout that is worked out here, not
 * by the renderer, is the same in every browser and on every server. O(length).
 */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += advances[(character.codePointAt(0) ?? 0) - 0x20] ?? otherAdvance;
  return (width * fontSize) / 100;
}
