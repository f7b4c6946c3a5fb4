import { contrastChart, modelChart, type VegaLiteSpec } from '#charts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyContrastFigure, fddContrastFigure } from '../../../test/support/contrast-figures.js';
import { anyModelFigure, fddModelFigure } from '../../../test/support/model-figures.js';
import { renderSvg } from './render-svg.js';

const y = 'data' as const;
const x = 'visit' as const;
const nothing = { flow: [], notes: [] };

describe('the figures of a model and of differences', () => {
  it.each<[string, VegaLiteSpec]>([
    ['means', modelChart(fddModelFigure(), { x, y })],
    ['means true to time', modelChart(fddModelFigure(), { x: 'hours', y: 'full' })],
    [
      'means of nothing',
      modelChart({ ...fddModelFigure(), ...nothing, groups: [], contrasts: [] }, { x, y }),
    ],
    ['differences', contrastChart(fddContrastFigure(), { y })],
    ['no differences', contrastChart({ ...fddContrastFigure(), ...nothing, rows: [] }, { y })],
  ])('are drawn: %s', async (_, spec) => {
    const svg = await renderSvg(spec);
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('are drawn whatever is in them', async () => {
    const specs = fc.oneof(
      anyModelFigure.map((figure) => modelChart(figure, { x: 'hours', y })),
      anyContrastFigure.map((figure) => contrastChart(figure, { y })),
    );
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        expect(await renderSvg(spec)).not.toContain('NaN');
      }),
      { numRuns: 30 },
    );
  });

  it.each(['constructor', 'toString', '__proto__'])('are drawn with everything named %s', async (word) => {
    const score = { ...fddModelFigure().score, name: word };
    const rows = fddContrastFigure().rows.map((row) => ({ ...row, arm: word, reference: word, label: word }));
    const groups = fddModelFigure().groups.map(({ arm, visits }) => ({
      arm: arm === 'CBT' ? word : arm,
      visits: visits.map((visit) => ({ ...visit, label: word })),
    }));
    for (const spec of [
      contrastChart({ ...fddContrastFigure(), rows, score, title: word }, { y }),
      modelChart({ ...fddModelFigure(), groups, score, title: word }, { x, y }),
    ])
      expect(await renderSvg(spec)).toContain(word);
  });

  it('have the differences as text beside their points', async () => {
    const svg = await renderSvg(contrastChart(fddContrastFigure(), { y }));
    expect(svg).toContain('>−2.1 (−8.4 to 4.3)<');
    expect(svg).toContain('>← favours EMDR<');
  });
});
