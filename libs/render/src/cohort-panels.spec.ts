import {
  distributionChart,
  flowChart,
  reliableChangeChart,
  waterfallChart,
  type VegaLiteSpec,
} from '#charts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyWaterfallFigure, fddWaterfallFigure } from '../../../test/support/change-figures.js';
import { anyDistributionFigure, fddDistributionFigure } from '../../../test/support/distribution-figures.js';
import { anyFlowFigure, fddFlowFigure } from '../../../test/support/flow-figures.js';
import {
  anyReliableChangeFigure,
  fddReliableChangeFigure,
} from '../../../test/support/reliable-change-figures.js';
import { renderSvg } from './render-svg.js';

const y = 'data' as const;

describe('the figures of a cohort in counts', () => {
  it('are drawn whatever is in them', async () => {
    const specs = fc.oneof(
      anyFlowFigure.map((figure) => flowChart(figure)),
      anyWaterfallFigure.map((figure) => waterfallChart(figure, { y })),
      anyDistributionFigure.map((figure) => distributionChart(figure, { y })),
      anyReliableChangeFigure.map((figure) => reliableChangeChart(figure, { y })),
    );
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        expect(await renderSvg(spec)).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 40 },
    );
  });

  const named = (word: string): [string, VegaLiteSpec][] => {
    const names = { title: word, score: { ...fddFlowFigure().score, name: word }, notes: [word] };
    return [
      ['flow', flowChart({ ...fddFlowFigure(), ...names })],
      ['waterfall', waterfallChart({ ...fddWaterfallFigure(), ...names, label: word }, { y })],
      ['distribution', distributionChart({ ...fddDistributionFigure(), ...names }, { y })],
      [
        'reliable change',
        reliableChangeChart({ ...fddReliableChangeFigure(), ...names, label: word }, { y }),
      ],
    ];
  };

  it.each(['constructor', 'toString', '__proto__'].flatMap(named))(
    'are drawn with hostile names: %s',
    async (_, spec) => {
      const svg = await renderSvg(spec);
      expect(svg).toMatch(/^<svg/);
      expect(svg).toMatch(/constructor|toString|__proto__/);
    },
  );
});
