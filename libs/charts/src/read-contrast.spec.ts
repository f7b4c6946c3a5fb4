import { describe, expect, it } from '@jest/globals';
import { fddContrastFigure } from '../../../test/support/contrast-figures.js';
import type { ContrastFigure, ContrastRow } from './cohort-figure.js';
import { contrastColumns, contrastTable } from './contrast-table.js';
import { describeContrast } from './describe-contrast.js';
import { readContrast } from './read-contrast.js';

/** The trial's rows with one visit changed. */
const withVisit = (visit: string, change: Partial<ContrastRow>): ContrastRow[] =>
  fddContrastFigure().rows.map((row) => (row.visit === visit ? { ...row, ...change } : row));

const untold = { estimate: null, se: null, df: null, lower: null, upper: null, p: null };

const twoArms = (): ContrastRow[] => [
  ...fddContrastFigure().rows,
  ...fddContrastFigure().rows.map((row) => ({ ...row, arm: 'Waiting' })),
];

describe('readContrast', () => {
  const read = (change: Partial<ContrastFigure> = {}): string[] =>
    readContrast({ ...fddContrastFigure(), ...change });

  it('tells each difference with its direction, interval and both n', () => {
    expect(read()).toContain(
      'At T2 the EMDR arm scored 2.1 points lower than CBT (95 % CI −8.4 to 4.3; n = 21 and 23).',
    );
    expect(read({ of: 'change' })).toContain(
      'At T2 the mean change from baseline in the EMDR arm was 2.1 points lower than in CBT (95 % CI −8.4 to 4.3; n = 21 and 23).',
    );
    expect(read({ of: 'model' })).toContain(
      'At T2 the EMDR arm scored, by the model, 2.1 points lower than CBT (95 % CI −8.4 to 4.3; n = 21 and 23).',
    );
    expect(read({ rows: withVisit('T2', { estimate: 3, lower: 1, upper: 5 }) })).toContain(
      'At T2 the EMDR arm scored 3.0 points higher than CBT (95 % CI 1.0 to 5.0; n = 21 and 23).',
    );
  });

  it('claims no direction for what rounds to nothing', () => {
    const rows = withVisit('T2', { estimate: -0.04, lower: -1, upper: 1 });
    for (const what of ['score', 'change', 'model'] as const) {
      const [, sentence] = read({ rows, of: what });
      expect(sentence).toMatch(/differed.* by 0\.0 points \(95 % CI −1\.0 to 1\.0;/);
      expect(sentence).not.toMatch(/lower|higher/);
    }
  });

  it('says what cannot be told', () => {
    expect(read({ rows: withVisit('T2', { ...untold, n: 0 }) })).toContain(
      'At T2 the difference between the EMDR arm and CBT cannot be told (n = 0 and 23).',
    );
    expect(read({ rows: withVisit('T2', { lower: null, upper: null }) })).toContain(
      'At T2 the EMDR arm scored 2.1 points lower than CBT (95 % CI cannot be told; n = 21 and 23).',
    );
    expect(read({ rows: withVisit('T2', { arm: null }) }).join(' ')).toContain(
      'At T2 the patients without an arm scored 2.1 points lower than CBT',
    );
  });

  it('tells the visits in turn, all arms at each', () => {
    const sentences = read({ rows: twoArms() }).slice(0, 6);
    expect(sentences.map((sentence) => /At (T\d) the (\w+) arm/.exec(sentence)?.slice(1).join(' '))).toEqual([
      'T1 EMDR',
      'T1 Waiting',
      'T2 EMDR',
      'T2 Waiting',
      'T3 EMDR',
      'T3 Waiting',
    ]);
  });

  it('says what is compared, over whom, what is better and how it was reached', () => {
    expect(read().join(' ')).toMatch(/patients seen there \(n\).*Lower scores are better.*Method: Welch's t/);
    expect(read({ of: 'change' }).join(' ')).toMatch(/both scores \(n\).*Lower \(more negative\) changes/);
    expect(read({ of: 'model' }).join(' ')).toContain('missing at random, which the data cannot show');
    const { score } = fddContrastFigure();
    const higher = { ...score, better: 'higher' as const };
    expect(read({ score: higher }).join(' ')).toContain('Higher scores are better.');
    expect(read({ score: higher, of: 'change' }).join(' ')).toContain('Higher (more positive) changes');
  });

  it('never judges', () => {
    for (const what of ['score', 'change', 'model'] as const)
      expect(read({ of: what, hasControl: false }).join(' ')).not.toMatch(
        /signific|recommend|should|diagnos|p [0-9<]/i,
      );
  });

  it('warns where nothing was compared with a control', () => {
    expect(read({ hasControl: false }).join(' ')).toContain('There is no control group');
    expect(read().join(' ')).not.toContain('There is no control group');
  });
});

describe('describeContrast', () => {
  it('tells title, reading and every number', () => {
    const figure = fddContrastFigure();
    const text = describeContrast(figure);
    expect(text).toContain(`${figure.title}.`);
    for (const sentence of readContrast(figure)) expect(text).toContain(sentence);
    for (const { se, df, p, n, nReference } of figure.rows) {
      expect(text).toContain(`SE ${se?.toFixed(2)}, df ${df?.toFixed(1)}, 95 % interval`);
      expect(text).toContain(`p ${p?.toFixed(3)}, n ${n} and ${nReference}.`);
    }
  });

  it('says which numbers are missing', () => {
    const rows = withVisit('T2', untold);
    expect(describeContrast({ ...fddContrastFigure(), rows })).toContain(
      'EMDR minus CBT at T2: cannot be told, n 21 and 23.',
    );
    const bare = withVisit('T2', { ...untold, estimate: -2, p: 0.0001 });
    expect(describeContrast({ ...fddContrastFigure(), rows: bare })).toContain(
      'EMDR minus CBT at T2: difference −2.00, no SE, no interval, p below 0.001, n 21 and 23.',
    );
  });
});

describe('contrastTable', () => {
  it('has the numbers of the figure, unrounded, with its columns in order', () => {
    const { rows } = fddContrastFigure();
    const table = contrastTable(fddContrastFigure());
    expect(table).toMatchObject(rows.map(({ label: _label, ...row }) => row));
    for (const row of table) expect(Object.keys(row)).toEqual([...contrastColumns]);
  });

  it('names patients without an arm', () => {
    const rows = withVisit('T2', { arm: null, reference: null });
    expect(contrastTable({ ...fddContrastFigure(), rows })[1]).toMatchObject({
      arm: 'Without an arm',
      reference: 'Without an arm',
    });
  });
});
