import { respondersChart, type VegaLiteSpec } from '#charts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyRespondersFigure, fddRespondersFigure } from '../../../test/support/responder-figures.js';
import { renderSvg } from './render-svg.js';

const observed = { denominator: 'observed' as const };
const imputed = { denominator: 'imputed' as const };
const nothing = { flow: [], notes: [], groups: [] };

describe('the figures of shares', () => {
  it.each<[string, VegaLiteSpec]>([
    ['responders of those seen', respondersChart(fddRespondersFigure(), observed)],
    ['responders of all who were due', respondersChart(fddRespondersFigure(), imputed)],
    ['no responders', respondersChart({ ...fddRespondersFigure(), ...nothing, differences: [] }, observed)],
  ])('are drawn: %s', async (_, spec) => {
    const svg = await renderSvg(spec);
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('are drawn whatever is in them', async () => {
    const specs = anyRespondersFigure.map((figure) => respondersChart(figure, imputed));
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
    expect(
      await renderSvg(respondersChart({ ...responders, groups, score, title: word }, observed)),
    ).toContain(word);
  });

  it('have percents at the axis and x of n under the visits', async () => {
    const svg = await renderSvg(respondersChart(fddRespondersFigure(), observed));
    for (const text of ['0%', '100%', '8 of 21', '5 of 21']) expect(svg).toContain(`>${text}<`);
  });
});
