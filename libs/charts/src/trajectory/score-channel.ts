import { valueDomain, type ValueDomain } from '../patient-axis/value-domain.js';
import { plotHeight } from '../patient-axis/sizes.js';
import type { TrajectoryFigure } from '../patient-figure.js';
import { titleLines } from '../title-lines.js';
import { textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';

/** What the vertical axis holds: the scale, or the scores with what was expected. */
export function scoreDomain({ points, score, expected }: TrajectoryFigure, y: 'full' | 'data'): ValueDomain {
  const totals = points.flatMap(({ total, time }) => (total === null || time === null ? [] : [total]));
  const limits = (expected?.points ?? []).flatMap(({ lower80, upper80 }) => [lower80, upper80]);
  return valueDomain(y, [...totals, ...limits], [score.min, score.max]);
}

/** The channel that places a mark at the score in `field`. */
export function scoreChannel(field: string, figure: TrajectoryFigure, y: 'full' | 'data'): Json {
  const { score } = figure;
  const { domain, nice } = scoreDomain(figure, y);
  const recall = score.recall === null ? '' : `, ${score.recall}`;
  return {
    field,
    type: 'quantitative',
    scale: { domain, nice, zero: false, range: [plotHeight, 0] },
    axis: {
      title: titleLines(`${score.name}${recall} (${score.better} is better)`, plotHeight, textSize, 3),
    },
  };
}
