import { it } from '@jest/globals';
import { fitModel, isModelRefusal } from '../../libs/stats/src/mmrm/fit-model.js';
import { tallyCourse } from '../../libs/stats/src/course-tally.js';
import { addTally, emptyTally } from '../../libs/stats/src/tally.js';
import { nastyTrial } from './nasty-trial.js';
import { Matrix, inverse } from 'ml-matrix';
it('x', () => {
  const trial = nastyTrial(29);
  const tally = trial.courses.reduce((s, c) => addTally(s, tallyCourse(c, 0)), emptyTally());
  process.env['NASTY_TRACE'] = '1';
  const r = fitModel(tally, trial.shape, trial.options);
  if (isModelRefusal(r)) return;
  const o = r.optimum;
  const s = o.likelihood.sigma;
  const w = inverse(s);
  const nu = 14;
  const exact = o.jacobian.map((a) => o.jacobian.map((b) => nu * w.mmul(a).mmul(w).mmul(b).trace()));
  const h = o.hessian.to2DArray();
  console.log(
    exact
      .map((row, i) =>
        row
          .map((v, j) => ((h[i]![j]! - v) / Math.sqrt(exact[i]![i]! * exact[j]![j]!)).toExponential(1))
          .join(' '),
      )
      .join('\n'),
  );
  console.log(o.likelihood.gradient.to2DArray(), w.to2DArray());
  // v gradient
  const c = o.likelihood.covariance;
  const e = o.curvature.elements
    .map(({ row, column }, k) =>
      [row, column, c.mmul(o.curvature.information[k]!).mmul(c).get(0, 0)].join(' '),
    )
    .join('\n');
  console.log(
    e,
    c.get(0, 0),
    r.terms.map((t) => t.name),
  );
  void Matrix;
});
