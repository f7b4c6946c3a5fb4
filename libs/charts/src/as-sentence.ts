/** Words from elsewhere with a full stop, unless they end in a mark of their own. */
export function asSentence(words: string): string {
  const trimmed = words.trim();
  return trimmed === '' || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
