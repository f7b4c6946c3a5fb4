import { describe, expect, it } from '@jest/globals';
import { fddFigure } from '../../../test/support/mean-curve-figures.js';
import { meanCurveColumns, meanCurveTable } from './mean-curve-table.js';
import { meanCurve } from './mean-curve.js';

describe('meanCurveTable', () => {
  it('has the numbers that the chart draws', () => {
    const spec = meanCurve(fddFigure(), { x: 'visit', y: 'full', bars: 'se' });
    const { values } = spec['data'] as unknown as { values: object[] };
    expect(values).toMatchObject(meanCurveTable(fddFigure()));
    expect(meanCurveTable(fddFigure())).toHaveLength(values.length);
  });

  it('has its columns in order', () => {
    for (const row of meanCurveTable(fddFigure())) expect(Object.keys(row)).toEqual([...meanCurveColumns]);
  });
});
