import type { ContrastFigure, ContrastRow } from '../cohort-figure.js';
import { groupInWords, referenceInWords } from '../group-in-words.js';
import { intervalInWords, pointDecimals, signed } from '../points-in-words.js';

type Compared = Pick<ContrastFigure, 'of' | 'score' | 'hasControl'>;

/** "At T2 the EMDR arm scored 2.1 points lower than CBT (95 % CI −8.4 to 4.3; n = 21 and 23)." */
export function differenceSentence(row: ContrastRow, compared: Compared): string {
  const { visit, label, estimate, n, nReference } = row;
  const decimals = pointDecimals(compared.score);
  const place = `At ${label || visit}`;
  const arm = groupInWords(row.arm, compared.hasControl);
  const reference = referenceInWords(row.reference);
  const counts = `n = ${n} and ${nReference}`;
  if (estimate === null)
    return `${place} the difference between ${arm} and ${reference} cannot be told (${counts}).`;
  const size = signed(Math.abs(estimate), decimals);
  const side = estimate < 0 ? 'lower' : 'higher';
  const told =
    Number(size) === 0
      ? equalWords[compared.of](arm, reference, size)
      : unequalWords[compared.of](arm, reference, `${size} points ${side}`);
  const interval = intervalInWords(row, decimals) ?? 'cannot be told';
  return `${place} ${told} (95 % CI ${interval}; ${counts}).`;
}

type Words = (arm: string, reference: string, size: string) => string;

const unequalWords: Record<ContrastFigure['of'], Words> = {
  score: (arm, reference, size) => `${arm} scored ${size} than ${reference}`,
  model: (arm, reference, size) => `${arm} scored, by the model, ${size} than ${reference}`,
  change: (arm, reference, size) =>
    `the mean change from baseline in ${arm} was ${size} than in ${reference}`,
};

const equalWords: Record<ContrastFigure['of'], Words> = {
  score: (arm, reference, size) => `${arm} and ${reference} differed by ${size} points`,
  model: (arm, reference, size) => `${arm} and ${reference} differed, by the model, by ${size} points`,
  change: (arm, reference, size) =>
    `the mean changes from baseline in ${arm} and ${reference} differed by ${size} points`,
};
