/** "the EMDR arm"; without anything to compare with, groups are not arms. */
export const groupInWords = (arm: string | null, hasControl: boolean): string =>
  arm === null ? 'the patients without an arm' : `the ${arm} ${hasControl ? 'arm' : 'group'}`;

/** "CBT", as what others are compared with. */
export const referenceInWords = (reference: string | null): string =>
  reference ?? 'the patients without an arm';
