import { armLabels } from './arm-label.js';
import { asOfWords } from './as-of-words.js';
import type { FlowFigure } from './cohort-figure.js';
import { stagesOf, type Stage } from './flow/stages.js';
import { readFlow } from './read-flow.js';

/** The figure in plain sentences, for those who hear it: title, reading, then all counts of every group. */
export function describeFlow(figure: FlowFigure): string {
  const names = armLabels({ groups: figure.flow });
  const groups = figure.flow.map((group, index) => {
    const steps = stagesOf(figure, group).map(describeStage);
    return `${names[index]}: ${[...steps, `completers ${group.completers}`].join('; ')}.`;
  });
  return [`${figure.title}.`, ...readFlow(figure), ...groups, asOfWords(figure)].join(' ');
}

function describeStage({ kind, label, seen, lost, notYetDue }: Stage): string {
  if (kind === 'treated') return `Treated ${seen}`;
  if (kind === 'baseline') return `${label} ${seen}, ${lost} without`;
  return `${label} seen ${seen}, lost ${lost}, not yet due ${notYetDue}`;
}
