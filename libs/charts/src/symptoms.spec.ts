import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anySymptoms, hostileWords } from '../../../test/support/any-patient.js';
import { exampleSymptoms } from '../../../test/support/example-patient.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import { expressionsWith, membersNamed, noteOf, rowsWith } from '../../../test/support/spec-parts.js';
import type { SymptomsFigure } from './patient-figure.js';
import { symptomsColumns, symptomsTable } from './symptoms-table.js';
import { panelRows } from './symptoms/panel-layers.js';
import { symptoms } from './symptoms.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

const drawn = (change: Partial<SymptomsFigure> = {}): VegaLiteSpec =>
  symptoms({ ...exampleSymptoms(), ...change }, { y: 'full' });

describe('symptoms', () => {
  it('writes the golden spec of the simulated patient', () => {
    expectGolden('symptoms.example', drawn());
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anySymptoms, fc.constantFrom('full' as const, 'data' as const), (figure, y) => {
        expectSoundSpec(() => symptoms(figure, { y }));
      }),
      { numRuns: 40 },
    );
  });

  it('gives every panel the full scale of its subscale', () => {
    const domains = membersNamed('y', drawn()['layer']).flatMap((y) => membersNamed('domain', y));
    for (const { min, max } of exampleSymptoms().panels) expect(domains).toContainEqual([min, max]);
  });

  it('breaks the line at a form without the subscale', () => {
    // The form on day 20.5 has no avoidance.
    const rows = panelRows(exampleSymptoms().points, 'avoidance');
    expect(rows.filter(({ segment }) => segment === 0).at(-1)?.time).toBe(18);
    expect(rows.find(({ segment }) => segment === 1)?.time).toBe(25);
    expect(rows.some(({ time }) => time === 20.5)).toBe(false);
    expect(new Set(panelRows(exampleSymptoms().points, 'arousal').map(({ segment }) => segment)).size).toBe(
      1,
    );
  });

  it('has no value for a key that only every object has', () => {
    expect(panelRows(exampleSymptoms().points, 'constructor')).toEqual([]);
  });

  it('labels the last value of every panel', () => {
    const last = exampleSymptoms().points.at(-1)?.values ?? {};
    const labels = rowsWith(drawn(), 'words', 'value').map(({ words }) => words);
    expect(labels).toEqual(exampleSymptoms().panels.map(({ key }) => String(last[key])));
  });

  it('draws the infusions in every panel, boosters among them', () => {
    const rules = rowsWith(drawn(), 'phase', 'number');
    // Seven in each of four panels, and at their numbers.
    expect(rules).toHaveLength(7 * 5);
    expect(rules.filter(({ phase }) => phase === 'booster')).toHaveLength(5);
  });

  it('says what is missing', () => {
    expect(noteOf(drawn())).toContain('1 form without some of the subscales.');
    expect(noteOf(drawn({ points: [], infusions: [] }))).toContain('No scores yet. No infusions.');
    expect(noteOf(drawn({ panels: [] }))).toContain('The instrument has no subscales.');
  });

  it('refuses a number that is not finite', () => {
    const points = exampleSymptoms().points.map((point) => ({ ...point, values: { arousal: Infinity } }));
    expect(() => drawn({ points })).toThrow(
      'A figure has no number Infinity (figure.points.0.values.arousal)',
    );
  });

  it('keeps users’ words out of expressions and whole in the description', () => {
    for (const word of hostileWords) {
      const figure = exampleSymptoms();
      const panels = figure.panels.map((panel, index) =>
        index === 0 ? { ...panel, key: word, name: word } : panel,
      );
      const points = figure.points.map((point) => ({
        ...point,
        values: Object.fromEntries([[word, 3]]),
        visit: word,
      }));
      const spec = drawn({ panels, points, title: word, notes: [word] });
      expect(expressionsWith(spec, /zq|__proto__/)).toEqual([]);
      expect(rowsWith(spec, 'segment', 'value')[0]).toMatchObject({ value: 3, visit: word });
      expect(spec.description).toContain(word);
    }
  });
});

describe('symptomsTable', () => {
  it('has its columns in order and a row for each form and subscale', () => {
    const table = symptomsTable(exampleSymptoms());
    for (const row of table) expect(Object.keys(row)).toEqual([...symptomsColumns]);
    expect(table).toHaveLength(13 * 4);
    expect(table.filter(({ value }) => value === null)).toMatchObject([
      { subscale: 'avoidance', time: 20.5 },
    ]);
  });
});
