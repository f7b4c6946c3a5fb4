import { numberLabel, timeLabel, timeTitle } from './patient-axis/instant-label.js';
import { joined, scaleWords, sourceWords } from './patient-axis/sentences.js';
import type { SymptomsFigure } from './patient-figure.js';
import { whatIsThere } from './symptoms/note.js';
import { valueOf } from './symptoms/panel-layers.js';

/** The figure in plain sentences, for those who hear it read: every subscale with its values in the figure's order. */
export function describeSymptoms(figure: SymptomsFigure): string {
  const { title, panels, points, infusions, unit, notes } = figure;
  const given = infusions.map(
    ({ number, phase, time }) =>
      `number ${number}${phase === 'booster' ? ' (booster)' : ''} at ${timeLabel(time, unit)}`,
  );
  return joined([
    `${title}.`,
    `Subscales of ${scaleWords(figure)}.`,
    `${timeTitle(figure)}.`,
    ...whatIsThere(figure),
    given.length === 0 ? '' : `Infusions: ${given.join('; ')}.`,
    ...panels.map(({ key, name, min, max }) => {
      const told = points.map(({ time, values }) => {
        const value = valueOf(values, key);
        return `${time === null ? 'no time' : timeLabel(time, unit)}: ${value === null ? 'missing' : numberLabel(value, 6)}`;
      });
      return `${name} (${min} to ${max}): ${told.length === 0 ? 'no values' : told.join('; ')}.`;
    }),
    ...notes,
    sourceWords(figure),
  ]);
}
