import { groupInWords } from '../group-in-words.js';
import { shortNames } from '../short-names.js';

/** How what users named is written: whole where it is read aloud, shortened in a note. */
export type Naming = (name: string) => string;

export const wholeNames: Naming = (name) => name;

const longest = 160;

/** Shortened where no other of these names would then look the same. */
export const namingOf = (names: (string | null)[]): Naming =>
  shortNames(
    names.filter((name) => name !== null),
    longest,
  );

/**
 * What follows "patients" in a sentence: " in the CBT arm", nothing where all patients are one group without a name.
 */
export function inGroup(
  arm: string | null,
  { groups, hasControl }: { groups: number; hasControl: boolean },
  naming: Naming,
): string {
  if (arm === null) return groups === 1 ? '' : ' without an arm';
  return ` in ${groupInWords(naming(arm), hasControl)}`;
}
