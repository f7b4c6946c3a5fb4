import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  historyEntry,
  isEligible,
  meets,
  parseHistory,
  responseHistory,
  type ResponseRule,
} from './response-rule.js';

const rule = (
  kind: ResponseRule['kind'],
  value: bigint,
  better: ResponseRule['better'] = 'lower',
): ResponseRule => ({ key: kind, kind, value, better });

const rules = fc.oneof(
  fc.record({
    key: fc.constant('percent'),
    kind: fc.constant('percent' as const),
    value: fc.bigInt({ min: 1n, max: 10_000n }),
    better: fc.constantFrom('lower' as const, 'higher' as const),
  }),
  fc.record({
    key: fc.constant('other'),
    kind: fc.constantFrom('points' as const, 'below' as const),
    value: fc.bigInt({ min: 1n, max: 80n }),
    better: fc.constantFrom('lower' as const, 'higher' as const),
  }),
);
const tick = fc.bigInt({ min: -20n, max: 200n });
const maybeTick = fc.option(tick, { freq: 3 });

describe('a rule of response', () => {
  it('is met exactly at its limit and not a tick before', () => {
    // 30 % of 10 is 3; 33.33 % of 10 000 is 3333; 12 points of 40.
    for (const [given, baseline, limit] of [
      [rule('percent', 3000n), 10n, 7n],
      [rule('percent', 3333n), 10_000n, 6667n],
      [rule('points', 12n), 40n, 28n],
      [rule('below', 28n), 40n, 28n],
    ] as const) {
      expect(meets(given, baseline, limit)).toBe(true);
      expect(meets(given, baseline, limit + 1n)).toBe(false);
    }
  });

  it('turns round where higher is better', () => {
    for (const [given, baseline, limit] of [
      [rule('percent', 3000n, 'higher'), 10n, 13n],
      [rule('points', 12n, 'higher'), 40n, 52n],
      [rule('below', 50n, 'higher'), 40n, 50n],
    ] as const) {
      expect(meets(given, baseline, limit)).toBe(true);
      expect(meets(given, baseline, limit - 1n)).toBe(false);
    }
  });

  it('is met by 30 % of 1.90, where doubles miss it', () => {
    expect((1.9 - 1.33) / 1.9 >= 0.3).toBe(false);
    expect(meets(rule('percent', 3000n), 190n, 133n)).toBe(true);
    expect(meets(rule('percent', 3000n), 190n * 10n ** 13n, 133n * 10n ** 13n)).toBe(true);
  });

  it('can be told of a positive baseline in percent, of any in points, and of everybody below a score', () => {
    const told = (kind: ResponseRule['kind']) =>
      [1n, 0n, -1n, null].map((baseline) => isEligible(rule(kind, 1n), baseline));
    expect([told('percent'), told('points'), told('below')]).toEqual([
      [true, false, false, false],
      [true, true, true, false],
      [true, true, true, true],
    ]);
  });

  it('refuses a baseline of which it cannot be told', () => {
    expect(() => meets(rule('percent', 3000n), 0n, 0n)).toThrow(RangeError);
    expect(() => meets(rule('points', 1n), null, 0n)).toThrow(RangeError);
    expect(meets(rule('below', 1n), null, 0n)).toBe(true);
  });

  it('that is met stays met by any better score', () => {
    fc.assert(
      fc.property(
        rules,
        maybeTick,
        tick,
        fc.bigInt({ min: 0n, max: 50n }),
        (given, baseline, score, more) => {
          fc.pre(isEligible(given, baseline) && meets(given, baseline, score));
          expect(meets(given, baseline, given.better === 'lower' ? score - more : score + more)).toBe(true);
        },
      ),
    );
  });

  it('in percent or points is the same in finer ticks', () => {
    fc.assert(
      fc.property(rules, tick, tick, (given, baseline, score) => {
        fc.pre(isEligible(given, baseline));
        const finer = given.kind === 'percent' ? given : { ...given, value: given.value * 10n };
        expect(meets(finer, baseline * 10n, score * 10n)).toBe(meets(given, baseline, score));
      }),
    );
  });
});

describe('a history of response', () => {
  const half = rule('percent', 5000n);

  it('is first response, first loss after it and last score, whatever comes between', () => {
    expect(responseHistory(half, [40n, 30n, 20n, null, 21n, 10n, null], 0, null)).toEqual({
      first: 2,
      loss: 4,
      last: 5,
      redosed: null,
    });
  });

  it('has no loss before a response and none after a gap', () => {
    expect(responseHistory(half, [40n, 39n, null, 20n, null], 0, 4)).toEqual({
      first: 3,
      loss: null,
      last: 3,
      redosed: 4,
    });
  });

  it('has nothing but the rule where no score came after the baseline, and is none without an eligible one', () => {
    expect(responseHistory(half, [40n, null], 0, null)).toEqual({
      first: null,
      loss: null,
      last: null,
      redosed: null,
    });
    expect(responseHistory(half, [0n, 0n], 0, null)).toBeNull();
    expect(responseHistory(half, [null, 10n], 0, null)).toBeNull();
  });

  it('is that of the visits as rows', () => {
    fc.assert(
      fc.property(rules, fc.array(maybeTick, { minLength: 1, maxLength: 6 }), (given, values) => {
        const baseline = values[0] ?? null;
        fc.pre(isEligible(given, baseline));
        const scored = values.flatMap((score, visit) =>
          visit > 0 && score !== null ? [{ visit, met: meets(given, baseline, score) }] : [],
        );
        const first = scored.find(({ met }) => met)?.visit ?? null;
        const later = scored.filter(({ visit }) => first !== null && visit > first);
        expect(responseHistory(given, values, 0, null)).toEqual({
          first,
          loss: later.find(({ met }) => !met)?.visit ?? null,
          last: scored.at(-1)?.visit ?? null,
          redosed: null,
        });
      }),
    );
  });

  it('reads back from its entry', () => {
    const visit = fc.option(fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.record({ first: visit, loss: visit, last: visit, redosed: visit }), (history) => {
        expect(parseHistory(historyEntry(history))).toEqual(history);
      }),
    );
  });
});
