import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsePartKey, partKey, tallyCourse, type Part } from './course-tally.js';
import { cohorts, fold } from './courses.arbitrary.js';
import { addTally, canonicalTally, type Tally } from './tally.js';

const text = (tally: Tally): string => JSON.stringify(canonicalTally(tally));

const shuffledCohorts = cohorts.chain((cohort) =>
  fc
    .shuffledSubarray(cohort.courses, { minLength: cohort.courses.length })
    .map((shuffled) => ({ ...cohort, shuffled })),
);

describe('folding courses', () => {
  it('gives the same bytes in any order', () => {
    fc.assert(
      fc.property(shuffledCohorts, ({ courses, shuffled, baseline }) => {
        expect(text(fold(shuffled, baseline))).toBe(text(fold(courses, baseline)));
      }),
    );
  });

  it('merges shards into the whole', () => {
    fc.assert(
      fc.property(cohorts, fc.nat(24), ({ courses, baseline }, cut) => {
        const merged = addTally(fold(courses.slice(0, cut), baseline), fold(courses.slice(cut), baseline));
        expect(text(merged)).toBe(text(fold(courses, baseline)));
      }),
    );
  });

  it('withdraws a course as if it had never been there', () => {
    fc.assert(
      fc.property(cohorts, fc.nat(), ({ courses, baseline }, pick) => {
        fc.pre(courses.length > 0);
        const at = pick % courses.length;
        const rest = courses.filter((_, i) => i !== at);
        const less = addTally(fold(courses, baseline), tallyCourse(courses[at]!, baseline), -1n);
        expect(text(less)).toBe(text(fold(rest, baseline)));
      }),
    );
  });

  it('counts a course without scores, and when each of its visits is lost', () => {
    const tally = tallyCourse({ cell: ['a'], values: [null, null], due: [null, '2024-03-01'] }, 0);
    expect(canonicalTally(tally)).toEqual([
      ['["block",["a"],"00"]', [['n', '1']]],
      ['["due",["a"],0,"none"]', [['', '1']]],
      ['["due",["a"],1,"none"]', [['2024-03-01', '1']]],
    ]);
  });
});

describe('the name of a part', () => {
  const parts: Part[] = [
    { kind: 'block', cell: ['a"b', null], pattern: '101' },
    { kind: 'joint', cell: [], visit: 2, baseline: -(10n ** 40n) },
    { kind: 'joint', cell: ['é'], visit: 0, baseline: null },
    { kind: 'due', cell: ['a'], visit: 1, baseline: 'positive' },
    { kind: 'response', cell: ['a'], rule: 'percent30' },
  ];

  it('reads back as the part', () => {
    expect(parts.map((part) => parsePartKey(partKey(part)))).toEqual(parts);
  });

  it('of an unknown kind is refused', () => {
    expect(() => parsePartKey('["rows",["a"],0]')).toThrow('no part of the kind rows');
  });
});
