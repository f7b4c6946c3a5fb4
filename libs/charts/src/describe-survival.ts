import { armLabels } from './arm-label.js';
import { asOfWords } from './as-of-words.js';
import type { SurvivalFigure } from './cohort-figure.js';
import { flowNote } from './flow-note.js';
import { readSurvival } from './read-survival.js';
import { groupInNumbers } from './survival/group-in-numbers.js';
import { logRankInWords } from './survival/log-rank-in-words.js';
import { survivalTime } from './survival/survival-time.js';

/** The figure in plain sentences, for those who hear it: title, reading, then every step of every curve. */
export function describeSurvival(figure: SurvivalFigure): string {
  const arms = armLabels(figure);
  const time = survivalTime(figure);
  return [
    `${figure.title}.`,
    ...readSurvival(figure),
    ...figure.groups.map((group, index) => `${arms[index]}: ${groupInNumbers(group, figure.event, time)}.`),
    logRankInWords(figure),
    flowNote(figure.flow),
    asOfWords(figure),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
