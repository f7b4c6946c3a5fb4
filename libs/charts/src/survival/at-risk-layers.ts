import { armLabels } from '../arm-label.js';
import type { SurvivalFigure } from '../cohort-figure.js';
import { shortenText } from '../fit-text.js';
import { at, label, layerOf, text } from '../patient-axis/marks.js';
import { lineHeight, margin, textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import type { ArmChannels } from '../visit-figure/arm-channels.js';
import { plotHeight } from '../visit-figure/sizes.js';
import { atRiskAt } from './at-risk.js';
import { atRiskTop, rowHeight } from './sizes.js';
import type { SurvivalTime } from './survival-time.js';

const sample = 22;
/** Of the arms' names, from the edge of the picture. */
export const nameIndent = margin + sample + 8;

/** The numbers at risk under the ticks of the axis, a row for each arm, `left` px right of the edge of the picture. */
export function atRiskLayers(
  figure: SurvivalFigure,
  { ticks }: SurvivalTime,
  { color, strokeDash }: ArmChannels,
  left: number,
): Json[] {
  const arms = armLabels(figure);
  const yOf = (order: number): number => plotHeight + atRiskTop + rowHeight * (order + 0.5);
  const numbers = figure.groups.flatMap(({ steps }, order) =>
    ticks.map(({ hours, time, x }) => ({ time, atRisk: atRiskAt(steps, hours), x, y: yOf(order) })),
  );
  const names = arms.map((arm, order) => ({
    arm,
    name: shortenText(arm, left - nameIndent - margin, textSize),
    y: yOf(order),
  }));
  const y = at('y');
  return [
    ...layerOf(
      [{ heading: 'At risk', y: plotHeight + atRiskTop - lineHeight(textSize) }],
      label('left', 'top', textSize),
      { x: at(nameIndent - left), y, text: text('heading') },
    ),
    ...layerOf(
      names,
      { type: 'rule', strokeWidth: 2 },
      { x: at(margin - left), x2: at(margin + sample - left), y, color, strokeDash },
    ),
    ...layerOf(names, label('left', 'middle', textSize), { x: at(nameIndent - left), y, text: text('name') }),
    ...layerOf(numbers, label('center', 'middle', textSize), { x: at('x'), y, text: text('atRisk') }),
  ];
}
