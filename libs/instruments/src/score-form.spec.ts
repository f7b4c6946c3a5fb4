import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instrument } from '#contracts';
import { bandOf } from './band-of.js';
import { numbered, range } from './numbered-items.js';
import { pcl5 } from './pcl-5.js';
import { builtInInstruments } from './registry.js';
import { scoreForm } from './score-form.js';
import { scoreTotal } from './score-total.js';

type Answers = (number | null)[];

const wholeForm = (instrument: Instrument) =>
  fc.tuple(...instrument.items.map(({ min, max }) => fc.integer({ min, max })));

/** Mostly few blanks, so that a good part of the forms is prorated. */
const anyForm = (instrument: Instrument): fc.Arbitrary<Answers> =>
  fc
    .tuple(wholeForm(instrument), fc.uniqueArray(fc.nat(instrument.items.length - 1), { maxLength: 5 }))
    .map(([answers, blanks]) => answers.map((answer, index) => (blanks.includes(index) ? null : answer)));

const plain = (overrides: Partial<Instrument>): Instrument => ({
  key: 'plain',
  name: 'Plain',
  version: 1,
  kind: 'items',
  recalls: [],
  items: numbered(4, 0, 3),
  subscales: [],
  total: { min: 0, max: 12 },
  decimals: 0,
  better: 'lower',
  missing: { from: 'items', mayMiss: 0, text: '' },
  sources: [],
  ...overrides,
});

/** What the laws of sums hold for: answers neither open other questions nor give a level. */
const summed = builtInInstruments.filter(({ skips, triage }) => !skips && !triage);

const partsOf = (instrument: Instrument): { items: number[]; combine?: 'max' | undefined }[] =>
  instrument.missing.from === 'items'
    ? [{ items: instrument.items.map(({ number }) => number) }]
    : instrument.subscales;

describe.each(builtInInstruments.map((instrument) => [instrument.name, instrument] as const))(
  'any form of the %s',
  (_, instrument) => {
    const max = BigInt(instrument.total.max);

    it('scores within the range, or not at all', () => {
      fc.assert(
        fc.property(anyForm(instrument), (answers) => {
          const { ticks, answered, missing, method } = scoreForm(instrument, answers);
          expect(answered).toBe(answers.filter((answer) => answer !== null).length);
          if (!instrument.skips) expect(answered + missing.length).toBe(instrument.items.length);
          expect(missing.every((number) => answers[number - 1] === null)).toBe(true);
          expect(ticks === null).toBe(method === 'not scored');
          if (ticks !== null) expect(ticks >= 0n && ticks <= max).toBe(true);
        }),
      );
    });

    it('raises every critical answer and every critical blank, whatever the total', () => {
      fc.assert(
        fc.property(anyForm(instrument), (answers) => {
          const { flags } = scoreForm(instrument, answers);
          for (const { item, atLeast, flag } of instrument.critical ?? []) {
            const value = answers[item - 1] ?? null;
            const expected = value === null ? [`${flag}-unanswered`] : value >= atLeast ? [flag] : [];
            expect(flags.filter((each) => each.item === item).map((each) => each.flag)).toEqual(expected);
          }
        }),
      );
    });
  },
);

describe.each(summed.map((instrument) => [instrument.name, instrument] as const))(
  'a form of the %s',
  (_, instrument) => {
    it('scores the sum of its parts when whole, each summed or its highest answer, times what the form says', () => {
      fc.assert(
        fc.property(wholeForm(instrument), (answers) => {
          const sum =
            partsOf(instrument).reduce((total, { items, combine }) => {
              const given = items.map((number) => answers[number - 1] ?? NaN);
              return (
                total + (combine === 'max' ? Math.max(...given) : given.reduce((all, each) => all + each, 0))
              );
            }, 0) * (instrument.total.times ?? 1);
          const score = scoreForm(instrument, answers);
          expect(score).toMatchObject({ ticks: BigInt(sum), method: 'complete', missing: [] });
          const parts = Object.values(score.subscales).reduce<bigint>(
            (total, part) => total + (part ?? 0n),
            0n,
          );
          if (instrument.subscales.length > 0) expect(parts).toBe(score.ticks);
        }),
      );
    });

    it('scores no less when one answer is higher', () => {
      fc.assert(
        fc.property(anyForm(instrument), fc.nat(instrument.items.length - 1), (answers, index) => {
          const answer = answers[index] ?? null;
          fc.pre(answer !== null && answer < (instrument.items[index]?.max ?? 0));
          const higher = answers.with(index, (answer ?? 0) + 1);
          const [before, after] = [scoreForm(instrument, answers), scoreForm(instrument, higher)];
          expect(after.ticks === null).toBe(before.ticks === null);
          if (before.ticks !== null && after.ticks !== null) expect(after.ticks >= before.ticks).toBe(true);
        }),
      );
    });

    it('lies between its blanks all lowest and all highest', () => {
      fc.assert(
        fc.property(anyForm(instrument), (answers) => {
          const { ticks } = scoreForm(instrument, answers);
          fc.pre(ticks !== null);
          const filled = (end: 'min' | 'max') =>
            answers.map((answer, index) => answer ?? instrument.items[index]?.[end] ?? null);
          expect(ticks! >= scoreForm(instrument, filled('min')).ticks!).toBe(true);
          expect(ticks! <= scoreForm(instrument, filled('max')).ticks!).toBe(true);
        }),
      );
    });

    it('is prorated exactly: no other integer is nearer, and a half goes up', () => {
      fc.assert(
        fc.property(anyForm(instrument), (answers) => {
          const { ticks } = scoreForm(instrument, answers);
          fc.pre(ticks !== null);
          // Parts with blanks have up to 9 answers, so every sum x items / answered is a whole number of 2520ths.
          const scaled = partsOf(instrument).reduce((total, { items, combine }) => {
            const given = items.flatMap((number) => answers[number - 1] ?? []);
            if (combine === 'max') return total + 2520n * BigInt(Math.max(...given));
            const sum = given.reduce((all, answer) => all + answer, 0);
            return total + (2520n * BigInt(sum * items.length)) / BigInt(given.length);
          }, 0n);
          const twice = 2n * (2520n * ticks! - scaled * BigInt(instrument.total.times ?? 1));
          expect(twice > -2520n && twice <= 2520n).toBe(true);
        }),
      );
    });
  },
);

describe('scoring', () => {
  it('never takes a blank form for a zero, not even where every item may be blank', () => {
    const lax = plain({ missing: { from: 'items', mayMiss: 4, text: '' } });
    expect(scoreForm(lax, [null, null, null, null])).toMatchObject({ ticks: null, method: 'not scored' });
    const partless = plain({ missing: { from: 'subscales', mayMiss: 4, text: '' } });
    expect(scoreForm(partless, [null, null, null, null]).ticks).toBeNull();
  });

  it('rounds to the decimals of the instrument', () => {
    // 5 x 4/3 = 6.666…
    const tenths = plain({ decimals: 1, missing: { from: 'items', mayMiss: 1, text: '' } });
    expect(scoreForm(tenths, [1, 2, 2, null]).ticks).toBe(67n);
  });

  it('rounds halves up below zero too', () => {
    // -1 x 3/2 = -1.5, and -2 x 3/2 = -3
    const signed = plain({
      items: numbered(3, -3, 3),
      missing: { from: 'items', mayMiss: 1, text: '' },
    });
    expect(scoreForm(signed, [-1, 0, null]).ticks).toBe(-1n);
    expect(scoreForm(signed, [-2, 0, null]).ticks).toBe(-3n);
    expect(scoreForm(signed, [-2, 1, null]).ticks).toBe(-1n);
  });

  it('takes the highest answer of a part that counts so, its blanks left out', () => {
    const highest = plain({
      items: numbered(5, 0, 3),
      subscales: [
        { key: 'sleep', name: 'Sleep', items: range(1, 4), mayMiss: 3, combine: 'max' },
        { key: 'mood', name: 'Mood', items: [5], mayMiss: 0 },
      ],
      missing: { from: 'subscales', mayMiss: 3, text: '' },
    });
    expect(scoreForm(highest, [3, 1, 0, 0, 0])).toMatchObject({
      ticks: 3n,
      subscales: { sleep: 3n, mood: 0n },
    });
    expect(scoreForm(highest, [null, 1, null, 2, 1])).toMatchObject({ ticks: 3n, method: 'prorated' });
    expect(scoreForm(highest, [null, null, null, null, 1])).toMatchObject({ ticks: null });
  });

  it('multiplies the sum where the form says so: 13 of 25, four times, is 52', () => {
    const fourfold = plain({ items: numbered(5, 0, 5), total: { min: 0, max: 100, times: 4 } });
    expect(scoreForm(fourfold, [3, 3, 3, 2, 2]).ticks).toBe(52n);
  });
});

describe('a reported total', () => {
  it('is taken as it is, and nothing is said of what is not known', () => {
    expect(scoreTotal(pcl5, 41n)).toEqual({
      ticks: 41n,
      subscales: { intrusion: null, avoidance: null, cognition: null, arousal: null },
      method: 'reported',
      answered: 0,
      missing: [],
      flags: [],
    });
  });
});

describe('a severity band', () => {
  it('is null where the instrument has none', () => {
    expect(bandOf(pcl5, 41n)).toBeNull();
  });

  it('is looked up in ticks', () => {
    const tenths = plain({ decimals: 1, bands: [{ from: 0.5, to: 2, label: 'low' }] });
    expect([4n, 5n, 20n, 21n].map((ticks) => bandOf(tenths, ticks))).toEqual([null, 'low', 'low', null]);
  });
});
