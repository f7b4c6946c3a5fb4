import { armLabels } from './arm-label.js';
import type { FlowFigure } from './cohort-figure.js';
import { stagesOf } from './flow/stages.js';

/** One step of one group, in the order of its columns; `completers` is a step of its own. */
export type FlowTableRow = {
  arm: string;
  stage: string;
  visit: string | null;
  patients: number;
  lost: number | null;
  notYetDue: number | null;
  tooFew: string | null;
  nMean: number | null;
  mean: number | null;
  nCompleters: number | null;
  meanCompleters: number | null;
};

export const flowColumns = [
  'arm',
  'stage',
  'visit',
  'patients',
  'lost',
  'notYetDue',
  'tooFew',
  'nMean',
  'mean',
  'nCompleters',
  'meanCompleters',
] as const;

const noMeans = { nMean: null, mean: null, nCompleters: null, meanCompleters: null };
const noVisit = { lost: null, notYetDue: null, tooFew: null };

/** The numbers behind the figure, unrounded: for each group its steps in order, then its completers. */
export function flowTable(figure: FlowFigure): FlowTableRow[] {
  const arms = armLabels({ groups: figure.flow });
  return figure.flow.flatMap((group, index) => {
    const arm = arms[index] ?? '';
    const steps = stagesOf(figure, group).map(({ kind, visit, seen, lost, notYetDue, isTooFew, means }) => ({
      arm,
      stage: kind,
      visit,
      patients: seen,
      ...(kind === 'visit' ? { lost, notYetDue, tooFew: isTooFew ? 'yes' : 'no' } : noVisit),
      ...(means === null
        ? noMeans
        : {
            nMean: means.all.n,
            mean: means.all.mean,
            nCompleters: means.completers.n,
            meanCompleters: means.completers.mean,
          }),
    }));
    return [
      ...steps,
      { arm, stage: 'completers', visit: null, patients: group.completers, ...noVisit, ...noMeans },
    ];
  });
}
