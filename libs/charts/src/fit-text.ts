import { textWidth } from './text-width.js';

/** `text`, or as much of it as fits into `width` px before an ellipsis. */
export function shortenText(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const room = width - textWidth('…', fontSize);
  return `${headOf(text, room, fontSize).trimEnd()}…`;
}

/**
 * `text` broken into lines of at most `width` px, at white space where possible and inside a word where not. What
 * does not fit into `mostLines` ends in an ellipsis.
 */
export function wrapText(text: string, width: number, fontSize: number, mostLines = Infinity): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((part) => breakWord(part, width, fontSize))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= mostLines) return lines;
  const rest = lines.slice(mostLines - 1).join(' ');
  return [...lines.slice(0, mostLines - 1), shortenText(rest, width, fontSize)];
}

function breakWord(word: string, width: number, fontSize: number): string[] {
  const pieces: string[] = [];
  for (let rest = word; rest !== '';) {
    const piece = headOf(rest, width, fontSize);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
}

/** The longest beginning of `text` that fits, at least one character. Never splits a surrogate pair. */
function headOf(text: string, width: number, fontSize: number): string {
  let head = '';
  for (const character of text) {
    if (head !== '' && textWidth(head + character, fontSize) > width) break;
    head += character;
  }
  return head;
}
