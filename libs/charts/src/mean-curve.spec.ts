import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { compile, type TopLevelSpec } from 'vega-lite';
import { anyFigure, fddFigure, withArms, withVisit } from '../../../test/support/mean-curve-figures.js';
import { vegaLiteErrors } from '../../../test/support/vega-lite-schema.js';
import type { MeanCurveFigure } from './figure.js';
import { meanCurve, type MeanCurveOptions } from './mean-curve.js';
import { VisitWithoutHours } from './visit-figure/time-axis.js';
import type { Json, VegaLiteSpec } from './vega-lite-spec.js';

const defaults: MeanCurveOptions = { x: 'visit', y: 'full', bars: 'se' };

type Row = Record<string, number | string | null>;
const rowsOf = (spec: VegaLiteSpec): Row[] => (spec['data'] as { values: Row[] }).values;

const noteOf = (spec: VegaLiteSpec): string => {
  const last = (spec['layer'] as { data: { values: { lines: string[] }[] } }[]).at(-1);
  return last?.data.values[0]?.lines.join(' ') ?? '';
};

/** Every member of that name, wherever it is. */
function membersNamed(name: string, value: Json | undefined): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((member) => membersNamed(name, member));
  const own = Array.isArray(value) ? undefined : value[name];
  return own === undefined ? inner : [own, ...inner];
}

const emptied = { n: 0, mean: null, se: null, lower: null, upper: null };

describe('meanCurve', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    const golden = new URL('../../../test/golden/mean-curve.fdd.vl.json', import.meta.url);
    const text = `${JSON.stringify(meanCurve(fddFigure(), defaults), null, 2)}\n`;
    if (process.env['GOLDEN'] === 'write') writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    const options = fc.record({
      x: fc.constantFrom('visit' as const, 'hours' as const),
      y: fc.constantFrom('full' as const, 'data' as const),
      bars: fc.constantFrom('se' as const, 'ci' as const),
    });
    fc.assert(
      fc.property(anyFigure, options, (figure, chosen) => {
        const spec = meanCurve(figure, chosen);
        expect(vegaLiteErrors(spec)).toEqual([]);
        const text = JSON.stringify(spec);
        expect(text).not.toMatch(/url|aggregate|errorbar|errorband|boxplot/);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
        expect(JSON.stringify(meanCurve(figure, chosen))).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('fails the schema check when a mark is misspelt', () => {
    const spec = meanCurve(fddFigure(), defaults);
    expect(vegaLiteErrors({ ...spec, layer: [{ mark: 'lime' }] })).not.toEqual([]);
  });

  it('carries the numbers unrounded, one row for each arm and visit', () => {
    const figure = fddFigure();
    const expected = figure.groups.flatMap(({ arm, visits }) =>
      visits.map(({ visit, n, mean, se, lower, upper }) => ({ arm, visit, n, mean, se, lower, upper })),
    );
    expect(expected).toHaveLength(6);
    expect(rowsOf(meanCurve(figure, defaults))).toMatchObject(expected);
  });

  it('carries usermeta as it is given', () => {
    const figure = fddFigure();
    expect(meanCurve(figure, defaults)['usermeta']).toEqual(figure.usermeta);
  });

  it('draws mean -+ SE or the t interval', () => {
    for (const row of rowsOf(meanCurve(fddFigure(), defaults))) {
      expect(row['barLower']).toBe(Number(row['mean']) - Number(row['se']));
      expect(row['barUpper']).toBe(Number(row['mean']) + Number(row['se']));
    }
    for (const row of rowsOf(meanCurve(fddFigure(), { ...defaults, bars: 'ci' })))
      expect([row['barLower'], row['barUpper']]).toEqual([row['lower'], row['upper']]);
  });

  it('draws no bar for a single score and nothing for none, but keeps the rows', () => {
    const one = { n: 1, se: null, lower: null, upper: null };
    const figure = withVisit(withVisit(fddFigure(), 'CBT', 'T2', emptied), 'EMDR', 'T3', one);
    const rows = rowsOf(meanCurve(figure, defaults));
    const t2 = rows.find(({ arm, visit }) => arm === 'CBT' && visit === 'T2');
    const t3 = rows.find(({ arm, visit }) => arm === 'EMDR' && visit === 'T3');
    expect(t2).toMatchObject({ n: 0, mean: null, barLower: null, barUpper: null });
    expect(t3).toMatchObject({ n: 1, barLower: null, barUpper: null });
    expect(t3?.['mean']).not.toBeNull();
    expect(noteOf(meanCurve(figure, defaults))).toContain('A single score (n = 1) has no bar.');
  });

  it('gives a row to a visit that only another arm has', () => {
    const figure = fddFigure();
    const [first, second] = figure.groups;
    if (!first || !second) throw new Error('The trial has two arms');
    const shorter = { ...first, visits: first.visits.filter(({ visit }) => visit !== 'T2') };
    const rows = rowsOf(meanCurve({ ...figure, groups: [second, shorter] }, defaults));
    expect(rows.map(({ visit }) => visit)).toEqual(['T1', 'T2', 'T3', 'T1', 'T2', 'T3']);
    expect(rows[4]).toMatchObject({ arm: first.arm, ...emptied });
  });

  it('refuses a number that is not finite, naming its place', () => {
    const figure = withVisit(fddFigure(), 'CBT', 'T2', { mean: NaN });
    expect(() => meanCurve(figure, defaults)).toThrow('A figure has no mean NaN (arm CBT, visit T2)');
  });
});

describe('the axes', () => {
  it('show the full scale, or what means and bars span', () => {
    const domains = (options: MeanCurveOptions): Json[] =>
      membersNamed('y', meanCurve(fddFigure(), options)['layer']).flatMap((y) => {
        const domain = (y as { scale?: { domain?: Json } | null }).scale?.domain;
        return domain === undefined ? [] : [domain];
      });
    expect(new Set(domains(defaults).map(String))).toEqual(new Set(['0,80']));
    const rows = rowsOf(meanCurve(fddFigure(), defaults));
    const low = Math.min(...rows.map(({ barLower }) => Number(barLower)));
    const high = Math.max(...rows.map(({ barUpper }) => Number(barUpper)));
    expect(new Set(domains({ ...defaults, y: 'data' }).map(String))).toEqual(new Set([`${low},${high}`]));
  });

  it('keep protocol order and visits without a score', () => {
    const figure = fddFigure();
    const groups = figure.groups.map((group) => ({ ...group, visits: group.visits.toReversed() }));
    const late = withVisit(withVisit({ ...figure, groups }, 'CBT', 'T3', emptied), 'EMDR', 'T3', emptied);
    const [x] = membersNamed('x', meanCurve(late, defaults)['layer']);
    expect(x).toMatchObject({ field: 'visit', type: 'ordinal', scale: { domain: ['T3', 'T2', 'T1'] } });
  });

  it('set the arms of a visit side by side, around it', () => {
    const dodges = rowsOf(meanCurve(withArms(fddFigure(), ['a', 'b', 'c']), defaults));
    expect(dodges.filter(({ visit }) => visit === 'T1').map(({ dodge }) => dodge)).toEqual([-12, 0, 12]);
    const times = rowsOf(meanCurve(withArms(fddFigure(), ['a', 'b', 'c']), { ...defaults, x: 'hours' }));
    const t2 = times.filter(({ visit }) => visit === 'T2');
    const days = Number(t2[0]?.['hours']) / 24;
    const [before, middle, after] = t2.map(({ time }) => Number(time) - days);
    expect(middle).toBe(0);
    expect(after).toBeGreaterThan(0);
    expect(before).toBeCloseTo(-Number(after), 10);
  });

  it('need hours to be true to time', () => {
    const figure = withVisit(fddFigure(), 'CBT', 'T2', { hours: null });
    const draw = (): unknown => meanCurve(figure, { ...defaults, x: 'hours' });
    expect(draw).toThrow(VisitWithoutHours);
    expect(draw).toThrow('the protocol gives no hours for visit T2');
    expect(meanCurve(figure, defaults)).toBeDefined();
  });
});

describe('the note', () => {
  it('says what the bars are, how many patients there are and how many were lost', () => {
    const note = noteOf(meanCurve(fddFigure(), defaults));
    expect(note).toContain('Bars: mean ± SE.');
    // 26 of each arm; 16 and 12 of them have a score at T3.
    expect(note).toContain('Patients: CBT treated 26, baseline 18, T2 16, T3 16 (10 lost); EMDR treated 26,');
    expect(note).toContain('T3 12 (14 lost)');
    expect(noteOf(meanCurve(fddFigure(), { ...defaults, bars: 'ci' }))).toContain('Bars: 95 % t interval');
  });

  it('warns of a change without control, and only then', () => {
    const alone = { ...withArms(fddFigure(), [null]), hasControl: false };
    expect(noteOf(meanCurve(alone, defaults))).toContain('regression to the mean');
    expect(noteOf(meanCurve(fddFigure(), defaults))).not.toContain('regression to the mean');
  });

  it('adds the figure’s own sentences and whether newer entries wait', () => {
    const figure: MeanCurveFigure = { ...fddFigure(), notes: ['The form asks about the past month.'] };
    const stale = { ...figure, usermeta: { ...figure.usermeta, current: false } };
    expect(noteOf(meanCurve(stale, defaults))).toContain('The form asks about the past month.');
    expect(noteOf(meanCurve(stale, defaults))).toContain('Newer entries are not yet included.');
    expect(noteOf(meanCurve(figure, defaults))).not.toContain('Newer entries');
  });

  it('says when a bar is cut off and when the axis shows a part of the scale', () => {
    const wide = withVisit(fddFigure(), 'CBT', 'T3', { lower: -3 });
    const cut = 'cut off at its end';
    expect(noteOf(meanCurve(wide, { ...defaults, bars: 'ci' }))).toContain(cut);
    expect(noteOf(meanCurve(fddFigure(), { ...defaults, bars: 'ci' }))).not.toContain(cut);
    const zoomed = noteOf(meanCurve(wide, { x: 'visit', y: 'data', bars: 'ci' }));
    expect(zoomed).toContain('a part of the scale (0 to 80)');
    expect(zoomed).not.toContain(cut);
  });
});

describe('what users name', () => {
  const hostile = ['__proto__', `zq'x"]`, '<script>zq</script>', 'zq.a[0]', `zq${' long'.repeat(80)}`];

  it('never becomes part of an expression or a field name', () => {
    const named = withArms(fddFigure(), hostile);
    const groups = named.groups.map((group) => ({
      ...group,
      visits: group.visits.map((visit) => ({
        ...visit,
        visit: `zq"${visit.visit}`,
        label: `zq'${visit.visit}`,
      })),
    }));
    const score = { ...named.score, name: `zq' + datum` };
    const figure = { ...named, groups, score, title: `zq" title`, notes: [`zq note`] };
    for (const x of ['visit', 'hours'] as const) {
      const spec = meanCurve(figure, { ...defaults, x });
      const compiled = compile(spec as unknown as TopLevelSpec).spec as unknown as Json;
      for (const name of ['signal', 'expr', 'test', 'init', 'update', 'field', 'groupby', 'as', 'format'])
        for (const member of membersNamed(name, compiled))
          expect(typeof member === 'string' ? member : '').not.toMatch(/zq|__proto__/);
      expect(JSON.stringify(membersNamed('groupby', compiled))).not.toMatch(/zq|__proto__/);
    }
  });

  it('stays whole in the data and the description', () => {
    const spec = meanCurve(withArms(fddFigure(), hostile), defaults);
    expect([...new Set(rowsOf(spec).map(({ arm }) => arm))]).toEqual(hostile);
    for (const arm of hostile) expect(spec.description).toContain(arm);
  });

  it('is "All patients" for a single group without an arm', () => {
    const alone = rowsOf(meanCurve(withArms(fddFigure(), [null]), defaults));
    expect(new Set(alone.map(({ arm }) => arm))).toEqual(new Set(['All patients']));
    const beside = rowsOf(meanCurve(withArms(fddFigure(), ['CBT', null]), defaults));
    expect(new Set(beside.map(({ arm }) => arm))).toEqual(new Set(['CBT', 'Without an arm']));
  });
});
