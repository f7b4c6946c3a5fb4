import { describe, expect, it } from '@jest/globals';
import { fddSurvivalFigure } from '../../../../test/support/survival-figures.js';
import type { SurvivalFigure } from '../cohort-figure.js';
import { survivalNote } from './note.js';
import { logRankInWords } from './log-rank-in-words.js';

const words = (change: Partial<SurvivalFigure> = {}): string =>
  logRankInWords({ ...fddSurvivalFigure(), ...change });

describe('logRankInWords', () => {
  it('has the numbers of the test, without judging it', () => {
    // R: chi-squared 0.0121 with 1 degree of freedom, p 0.912.
    expect(words()).toBe('Log-rank test over all groups: chi-squared 0.01, df 1, p 0.912.');
    expect(words({ logRank: { chisq: 20, df: 1, p: 0.00001 } })).toContain('df 1, p below 0.001.');
    expect(survivalNote(fddSurvivalFigure()).join(' ')).toContain(words());
  });

  it('says that it cannot be told, and nothing where there is one group', () => {
    expect(words({ logRank: null })).toBe('Log-rank test: cannot be told.');
    expect(words({ logRank: null, groups: fddSurvivalFigure().groups.slice(0, 1) })).toBe('');
  });
});
