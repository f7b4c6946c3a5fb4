import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { cohorts, fold } from './courses.arbitrary.js';
import { digestTally } from './tally-digest.js';
import { emptyTally } from './tally.js';

describe('the digest of a tally', () => {
  it('is sha256 over the canonical JSON of header and parts', () => {
    const tally = fold([{ cell: [null], values: [null], due: [null] }], 0);
    const text =
      '{"header":{"b":1},"parts":[["[\\"block\\",[null],\\"0\\"]",[["n","1"]]],' +
      '["[\\"due\\",[null],0,\\"none\\"]",[["","1"]]]]}';
    expect(digestTally(tally, { b: 1 })).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
  });

  it('is the same in any order of folding', () => {
    fc.assert(
      fc.property(cohorts, ({ courses, baseline }) => {
        expect(digestTally(fold([...courses].reverse(), baseline), null)).toBe(
          digestTally(fold(courses, baseline), null),
        );
      }),
    );
  });

  it('changes with a score, with a course and with the header', () => {
    const of = (tick: bigint) => fold([{ cell: ['a'], values: [tick], due: [null] }], 0);
    const digests = [
      digestTally(of(1n), 'h'),
      digestTally(of(2n), 'h'),
      digestTally(emptyTally(), 'h'),
      digestTally(of(1n), 'g'),
    ];
    expect(new Set(digests).size).toBe(4);
  });

  it('refuses a header that JSON cannot hold', () => {
    expect(() => digestTally(emptyTally(), { version: Number.NaN })).toThrow(TypeError);
  });
});
