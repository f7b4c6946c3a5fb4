import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFigure, fddChangeFigure, withArms } from '../../../test/support/mean-curve-figures.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import { layersOf, noteOf } from '../../../test/support/spec-parts.js';
import { changeChart } from './change.js';
import { describeChange } from './describe-change.js';
import type { MeanCurveOptions } from './mean-curve.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

const defaults: MeanCurveOptions = { x: 'visit', y: 'data', bars: 'ci' };

const domainOf = (spec: VegaLiteSpec): [number, number] => {
  const [zero] = layersOf(spec, 'rule') as unknown as {
    encoding: { y: { scale: { domain: [number, number] } } };
  }[];
  if (!zero) throw new Error('There is no zero line');
  return zero.encoding.y.scale.domain;
};

describe('the chart of change', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    expectGolden('change.fdd', changeChart(fddChangeFigure(), defaults));
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    const options = fc.record({
      x: fc.constantFrom('visit' as const, 'hours' as const),
      y: fc.constantFrom('full' as const, 'data' as const),
      bars: fc.constantFrom('se' as const, 'ci' as const),
    });
    fc.assert(
      fc.property(anyFigure, options, (figure, chosen) => {
        expectSoundSpec(() => changeChart(figure, chosen));
      }),
      { numRuns: 30 },
    );
  });

  it('always shows the line of no change', () => {
    fc.assert(
      fc.property(anyFigure, fc.constantFrom('full' as const, 'data' as const), (figure, y) => {
        const [low, high] = domainOf(changeChart(figure, { ...defaults, y }));
        expect(low <= 0 && 0 <= high && low < high).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('can show every change that the scale allows', () => {
    const figure = fddChangeFigure();
    expect(domainOf(changeChart(figure, { ...defaults, y: 'full' }))).toEqual([
      -figure.score.max,
      figure.score.max,
    ]);
  });

  it('carries the change as R has it, and zero without a bar at the baseline', () => {
    const figure = fddChangeFigure();
    const { values } = changeChart(figure, defaults)['data'] as unknown as {
      values: Record<string, unknown>[];
    };
    const [first, second] = values;
    expect(first).toMatchObject({ mean: 0, barLower: null, barUpper: null });
    const { mean, lower, upper } = figure.groups[0]?.visits[1] ?? {};
    expect(second).toMatchObject({ mean, barLower: lower, barUpper: upper });
  });

  it('says which direction is good, whose change it is, and that bars are not of the difference', () => {
    const figure = fddChangeFigure();
    const spec = changeChart(figure, defaults);
    expect(JSON.stringify(spec)).toContain('(negative is better)');
    expect(noteOf(spec)).toMatch(/own baseline.*both scores.*not of the difference between groups/);
    const higher = changeChart({ ...figure, score: { ...figure.score, better: 'higher' } }, defaults);
    expect(JSON.stringify(higher)).toContain('(positive is better)');
    expect(noteOf(changeChart({ ...withArms(figure, [null]), hasControl: false }, defaults))).toContain(
      'There is no control group',
    );
    expect(describeChange(figure)).toContain('mean change');
  });
});
