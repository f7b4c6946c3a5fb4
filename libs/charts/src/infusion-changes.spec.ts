import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyInfusions, hostileWords } from '../../../test/support/any-patient.js';
import { exampleInfusions } from '../../../test/support/example-patient.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import { expressionsWith, membersNamed, noteOf, rowsWith } from '../../../test/support/spec-parts.js';
import { infusionChangesColumns, infusionChangesTable } from './infusion-changes-table.js';
import { infusionChanges } from './infusion-changes.js';
import type { InfusionChange, InfusionsFigure } from './patient-figure.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

const drawn = (change: Partial<InfusionsFigure> = {}): VegaLiteSpec =>
  infusionChanges({ ...exampleInfusions(), ...change }, { y: 'full' });

/** The example with one infusion changed. */
const withInfusion = (number: number, change: Partial<InfusionChange>): Partial<InfusionsFigure> => ({
  infusions: exampleInfusions().infusions.map((each) =>
    each.number === number ? { ...each, ...change } : each,
  ),
});

describe('infusionChanges', () => {
  it('writes the golden spec of the simulated patient', () => {
    expectGolden('infusions.example', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anyInfusions, fc.constantFrom('full' as const, 'data' as const), (figure, y) => {
        expectSoundSpec(() => infusionChanges(figure, { y }));
      }),
      { numRuns: 40 },
    );
  });

  it('draws every change once, with the visit it is of', () => {
    const expected = exampleInfusions().infusions.flatMap(({ number, visits }) =>
      visits
        .filter(({ change }) => change !== null)
        .map(({ visit, total, change }) => ({ number, visit, total, change })),
    );
    // 58 before the first infusion, 47 a day after it.
    expect(expected[0]).toMatchObject({ number: 1, visit: '24 h', total: 47, change: 47 - 58 });
    const points = rowsWith(drawn(), 'shape', 'change');
    expect(points.slice(-expected.length)).toMatchObject(expected);
  });

  it('shows all that a score could change, or what the changes span', () => {
    const domains = (spec: VegaLiteSpec) =>
      membersNamed('y', spec['layer']).flatMap((y) => membersNamed('domain', y));
    expect(domains(drawn())).toContainEqual([-80, 80]);
    // Changes from -11 to 0, and a twentieth more.
    const [domain] = domains(infusionChanges(exampleInfusions(), { y: 'data' })) as [number, number][];
    expect(domain?.[0]).toBeCloseTo(-11 - 0.55, 9);
    expect(domain?.[1]).toBeCloseTo(0.55, 9);
  });

  it('says which infusions have no score before or after', () => {
    const none = exampleInfusions().infusions.flatMap(({ number, visits }) =>
      number === 3 ? visits.map((visit) => ({ ...visit, change: null })) : [],
    );
    const withoutPre = drawn(withInfusion(3, { pre: null, preAt: null, visits: none }));
    expect(noteOf(withoutPre)).toContain('No score before infusion 3, so no change can be told.');
    expect(withoutPre.description).toContain('no score before; 24 h 41, no change can be told');
    expect(rowsWith(withoutPre, 'lines').map(({ lines }) => lines)).toContainEqual(['none']);
    const blank = none.map((visit) => ({ ...visit, total: null }));
    expect(noteOf(drawn(withInfusion(3, { visits: blank })))).toContain('No score after infusion 3.');
    expect(noteOf(drawn())).not.toContain('No score');
  });

  it('warns that a change is not an effect', () => {
    expect(noteOf(drawn())).toContain('is not the effect of it: earlier infusions still act');
    expect(drawn().description).toContain('is not the effect of it');
  });

  it('dates every infusion by the clinic’s clock of that day', () => {
    const late = { at: '2026-04-17T22:30:00.000Z', offset: 120 };
    expect(rowsWith(drawn(withInfusion(7, late)), 'lines').map(({ lines }) => lines)).toContainEqual([
      '2026-04-18',
    ]);
  });

  it('says that there are no infusions', () => {
    expect(noteOf(drawn({ infusions: [] }))).toContain('No infusions yet.');
  });

  it('refuses a number that is not finite', () => {
    expect(() => drawn(withInfusion(1, { pre: NaN }))).toThrow(
      'A figure has no number NaN (figure.infusions.0.pre)',
    );
  });

  it('keeps users’ words out of expressions and whole in the data', () => {
    for (const word of hostileWords) {
      const infusions = exampleInfusions().infusions.map((infusion) => ({
        ...infusion,
        drug: word,
        route: word,
        visits: infusion.visits.map((visit, index) => ({ ...visit, visit: `${word}${index}`, label: word })),
      }));
      const spec = drawn({ infusions, title: word, notes: [word] });
      expect(expressionsWith(spec, /zq|__proto__/)).toEqual([]);
      expect(rowsWith(spec, 'visit', 'label')[0]).toMatchObject({ visit: `${word}0`, label: word });
      expect(spec.description).toContain(word);
    }
  });
});

describe('infusionChangesTable', () => {
  it('has its columns in order, and a row for an infusion without visits', () => {
    const table = infusionChangesTable({ ...exampleInfusions(), ...withInfusion(7, { visits: [] }) });
    for (const row of table) expect(Object.keys(row)).toEqual([...infusionChangesColumns]);
    expect(table).toHaveLength(6 * 2 + 1);
    expect(table.at(-1)).toMatchObject({ infusion: 7, visit: null, change: null });
  });
});
