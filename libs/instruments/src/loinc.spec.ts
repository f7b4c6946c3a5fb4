import { describe, expect, it } from '@jest/globals';
import { iesR } from './ies-r.js';
import { loincOf } from './loinc.js';
import { pcl5 } from './pcl-5.js';
import { phq9 } from './phq-9.js';
import { builtInInstruments, instrumentFrom } from './registry.js';

describe('the LOINC code', () => {
  it('of a PCL-5 is that of the past month, and no other recall has one', () => {
    expect(loincOf(pcl5, 'P1M', 'total')).toBe('101698-9');
    expect(loincOf(pcl5, 'P1M', 'panel')).toBe('101697-1');
    for (const recall of ['P1D', 'P7D', null] as const)
      expect([loincOf(pcl5, recall, 'total'), loincOf(pcl5, recall, 'panel')]).toEqual([null, null]);
  });

  it('of a PHQ-9 total is not that of its panel', () => {
    expect([loincOf(phq9, 'P14D', 'total'), loincOf(phq9, 'P14D', 'panel')]).toEqual(['44261-6', '44249-1']);
  });

  it('of an IES-R is known for the panel alone', () => {
    expect([loincOf(iesR, 'P7D', 'total'), loincOf(iesR, 'P7D', 'panel')]).toEqual([null, '100232-8']);
  });

  it('of a total is known for the PCL-5, the PHQ-9 and the GAD-7 only', () => {
    const known = builtInInstruments.filter((instrument) =>
      [...instrument.recalls, null].some((recall) => loincOf(instrument, recall, 'total') !== null),
    );
    expect(known.map(({ key }) => key)).toEqual(['pcl-5', 'phq-9', 'gad-7']);
  });

  it('that names no recall holds only where there is no choice of recalls', () => {
    const code = { system: 'http://loinc.org', code: '1-1', codes: 'total' as const };
    expect(loincOf({ ...phq9, codes: [code] }, 'P14D', 'total')).toBe('1-1');
    expect(loincOf({ ...pcl5, codes: [code] }, 'P1M', 'total')).toBeNull();
  });

  it('of another system is none', () => {
    const code = { system: 'http://snomed.info/sct', code: '1', codes: 'total' as const };
    expect(loincOf({ ...phq9, codes: [code] }, 'P14D', 'total')).toBeNull();
  });

  it('of a clinic’s own instrument is none', () => {
    const own = instrumentFrom({
      key: 'own',
      name: 'Own',
      recall: null,
      kind: 'total',
      min: 0,
      max: 10,
      decimals: 0,
      better: 'lower',
    });
    expect(loincOf(own, null, 'total')).toBeNull();
  });
});
