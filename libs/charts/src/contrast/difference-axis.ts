import type { ContrastFigure } from '../cohort-figure.js';
import { titleLines } from '../title-lines.js';
import { textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';

/** The axis of differences, zero in its middle, so that both sides have the same room. */
export interface DifferenceAxis {
  domain: [number, number];
  nice: boolean;
  channel: (field: string) => Json;
  titleLines: number;
}

/** `full`: every difference that the scale allows; `data`: what points and intervals reach. */
export function differenceAxis(figure: ContrastFigure, y: 'full' | 'data', width: number): DifferenceAxis {
  const { rows, score } = figure;
  // Two changes can each go the whole length of the scale, in opposite directions.
  const most = (figure.of === 'change' ? 2 : 1) * (score.max - score.min);
  const values = rows.flatMap(({ estimate, lower, upper }) => [estimate, lower, upper]);
  const reach = values.reduce<number>((far, value) => Math.max(far, Math.abs(value ?? 0)), 0);
  const nice = y === 'data' && reach > most * 1e-9;
  const end = nice ? reach * 1.05 : most;
  const domain: [number, number] = [-end, end];
  const title = titleLines(titleOf(figure), width, textSize, 3);
  return {
    domain,
    nice,
    titleLines: title.length,
    channel: (field) => ({
      field,
      type: 'quantitative',
      scale: { domain, nice, zero: false },
      axis: { title, tickCount: 7, tickSize: 5, labelFlush: false },
    }),
  };
}

const measures: Record<ContrastFigure['of'], (name: string) => string> = {
  score: (name) => `Difference in mean ${name}`,
  change: (name) => `Difference in mean change of ${name} from baseline`,
  model: (name) => `Difference in least-squares mean ${name}`,
};

const titleOf = ({ of, score }: ContrastFigure): string => `${measures[of](score.name)}, in points`;
