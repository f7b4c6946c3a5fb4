import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anySurvivalFigure } from '../../../../test/support/survival-figures.js';
import type { SurvivalFigure } from '../cohort-figure.js';
import { refuseDisorder } from './refuse-disorder.js';

type Group = SurvivalFigure['groups'][number];

const step = (time: number, atRisk: number, events: number, censored: number): Group['steps'][number] => ({
  ...{ time, atRisk, events, censored, survival: 1, lower: null, upper: null },
});

const refuse = (...steps: Group['steps']) => {
  const median = { time: null, lower: null, upper: null };
  return () => refuseDisorder({ groups: [{ arm: null, n: 10, events: 0, median, steps }] });
};

describe('refuseDisorder', () => {
  it('refuses a curve that does not begin at time 0', () => {
    expect(refuse(step(24, 10, 0, 0))).toThrow('A curve begins at time 0, not at 24 (group 0, step 0)');
  });

  it('refuses times that do not ascend', () => {
    expect(refuse(step(0, 10, 0, 0), step(48, 10, 0, 0), step(48, 10, 0, 0))).toThrow(
      'Time 48 does not follow 48 (group 0, step 2)',
    );
  });

  it('refuses more or fewer at risk than the step before left', () => {
    expect(refuse(step(0, 10, 2, 1), step(24, 8, 0, 0))).toThrow(
      'There are 7 at risk, not 8 (group 0, step 1)',
    );
    expect(refuse(step(0, 10, 2, 1), step(24, 7, 0, 0))).not.toThrow();
  });

  it('takes curves in order, and none', () => {
    fc.assert(
      fc.property(anySurvivalFigure, (figure) => {
        expect(() => refuseDisorder(figure)).not.toThrow();
      }),
    );
  });
});
