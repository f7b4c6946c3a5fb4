import { describe, expect, it } from '@jest/globals';
import { fddFigure, withArms, withVisit } from '../../../test/support/mean-curve-figures.js';
import { describeMeanCurve } from './describe-mean-curve.js';

describe('describeMeanCurve', () => {
  it('tells n, mean and SE of every arm and visit', () => {
    const figure = fddFigure();
    const text = describeMeanCurve(figure);
    for (const { arm, n, lost, visits } of figure.groups) {
      expect(text).toContain(`${arm} (${n} patients, ${lost} lost): `);
      for (const { label, n: seen, mean, se } of visits)
        expect(text).toContain(
          `${label}: n ${seen}, mean ${mean?.toFixed(2)}, SE ${se?.toFixed(2)}, interval `,
        );
    }
  });

  it('says that a number is missing', () => {
    const none = { n: 0, mean: null, se: null, lower: null, upper: null };
    const text = describeMeanCurve(withVisit(fddFigure(), 'CBT', 'T2', none));
    expect(text).toContain('T2: n 0, no mean;');
    const single = { n: 1, mean: 12, se: null, lower: null, upper: null };
    expect(describeMeanCurve(withVisit(fddFigure(), 'CBT', 'T2', single))).toContain(
      'T2: n 1, mean 12.00, no SE;',
    );
  });

  it('writes more decimals for a short scale', () => {
    const figure = fddFigure();
    const short = { ...figure, score: { ...figure.score, max: 1 } };
    const mean = figure.groups[0]?.visits[0]?.mean;
    expect(describeMeanCurve(short)).toContain(`mean ${mean?.toFixed(3)}`);
  });

  it('warns where there is no control', () => {
    const alone = { ...withArms(fddFigure(), [null]), hasControl: false };
    expect(describeMeanCurve(alone)).toContain('There is no control group');
    expect(describeMeanCurve(alone)).toContain('1 group: All patients.');
    expect(describeMeanCurve(fddFigure())).not.toContain('There is no control group');
  });
});
