import { shortenText } from './fit-text.js';
import { noteSize } from './type-sizes.js';

/**
 * Names for a note, each shortened to `width` px; those that would then look like another stay whole, since a number
 * under the wrong name is a wrong number. O(names x length).
 */
export function shortNames(names: string[], width = 200): (name: string) => string {
  const shortened = [...new Set(names)].map((name) => shortenText(name, width, noteSize));
  return (name) => {
    const short = shortenText(name, width, noteSize);
    return shortened.filter((other) => other === short).length > 1 ? name : short;
  };
}
