import { describe, expect, it } from '@jest/globals';
import { doseLabel, drugsOf } from './dose-label.js';

const dose = { drug: 'ketamine', route: 'IV', doseMg: 40, doseMgPerKg: 0.5 };

describe('doseLabel', () => {
  it('says mg/kg, else mg, else the route alone', () => {
    expect(doseLabel(dose)).toBe('0.5 mg/kg IV');
    expect(doseLabel({ ...dose, doseMgPerKg: 40 / 81 })).toBe('0.494 mg/kg IV');
    expect(doseLabel({ ...dose, doseMgPerKg: null })).toBe('40 mg IV');
    expect(doseLabel({ ...dose, doseMgPerKg: null, doseMg: null })).toBe('IV');
  });

  it('names every drug once', () => {
    expect(drugsOf([dose, dose, { ...dose, drug: 'midazolam' }])).toEqual(['ketamine', 'midazolam']);
  });
});
