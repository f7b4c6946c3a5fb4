import { respondersChart, survivalChart, type VegaLiteSpec } from '#charts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyRespondersFigure, fddRespondersFigure } from '../../../test/support/responder-figures.js';
import {
  anySurvivalFigure,
  bthebSurvivalFigure,
  fddSurvivalFigure,
} from '../../../test/support/survival-figures.js';
import { renderSvg } from './render-svg.js';

const observed = { denominator: 'observed' as const };
const imputed = { denominator: 'imputed' as const };
const nothing = { flow: [], notes: [], groups: [] };

describe('the figures of shares', () => {
  it.each<[string, VegaLiteSpec]>([
    ['responders of those seen', respondersChart(fddRespondersFigure(), observed)],
    ['responders of all who were due', respondersChart(fddRespondersFigure(), imputed)],
    ['no responders', respondersChart({ ...fddRespondersFigure(), ...nothing, differences: [] }, observed)],
    ['time to response', survivalChart(fddSurvivalFigure())],
    ['time to loss', survivalChart({ ...bthebSurvivalFigure(), event: 'loss' })],
    ['no curve', survivalChart({ ...fddSurvivalFigure(), ...nothing, logRank: null })],
  ])('are drawn: %s', async (_, spec) => {
    const svg = await renderSvg(spec);
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('are drawn whatever is in them', async () => {
    const specs = fc.oneof(
      anyRespondersFigure.map((figure) => respondersChart(figure, imputed)),
      anySurvivalFigure.map((figure) => survivalChart(figure)),
    );
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        expect(await renderSvg(spec)).not.toContain('NaN');
      }),
      { numRuns: 30 },
    );
  });

  it.each(['constructor', 'toString', '__proto__'])('are drawn with everything named %s', async (word) => {
    const responders = fddRespondersFigure();
    const groups = responders.groups.map(({ arm, visits }) => ({
      arm: arm === 'CBT' ? word : arm,
      visits: visits.map((visit) => ({ ...visit, label: word })),
    }));
    const score = { ...responders.score, name: word };
    const survival = fddSurvivalFigure();
    const curves = survival.groups.map((group) => ({
      ...group,
      arm: group.arm === 'CBT' ? word : group.arm,
    }));
    for (const spec of [
      respondersChart({ ...responders, groups, score, title: word }, observed),
      survivalChart({ ...survival, groups: curves, score, title: word }),
    ])
      expect(await renderSvg(spec)).toContain(word);
  });

  it('have percents at the axis and x of n under the visits', async () => {
    const svg = await renderSvg(respondersChart(fddRespondersFigure(), observed));
    for (const text of ['0%', '100%', '8 of 21', '5 of 21']) expect(svg).toContain(`>${text}<`);
  });

  it('have the numbers at risk under the ticks of the axis', async () => {
    const svg = await renderSvg(survivalChart(fddSurvivalFigure()));
    const xAxis = svg.split('role-axis').find((part) => part.includes('y2="5"')) ?? '';
    const ticks = [...xAxis.matchAll(/translate\(([\d.]+),0\)" x2="0" y2="5"/g)].map(([, x]) => Number(x));
    // The last texts that are whole numbers: seven of each arm, CBT first.
    const numbers = [...svg.matchAll(/translate\(([\d.]+),[\d.]+\)[^>]*>(\d+)<\/text>/g)].slice(-14);
    expect(ticks).toHaveLength(7);
    expect(numbers.map(([, , number]) => Number(number))).toEqual([
      ...[23, 22, 22, 22, 13, 13, 13],
      ...[23, 21, 21, 21, 16, 16, 16],
    ]);
    for (const [index, [, x]] of numbers.entries())
      expect(Math.abs(Number(x) - (ticks[index % 7] ?? NaN))).toBeLessThan(1);
  });
});
