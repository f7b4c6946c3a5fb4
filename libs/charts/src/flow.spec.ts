import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostileWords } from '../../../test/support/any-patient.js';
import { expectGolden, expectSoundSpec } from '../../../test/support/expect-chart.js';
import { anyFlowFigure, fddFlowFigure } from '../../../test/support/flow-figures.js';
import { expressionsWith, layersOf, noteOf, rowsWith } from '../../../test/support/spec-parts.js';
import type { FlowFigure } from './cohort-figure.js';
import type { FlowGroup } from './flow-group.js';
import { describeFlow } from './describe-flow.js';
import { flowColumns, flowTable } from './flow-table.js';
import { flowChart } from './flow.js';
import { readFlow } from './read-flow.js';

const figureWith = (change: Partial<FlowFigure>): FlowFigure => ({ ...fddFlowFigure(), ...change });

/** Ten treated: 4 seen, 1 lost and 5 not yet due at the only visit. */
const ongoing: FlowGroup = {
  arm: null,
  treated: 10,
  baseline: 9,
  completers: 4,
  visits: [{ visit: 'D7', label: 'Day 7', seen: 4, lost: 1, notYetDue: 5 }],
};

const alone = (group: Partial<FlowGroup> = {}): FlowFigure =>
  figureWith({ flow: [{ ...ongoing, ...group }], means: [], tooFew: [], hasControl: false });

const written = (figure: FlowFigure) => rowsWith(flowChart(figure), 'words').map(({ words }) => words);

describe('flowChart', () => {
  it('writes the golden spec of the trial fdd_ptsd', () => {
    expectGolden('flow.fdd', flowChart(fddFlowFigure()));
  });

  it('is valid Vega-Lite without statistics or addresses for any figure', () => {
    fc.assert(
      fc.property(anyFlowFigure, (figure) => {
        expectSoundSpec(() => flowChart(figure));
      }),
      { numRuns: 40 },
    );
  });

  it('draws parts of every bar as high as their patients, by one scale', () => {
    const parts = rowsWith(flowChart(fddFlowFigure()), 'patients', 'kind');
    const heights = parts.map(({ y, y2, patients }) => (Number(y) - Number(y2)) / Number(patients));
    for (const height of heights) expect(height).toBeCloseTo(heights[0] ?? NaN, 9);
    const { flow } = fddFlowFigure();
    const seen = parts.filter(({ what, kind }) => what === 'seen' && kind === 'visit');
    expect(seen.map(({ patients }) => patients)).toEqual(
      flow.flatMap(({ visits }) => visits.map((visit) => visit.seen)),
    );
  });

  it('tells lost from not yet due', () => {
    const parts = rowsWith(flowChart(alone()), 'patients', 'kind').filter(({ kind }) => kind === 'visit');
    expect(parts.map(({ what, patients }) => [what, patients])).toEqual([
      ['seen', 4],
      ['lost', 1],
      ['not yet due', 5],
    ]);
    // 4 of the 5 who were due.
    expect(written(alone())).toContain('4 (80 %)');
  });

  it('marks where too few were followed, and only there', () => {
    // R counts 20 of 26 of EMDR at T3: 0.769 of them.
    const [triangles] = layersOf(flowChart(fddFlowFigure()), 'point');
    expect(triangles).toMatchObject({ data: { values: [{ arm: 'EMDR', visit: 'T3', words: '< 80 %' }] } });
    expect(noteOf(flowChart(fddFlowFigure()))).toContain(
      'Fewer than 80 % of those due were followed at T3 in the EMDR arm (20 of 26).',
    );
    expect(layersOf(flowChart(figureWith({ tooFew: [] })), 'point')).toEqual([]);
    expect(noteOf(flowChart(figureWith({ tooFew: [] })))).not.toContain('Fewer than');
  });

  it('says how many completed', () => {
    const [first] = fddFlowFigure().flow;
    expect(written(fddFlowFigure())).toContainEqual([
      `${first?.arm}: ${first?.treated} treated, ${first?.completers} completers`,
    ]);
  });

  it('draws no group, one and three', () => {
    expect(written(figureWith({ flow: [], means: [], tooFew: [] }))).toContain('No patients yet');
    expect(written(alone())).toContainEqual(['All patients: 10 treated, 4 completers']);
    const { flow } = fddFlowFigure();
    const three = figureWith({ flow: [...flow, { ...ongoing, arm: 'Waiting', visits: [] }] });
    expect(written(three)).toContainEqual(['Waiting: 10 treated, 4 completers']);
  });

  it('refuses numbers that are not finite and counts that do not add up', () => {
    expect(() => flowChart(alone({ treated: NaN }))).toThrow(RangeError);
    expect(() => flowChart(alone({ treated: 11 }))).toThrow(
      'A figure counts 10 and 11 of the same patients (visit D7)',
    );
    expect(() => flowChart(alone({ baseline: 11 }))).toThrow('11 baselines of 10 treated');
  });

  it('keeps users’ words out of expressions and whole in the description', () => {
    for (const word of ['constructor', ...hostileWords]) {
      const figure = figureWith({ title: word, flow: [{ ...ongoing, arm: word }], notes: [word], means: [] });
      expect(expressionsWith(flowChart(figure), /zq|__proto__|constructor/)).toEqual([]);
      expect(flowChart(figure).description).toContain(word);
    }
  });
});

describe('readFlow', () => {
  it('says of how many who were due how many were seen', () => {
    const sentences = readFlow(fddFlowFigure());
    for (const { arm, treated, visits } of fddFlowFigure().flow)
      for (const { label, seen, lost } of visits)
        expect(sentences).toContain(
          `At ${label} ${seen} of ${treated} patients treated in the ${arm} arm were still seen (${Math.round((100 * seen) / treated)} %); ${lost} were lost.`,
        );
    expect(readFlow(alone())).toContain(
      'At Day 7 4 of 5 patients who were due were still seen (80 %); 1 was lost; 5 of the 10 treated are not yet due.',
    );
  });

  it('says that none is due yet, and that nobody was treated', () => {
    const visits = [{ visit: 'D7', label: 'Day 7', seen: 0, lost: 0, notYetDue: 10 }];
    expect(readFlow(alone({ visits }))).toContain('At Day 7 none of 10 patients treated is due yet.');
    expect(readFlow(figureWith({ flow: [], means: [], tooFew: [] }))[0]).toBe('Nobody has been treated yet.');
  });

  it('tells the means of all and of the completers, or that they cannot be told', () => {
    const none = { n: 0, mean: null };
    const [mean] = fddFlowFigure().means;
    if (!mean) throw new Error('The trial has means');
    // R: 38.17 over the 23 of CBT at T1.
    expect(readFlow(fddFlowFigure()).join(' ')).toContain('the mean of the 23 seen in the CBT arm is 38.2');
    expect(readFlow(figureWith({ means: [{ ...mean, completers: none }] })).join(' ')).toContain(
      'of the 0 completers among them it cannot be told.',
    );
  });

  it('judges nothing, and warns where there is no control', () => {
    fc.assert(
      fc.property(anyFlowFigure, (figure) => {
        expect(readFlow({ ...figure, notes: [] }).join(' ')).not.toMatch(/significan|should|NaN|undefined/);
      }),
      { numRuns: 30 },
    );
    expect(readFlow(alone()).join(' ')).toContain('There is no control group');
    expect(readFlow(fddFlowFigure()).join(' ')).not.toContain('There is no control group');
  });
});

describe('describeFlow', () => {
  it('has every count of every group', () => {
    expect(describeFlow(alone())).toContain(
      'All patients: Treated 10; Baseline 9, 1 without; Day 7 seen 4, lost 1, not yet due 5; completers 4.',
    );
  });
});

describe('flowTable', () => {
  it('has its columns in order and a row for each step', () => {
    const table = flowTable(fddFlowFigure());
    for (const row of table) expect(Object.keys(row)).toEqual([...flowColumns]);
    // Treated, baseline, two visits and completers, of two arms.
    expect(table).toHaveLength(2 * 5);
    expect(table.filter(({ tooFew }) => tooFew === 'yes')).toMatchObject([{ arm: 'EMDR', visit: 'T3' }]);
    const [first] = fddFlowFigure().means;
    expect(table[1]).toMatchObject({ stage: 'baseline', visit: 'T1', mean: first?.all.mean });
  });
});
