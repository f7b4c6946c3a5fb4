import { describe, expect, it } from '@jest/globals';
import { iesR } from './ies-r.js';
import { pcl5 } from './pcl-5.js';
import { phq9 } from './phq-9.js';
import { builtInInstruments, instrumentFrom } from './registry.js';
import { hasSeries, parseSeries, resolveRecall, seriesOf } from './series.js';

const untimed = instrumentFrom({
  key: 'pain',
  name: 'Pain',
  recall: null,
  kind: 'total',
  min: 0,
  max: 10,
  decimals: 0,
  better: 'lower',
});

describe('a series', () => {
  it('names the recall where the instrument has several', () => {
    expect(pcl5.recalls.map((recall) => seriesOf(pcl5, recall))).toEqual([
      'pcl-5:P1D',
      'pcl-5:P7D',
      'pcl-5:P1M',
    ]);
  });

  it('is the instrument alone where it has one recall, or none', () => {
    expect([seriesOf(phq9, 'P14D'), seriesOf(iesR, 'P7D'), seriesOf(untimed, null)]).toEqual([
      'phq-9',
      'ies-r',
      'pain',
    ]);
  });

  it('does not exist for a recall that the instrument does not have', () => {
    expect(() => seriesOf(pcl5, 'P14D')).toThrow(RangeError);
    expect(() => seriesOf(pcl5, null)).toThrow(RangeError);
    expect(() => seriesOf(phq9, 'P7D')).toThrow(RangeError);
    expect(() => seriesOf(untimed, 'P7D')).toThrow(RangeError);
  });

  it('is taken apart into what it was made of', () => {
    expect(parseSeries('pcl-5:P7D')).toEqual({ key: 'pcl-5', recall: 'P7D' });
    expect(parseSeries('phq-9')).toEqual({ key: 'phq-9', recall: null });
    expect(parseSeries('pcl-5:P7D:x')).toEqual({ key: 'pcl-5', recall: 'P7D:x' });
  });

  it('is an instrument’s only as the instrument writes it', () => {
    for (const instrument of builtInInstruments)
      for (const recall of instrument.recalls)
        expect(hasSeries(instrument, seriesOf(instrument, recall))).toBe(true);
    for (const wrong of ['pcl-5', 'pcl-5:P14D', 'pcl-5:', 'phq-9'])
      expect(hasSeries(pcl5, wrong)).toBe(false);
    expect(hasSeries(phq9, 'phq-9:P14D')).toBe(false);
  });
});

describe('the recall', () => {
  it('may be left out where there is one, or none', () => {
    expect(resolveRecall(phq9, undefined)).toEqual({ recall: 'P14D' });
    expect(resolveRecall(phq9, null)).toEqual({ recall: 'P14D' });
    expect(resolveRecall(untimed, undefined)).toEqual({ recall: null });
  });

  it('is taken where it is one of the instrument’s', () => {
    expect(resolveRecall(pcl5, 'P1D')).toEqual({ recall: 'P1D' });
    expect(resolveRecall(phq9, 'P14D')).toEqual({ recall: 'P14D' });
  });

  it('is asked for, with the choice, where there are several', () => {
    expect(resolveRecall(pcl5, undefined)).toEqual({
      pointer: '/recall',
      rule: 'recall',
      detail: 'PCL-5 needs its recall, one of P1D, P7D, P1M',
    });
  });

  it.each([
    [pcl5, 'P14D', 'PCL-5 has no recall P14D; it has P1D, P7D, P1M'],
    [phq9, 'P7D', 'PHQ-9 has no recall P7D; it has P14D'],
    [untimed, 'P7D', 'Pain has no recall P7D; it has none'],
    [pcl5, '', 'PCL-5 has no recall ; it has P1D, P7D, P1M'],
  ])('is refused where the instrument does not have it', (instrument, recall, detail) => {
    expect(resolveRecall(instrument, recall)).toMatchObject({ pointer: '/recall', detail });
  });
});
