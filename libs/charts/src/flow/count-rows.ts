import type { FlowFigure } from '../cohort-figure.js';
import { percent } from '../cohort-panels/percent.js';
import { pointDecimals, signed } from '../points-in-words.js';
import type { Stage } from './stages.js';

/** What is written under the bars, a row each; `swatch` is how the row looks in the bars. */
export interface CountRow {
  name: string;
  swatch: 'seen' | 'lost' | 'not yet due' | null;
  write: (stage: Stage) => string;
}

const lostWords: Record<Stage['kind'], (lost: number) => string> = {
  treated: () => '',
  baseline: (lost) => `${lost} without`,
  visit: String,
};

export function countRows(figure: FlowFigure): CountRow[] {
  const decimals = pointDecimals(figure.score);
  const mean = (value: number | null | undefined): string =>
    value === undefined ? '' : value === null ? 'none' : signed(value, decimals);
  const atVisit = (write: (stage: Stage) => string) => (stage: Stage) =>
    stage.kind === 'visit' ? write(stage) : '';
  return [
    {
      name: 'seen (of those due)',
      swatch: 'seen',
      write: ({ kind, seen, lost }) => {
        const share = kind === 'treated' ? null : percent(seen, seen + lost, [figure.least]);
        return share === null ? String(seen) : `${seen} (${share})`;
      },
    },
    { name: 'lost', swatch: 'lost', write: ({ kind, lost }) => lostWords[kind](lost) },
    { name: 'not yet due', swatch: 'not yet due', write: atVisit(({ notYetDue }) => String(notYetDue)) },
    ...(figure.means.length === 0
      ? []
      : [
          {
            name: 'mean score of those seen',
            swatch: null,
            write: ({ means }: Stage) => mean(means?.all.mean),
          },
          {
            name: 'of the completers',
            swatch: null,
            write: ({ means }: Stage) => mean(means?.completers.mean),
          },
        ]),
  ];
}
