import { armLabels } from '../arm-label.js';
import { armStyle } from '../arm-style.js';
import type { FlowFigure } from '../cohort-figure.js';
import { boxes, lines, ownColour, words, type Words } from '../cohort-panels/panel-marks.js';
import { hatch } from '../cohort-panels/hatch.js';
import { wrapText } from '../fit-text.js';
import { at, layerOf } from '../patient-axis/marks.js';
import { leftWidth } from '../patient-axis/sizes.js';
import { lineHeight, margin, noteSize, textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import { barHeight, barLayers, type Bar } from './bars.js';
import { countRows, type CountRow } from './count-rows.js';
import { percentOf } from './findings.js';
import { stagesOf, type Stage } from './stages.js';

const leastColumn = 92;
const leastPlot = 560;
/** Bold letters are at most a quarter wider. */
const boldness = 1.25;
const markHeight = 18;
const rowHeight = 17;
const line = lineHeight(noteSize);

/** One strip for each group: its name, a bar for each step, the steps' names and the counts under them. */
export function flowPanels(figure: FlowFigure): { layers: Json[]; width: number; height: number } {
  const groups = figure.flow.map((group) => ({ group, stages: stagesOf(figure, group) }));
  const most = groups.reduce((largest, { group }) => Math.max(largest, group.treated), 1);
  const steps = groups.reduce((longest, { stages }) => Math.max(longest, stages.length), 2);
  const width = Math.max(leastPlot, leastColumn * steps);
  const columnWidth = width / steps;
  const names = armLabels({ groups: figure.flow });
  const rows = countRows(figure);
  let top = 0;
  const layers = groups.flatMap(({ group, stages }, index) => {
    const { colour } = armStyle(index);
    const arm = names[index] ?? '';
    const heading = wrapText(headingOf(arm, group), (leftWidth + width - margin) / boldness, textSize, 3);
    const foot = top + heading.length * lineHeight(textSize) + markHeight + barHeight;
    const bars = stages.map((stage, step) => ({
      arm,
      colour,
      stage,
      x: columnWidth * (step + 0.5),
      foot,
      perPatient: barHeight / most,
      columnWidth,
    }));
    const labels = stages.map(({ label }) => wrapText(label, columnWidth - 8, noteSize, 3));
    const labelLines = labels.reduce((longest, { length }) => Math.max(longest, length), 1);
    const rowsTop = foot + 6 + labelLines * line + 4;
    const start = top;
    top = rowsTop + rows.length * rowHeight + 22;
    return [
      ...words([{ x: margin - leftWidth, y: start, words: heading }], 'left', 'top', bold, textSize),
      ...barLayers(bars),
      ...lines([{ x: 0, x2: width, y: foot, y2: foot }], {}),
      ...tooFewLayers(bars, figure.least),
      ...words(
        bars.map(({ x }, step) => ({ x, y: foot + 6, words: labels[step] ?? [] })),
        'center',
        'top',
      ),
      ...rowLayers(rows, bars, rowsTop, colour),
    ];
  });
  return { layers, width, height: Math.max(60, top - 22) };
}

const bold = { fontWeight: 'bold' };

const headingOf = (arm: string, { treated, completers }: { treated: number; completers: number }): string =>
  `${arm}: ${treated} treated, ${completers} ${completers === 1 ? 'completer' : 'completers'}`;

/** A triangle and the share that was not reached, over the bar. */
function tooFewLayers(bars: Bar[], least: number): Json[] {
  const marked = bars
    .filter(({ stage }) => stage.isTooFew)
    .map(({ arm, stage: { visit, seen, lost, notYetDue }, x, foot, perPatient }) => ({
      arm,
      visit,
      markX: x - 22,
      x: x - 14,
      y: foot - (seen + lost + notYetDue) * perPatient - 9,
      words: `< ${percentOf(least)}`,
    }));
  const triangle = { type: 'point', shape: 'triangle-up', filled: true, color: '#000', size: 60, opacity: 1 };
  return [
    ...layerOf(marked, triangle, { x: at('markX'), y: at('y') }),
    ...words(marked, 'left', 'middle', bold),
  ];
}

/** The counts, and at the left the name of each row with what it looks like in the bars. */
function rowLayers(rows: CountRow[], bars: Bar[], top: number, colour: string): Json[] {
  const middle = (row: number): number => top + rowHeight * (row + 0.5);
  const cells = rows.flatMap(({ write }, row) =>
    bars.map(({ stage, x }: { stage: Stage; x: number }) => ({ x, y: middle(row), words: write(stage) })),
  );
  const names: Words[] = rows.map(({ name }, row) => ({
    x: margin - leftWidth + 18,
    y: middle(row),
    words: name,
  }));
  const swatches = rows.flatMap(({ swatch }, row) =>
    swatch === null
      ? []
      : [
          {
            swatch,
            colour,
            x: margin - leftWidth,
            x2: margin - leftWidth + 12,
            y: middle(row) - 5,
            y2: middle(row) + 5,
          },
        ],
  );
  const of = (which: string) => swatches.filter(({ swatch }) => swatch === which);
  const outline = { filled: false, color: '#333', strokeWidth: 1 };
  return [
    ...boxes(of('seen'), {}, { color: ownColour }),
    ...lines(of('lost').flatMap(hatch), { strokeWidth: 0.8 }),
    ...boxes(of('lost'), outline),
    ...boxes(of('not yet due'), { ...outline, strokeDash: [3, 3] }),
    ...words(names, 'left', 'middle'),
    ...words(
      cells.filter((cell) => cell.words !== ''),
      'center',
      'middle',
    ),
  ];
}
