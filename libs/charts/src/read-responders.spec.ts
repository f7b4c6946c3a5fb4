import { describe, expect, it } from '@jest/globals';
import {
  fddRespondersFigure,
  noShare,
  withArms,
  withVisit,
} from '../../../test/support/responder-figures.js';
import type { RespondersFigure } from './cohort-figure.js';
import { describeResponders } from './describe-responders.js';
import { readResponders } from './read-responders.js';
import { respondersColumns, respondersTable } from './responders-table.js';

const read = (change: Partial<RespondersFigure> = {}): string[] =>
  readResponders({ ...fddRespondersFigure(), ...change });

const untold = { difference: null, lower: null, upper: null };

describe('readResponders', () => {
  it('tells the shares of both denominators with their intervals', () => {
    // R: 8 / 21 = 0.381 (0.208 to 0.591) and 8 / 23 = 0.348 (0.188 to 0.551).
    expect(read()[0]).toBe(
      'At T2 8 of 21 patients seen in the CBT arm (38 %, 95 % CI 21 to 59) were responders; of all 23 who were due, 35 % (19 to 55).',
    );
    expect(read(withArms([null])).slice(0, 1)).toEqual([
      'At T2 8 of 21 patients seen (38 %, 95 % CI 21 to 59) were responders; of all 23 who were due, 35 % (19 to 55).',
    ]);
    expect(read(withArms(['CBT', null]))[1]).toContain('5 of 21 patients seen without an arm (24 %');
    expect(read({ hasControl: false })[0]).toContain('seen in the CBT group (');
  });

  it('tells the differences between arms', () => {
    // R: -0.143 (-0.391 to 0.132) and -0.130 (-0.367 to 0.127); at T3 0 (-0.280 to 0.280) and 0 (-0.259 to 0.259).
    expect(read()).toContain(
      'At T2 the share of responders among those seen was 14 percentage points lower in the EMDR arm than in CBT ' +
        '(95 % CI −39 to 13); among all who were due, 13 points lower (−37 to 13).',
    );
    expect(read()).toContain(
      'At T3 the shares of responders among those seen in the EMDR arm and in CBT differed by 0 percentage points ' +
        '(95 % CI −28 to 28); among all who were due, a difference of 0 points (−26 to 26).',
    );
  });

  it('says what cannot be told', () => {
    const gone = { observed: noShare, imputed: noShare };
    expect(read(withVisit('CBT', 'T2', gone))[0]).toBe(
      'At T2 no patient was seen in the CBT arm, so the share of responders cannot be told; nobody was due.',
    );
    const bare = { x: 1, n: 1, rate: 1, lower: null, upper: null };
    expect(read(withVisit('CBT', 'T2', { observed: bare, imputed: { ...bare, n: 2, rate: null } }))[0]).toBe(
      'At T2 1 of 1 patient seen in the CBT arm (100 %, no interval) was a responder; of all 2 who were due, the share cannot be told.',
    );
    expect(read(withVisit('CBT', 'T2', { observed: { ...bare, n: 2, rate: null }, imputed: bare }))[0]).toBe(
      'At T2 1 of 2 patients seen in the CBT arm (a share that cannot be told) was a responder; of the one who was due, 100 % (no interval).',
    );
    const differences = fddRespondersFigure().differences.map((row) => ({
      ...row,
      observed: untold,
      imputed: untold,
    }));
    expect(read({ differences })).toContain(
      'At T2 the difference between the shares of responders among those seen in the EMDR arm and in CBT cannot be told; ' +
        'among all who were due, the difference cannot be told.',
    );
    const withoutEnds = { difference: 0.2, lower: null, upper: null };
    const bold = fddRespondersFigure().differences.map((row) => ({
      ...row,
      observed: withoutEnds,
      imputed: withoutEnds,
    }));
    expect(read({ differences: bold }).join(' ')).toContain(
      '20 percentage points higher in the EMDR arm than in CBT (no interval); among all who were due, 20 points higher (no interval).',
    );
    expect(read({ groups: [], differences: [] })[0]).toBe('There is no share to show.');
  });

  it('has more decimals where whole percents would say none or all', () => {
    const few = { x: 1, n: 400, rate: 1 / 400, lower: 0.0004, upper: 0.014 };
    // 1 / 400 = 0.25 %, which a whole percent would call none.
    expect(read(withVisit('CBT', 'T2', { observed: few }))[0]).toContain('(0.3 %, 95 % CI 0.0 to 1.4)');
  });

  it('says what a responder is, over whom, and that there is no control', () => {
    const text = read().join(' ');
    expect(text).toContain('Response: at least 50 % below the own baseline.');
    expect(text).toContain(
      'counts them as non-responders. How many of the lost had responded cannot be told',
    );
    expect(text).toContain("Wilson's for a share, Newcombe's for a difference.");
    expect(text).not.toContain('no control group');
    expect(read({ hasControl: false }).join(' ')).toContain('There is no control group');
    expect(read({ differences: [] }).join(' ')).not.toContain('Newcombe');
  });

  it('judges nothing', () => {
    expect(read().join(' ')).not.toMatch(/signific|recommend|should|diagnos|better|worse/i);
  });
});

describe('describeResponders', () => {
  it('tells title, reading, every share and every difference', () => {
    const figure = fddRespondersFigure();
    const text = describeResponders(figure);
    expect(text).toContain(`${figure.title}.`);
    for (const sentence of readResponders(figure)) expect(text).toContain(sentence);
    for (const { visits } of figure.groups)
      for (const { label, observed, imputed } of visits)
        for (const [of, { x, n, rate, lower, upper }] of [
          ['seen', observed],
          ['due', imputed],
        ] as const)
          expect(text).toMatch(
            new RegExp(
              `${label}: .*${of} ${x} of ${n}, ${(100 * Number(rate)).toFixed(1)} %, 95 % interval ` +
                `${(100 * Number(lower)).toFixed(1)} to ${(100 * Number(upper)).toFixed(1)}`,
            ),
          );
    expect(text).toContain(
      'EMDR minus CBT at T2: seen −14.3 percentage points, 95 % interval −39.1 to 13.2, due −13.0',
    );
    expect(text).toContain('Patients: CBT treated 26');
  });

  it('says what is missing, and that newer entries wait', () => {
    const { usermeta, differences } = fddRespondersFigure();
    const text = describeResponders({
      ...fddRespondersFigure(),
      ...withVisit('CBT', 'T2', { observed: noShare }),
      differences: differences.map((row) => ({ ...row, observed: untold })),
      usermeta: { ...usermeta, current: false },
    });
    expect(text).toContain('T2: seen 0 of 0, no share, no interval, due 8 of 23');
    expect(text).toContain('EMDR minus CBT at T2: seen cannot be told, no interval, due −13.0');
    expect(text).toContain('Newer entries are not yet included.');
  });
});

describe('respondersTable', () => {
  it('has the numbers of both denominators and their differences, unrounded, with its columns in order', () => {
    const figure = fddRespondersFigure();
    const table = respondersTable(figure);
    for (const row of table) expect(Object.keys(row)).toEqual([...respondersColumns]);
    expect(table).toMatchObject(
      figure.groups.flatMap(({ arm, visits }) =>
        visits.map(({ visit, hours, observed, imputed }) => {
          const row = figure.differences.find((each) => each.arm === arm && each.visit === visit);
          return {
            arm,
            visit,
            hours,
            observedX: observed.x,
            observedN: observed.n,
            observed: observed.rate,
            observedLower: observed.lower,
            observedUpper: observed.upper,
            imputedX: imputed.x,
            imputedN: imputed.n,
            imputed: imputed.rate,
            imputedLower: imputed.lower,
            imputedUpper: imputed.upper,
            observedDifference: row?.observed.difference ?? null,
            observedDifferenceLower: row?.observed.lower ?? null,
            observedDifferenceUpper: row?.observed.upper ?? null,
            imputedDifference: row?.imputed.difference ?? null,
            imputedDifferenceLower: row?.imputed.lower ?? null,
            imputedDifferenceUpper: row?.imputed.upper ?? null,
          };
        }),
      ),
    );
    expect(table.filter(({ observedDifference }) => observedDifference !== null)).toHaveLength(2);
  });
});
