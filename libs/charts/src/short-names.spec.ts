import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shortNames } from './short-names.js';

describe('shortNames', () => {
  it('shortens what is long', () => {
    const short = shortNames(['CBT', 'Ketamine 0.5 mg/kg over forty minutes with psychotherapy']);
    expect(short('CBT')).toBe('CBT');
    expect(short('Ketamine 0.5 mg/kg over forty minutes with psychotherapy')).toMatch(/^Ketamine 0\.5.*…$/);
  });

  it('keeps whole what would look like another', () => {
    const names = ['40', '60'].map(
      (minutes) => `Ketamine 0.5 mg/kg in saline, infused over ${minutes} minutes`,
    );
    expect(names.map(shortNames(names))).toEqual(names);
    expect(names.slice(0, 1).map(shortNames([...names.slice(0, 1), ...names.slice(0, 1)]))).not.toEqual(
      names.slice(0, 1),
    );
  });

  it('never makes two names one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^a{30,40}[ab]{0,8}$/), { maxLength: 6 }), (names) => {
        expect(new Set(names.map(shortNames(names))).size).toBe(names.length);
      }),
    );
  });
});
