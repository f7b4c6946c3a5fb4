import { describe, expect, it } from '@jest/globals';
import { baselineNorms, normsOf } from './norms.js';
import { jt } from './profiles/jt.js';
import { vaMarx2022 } from './profiles/va-marx-2022.js';
import { resolveRule, type FormulaParameters } from './resolve-rule.js';

const scale = { instrument: 'pcl-5', better: 'lower', decimals: 0 } as const;
const parameters: FormulaParameters = {
  reliability: 0.82,
  clinical: normsOf(50, 12),
  functional: normsOf(15, 10),
  cutOff: 'c',
};

describe('a profile for a scale', () => {
  it('takes direction and ticks from the scale', () => {
    expect(resolveRule(vaMarx2022, { ...scale, decimals: 2 })).toEqual({
      key: 'va_marx_2022',
      version: 1,
      better: 'lower',
      decimals: 2,
      reliable: { by: 'points', atLeast: [15n, 1n] },
      cutOff: { by: 'published', at: [28n, 1n], inclusive: true },
    });
  });

  it('is refused for an instrument that it is not for', () => {
    for (const instrument of ['phq-9', 'constructor', 'toString'])
      expect(resolveRule(vaMarx2022, { ...scale, instrument })).toEqual({ refused: 'other instrument' });
  });
});

describe('a formula', () => {
  it('is for any instrument', () => {
    expect(resolveRule(jt, { ...scale, instrument: 'own' }, parameters)).toMatchObject({ key: 'jt' });
  });

  it('is refused without parameters', () => {
    expect(resolveRule(jt, scale)).toEqual({ refused: 'no parameters' });
  });

  it('is refused with fewer than two baselines', () => {
    const clinical = baselineNorms([{ baseline: 50n, tick: 30n, count: 1n }], 0);
    expect(resolveRule(jt, scale, { ...parameters, clinical })).toEqual({ refused: 'no baseline norms' });
  });

  it('is refused where all baselines are equal', () => {
    const clinical = baselineNorms([{ baseline: 50n, tick: 30n, count: 9n }], 0);
    expect(resolveRule(jt, scale, { ...parameters, clinical })).toEqual({ refused: 'no spread' });
  });

  it('needs functional norms for b and c and not for a or without a cut-off', () => {
    const resolved = (cutOff: FormulaParameters['cutOff']) =>
      resolveRule(jt, scale, { ...parameters, functional: null, cutOff });
    for (const cutOff of ['b', 'c'] as const)
      expect(resolved(cutOff)).toEqual({ refused: 'no functional norms' });
    for (const cutOff of ['a', null] as const) expect(resolved(cutOff)).toMatchObject({ key: 'jt' });
  });

  it('is refused where the functional mean is not the better one', () => {
    const refused = { refused: 'functional norms not better' };
    for (const mean of [50, 60]) {
      const functional = normsOf(mean, 10);
      expect(resolveRule(jt, scale, { ...parameters, functional })).toEqual(refused);
      expect(resolveRule(jt, scale, { ...parameters, functional, cutOff: 'b' })).toEqual(refused);
    }
    expect(resolveRule(jt, { ...scale, better: 'higher' }, parameters)).toEqual(refused);
  });

  it('needs a reliability from 0 to below 1', () => {
    for (const reliability of [-0.1, 1, 1.5, Number.NaN])
      expect(() => resolveRule(jt, scale, { ...parameters, reliability })).toThrow(RangeError);
  });
});
