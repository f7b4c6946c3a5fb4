import { infusionChanges, symptoms, trajectory, type VegaLiteSpec } from '#charts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyInfusions, anySymptoms, anyTrajectory } from '../../../test/support/any-patient.js';
import {
  exampleExpected,
  exampleInfusions,
  exampleSymptoms,
  exampleTrajectory,
} from '../../../test/support/example-patient.js';
import { renderSvg } from './render-svg.js';

const y = 'full' as const;
const nothing = { zeroAt: null, startAt: null, points: [], infusions: [], visits: [], treatments: [] };

const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

describe('the figures of one patient', () => {
  it.each<[string, VegaLiteSpec]>([
    ['trajectory', trajectory(exampleTrajectory(), { y })],
    [
      'trajectory with an expected course',
      trajectory({ ...exampleTrajectory(), expected: exampleExpected() }, { y }),
    ],
    ['symptoms', symptoms(exampleSymptoms(), { y })],
    ['infusions', infusionChanges(exampleInfusions(), { y })],
    ['trajectory of nothing', trajectory({ ...exampleTrajectory(), ...nothing }, { y })],
    ['symptoms of nothing', symptoms({ ...exampleSymptoms(), ...nothing }, { y })],
    ['infusions of nothing', infusionChanges({ ...exampleInfusions(), ...nothing }, { y })],
  ])('are drawn: %s', async (_, spec) => {
    const svg = await renderSvg(spec);
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('are drawn whatever is in them', async () => {
    const specs = fc.oneof(
      anyTrajectory.map((figure) => trajectory(figure, { y: 'data' })),
      anySymptoms.map((figure) => symptoms(figure, { y: 'data' })),
      anyInfusions.map((figure) => infusionChanges(figure, { y: 'data' })),
    );
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        expect(await renderSvg(spec)).not.toContain('NaN');
      }),
      { numRuns: 30 },
    );
  });

  it.each(['constructor', 'toString', '__proto__'])('are drawn with the title %s', async (title) => {
    const score = { ...exampleTrajectory().score, name: `${title} ${'m'.repeat(40)}` };
    const svg = await renderSvg(trajectory({ ...exampleTrajectory(), title, score }, { y }));
    expect(svg).toContain(title);
  });

  it('have ticks that say the days they stand at', async () => {
    const texts = textsOf(await renderSvg(trajectory(exampleTrajectory(), { y })));
    expect(texts).toEqual(expect.arrayContaining(['0', '14', '28', '42', '56']));
    const { points } = exampleTrajectory();
    const short = points.slice(2, 5).map((point, index) => ({ ...point, time: index }));
    const hours = trajectory({ ...exampleTrajectory(), ...nothing, points: short, unit: 'hours' }, { y });
    expect(textsOf(await renderSvg(hours))).toEqual(expect.arrayContaining(['0.25', '0.5', '1.75', '2']));
  });
});
