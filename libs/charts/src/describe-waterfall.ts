import { armLabels } from './arm-label.js';
import { asOfWords } from './as-of-words.js';
import type { WaterfallFigure } from './cohort-figure.js';
import { flowNote } from './flow-note.js';
import { readWaterfall } from './read-waterfall.js';
import { barsOf } from './waterfall/bars.js';
import { bandWords } from './waterfall/findings.js';

/** The figure in plain sentences, for those who hear it: title, reading, then every band from the worst to the best. */
export function describeWaterfall(figure: WaterfallFigure): string {
  const names = armLabels(figure);
  const groups = figure.groups.map((group, index) => {
    const bands = barsOf(group, figure.score.better).map((bar) => `${bandWords(bar)}: ${bar.n}`);
    return `${names[index]}, n ${group.n}, patients by change: ${bands.length === 0 ? 'none' : bands.join('; ')}.`;
  });
  return [
    `${figure.title}.`,
    ...readWaterfall(figure),
    ...groups,
    flowNote(figure.flow),
    asOfWords(figure),
  ].join(' ');
}
