import { describe, expect, it } from '@jest/globals';
import { normsOf } from './norms.js';
import { profilesFor, robustnessStrip, type ScoredSeries } from './robustness-strip.js';

const series: ScoredSeries = { instrument: 'pcl-5', better: 'lower', decimals: 0, recall: 'P1M' };

const verdicts = (strip: ReturnType<typeof robustnessStrip>) =>
  strip.map(({ profile, verdict }) => [
    profile.key,
    'refused' in verdict ? verdict.refused : verdict.category,
  ]);

describe('the strip of one change', () => {
  it('shows where the answer hangs on the rule: PCL-5 from 47 to 36', () => {
    // 11 points, 23 %.
    expect(verdicts(robustnessStrip(series, 47n, 36n))).toEqual([
      ['va_marx_2022', 'unchanged'],
      ['va_marx_2022_sample_2', 'unchanged'],
      ['primary_care_mid_2023', 'unchanged'],
      ['primary_care_mid_2023_low', 'improved'],
      ['nys_cocm_2025', 'unchanged'],
      ['ncptsd_legacy', 'improved'],
      ['ncptsd_legacy_meaningful', 'improved'],
      ['ketamine_response', 'unchanged'],
      ['jt', 'no parameters'],
      ['gln', 'no parameters'],
      ['en', 'no parameters'],
    ]);
  });

  it('takes the formulas where their parameters are given', () => {
    const strip = robustnessStrip(series, 47n, 20n, {
      reliability: 0.82,
      clinical: normsOf(47, 12),
      functional: normsOf(12, 10),
      cutOff: 'c',
    });
    expect(verdicts(strip).slice(-3)).toEqual([
      ['jt', 'recovered'],
      ['gln', 'recovered'],
      ['en', 'recovered'],
    ]);
  });

  it('says which thresholds are for another window of recall', () => {
    const others = (recall: string | null) =>
      robustnessStrip({ ...series, recall }, 47n, 36n).flatMap(({ otherRecall, profile }) =>
        otherRecall ? [profile.key] : [],
      );
    expect(others('P1M')).toEqual([]);
    expect(others(null)).toEqual([]);
    expect(others('P1D')).toEqual([
      'va_marx_2022',
      'va_marx_2022_sample_2',
      'primary_care_mid_2023',
      'primary_care_mid_2023_low',
      'nys_cocm_2025',
      'ncptsd_legacy',
      'ncptsd_legacy_meaningful',
    ]);
  });

  it('refuses a percent rule at a baseline of 0 and answers the others', () => {
    const strip = verdicts(robustnessStrip(series, 0n, 20n));
    expect(strip).toContainEqual(['ketamine_response', 'zero baseline']);
    expect(strip).toContainEqual(['va_marx_2022', 'deteriorated']);
  });

  it('of an instrument without published rules has the formulas alone', () => {
    expect(profilesFor('ies-r').map(({ key }) => key)).toEqual(['jt', 'gln', 'en']);
  });
});
