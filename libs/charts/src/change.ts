import { changeNote } from './change/note.js';
import { describeChange } from './describe-change.js';
import type { ChangeFigure } from './figure.js';
import type { MeanCurveOptions } from './mean-curve.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';
import { visitFigure } from './visit-figure.js';
import { changeDomain, fullChangeDomain } from './visit-figure/score-domain.js';

/** Mean change from baseline by visit, with a line at no change. Errors and cost: `visitFigure`. */
export function changeChart(figure: ChangeFigure, options: MeanCurveOptions): VegaLiteSpec {
  const { score } = figure;
  const good = score.better === 'lower' ? 'negative' : 'positive';
  return visitFigure(figure, options, {
    axisTitle: `Mean change in ${score.name} (${good} is better)`,
    zeroLine: true,
    description: describeChange(figure),
    domainOf: (rows) => (options.y === 'full' ? fullChangeDomain(score) : changeDomain(rows, score)),
    noteOf: (rows, domain) => changeNote(figure, rows, options.bars, domain),
  });
}
