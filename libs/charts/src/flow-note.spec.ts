import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FlowGroup, FlowVisit } from './flow-group.js';
import { flowNote } from './flow-note.js';

const at = (visit: string, seen: number, lost: number, notYetDue = 0): FlowVisit => ({
  visit,
  label: visit,
  seen,
  lost,
  notYetDue,
});
const cbt: FlowGroup = {
  arm: 'CBT',
  treated: 26,
  baseline: 23,
  completers: 18,
  visits: [at('T2', 23, 3), at('T3', 22, 4)],
};
const emdr: FlowGroup = {
  arm: 'EMDR',
  treated: 26,
  baseline: 23,
  completers: 17,
  visits: [at('T2', 21, 5), at('T3', 20, 5, 1)],
};

describe('flowNote', () => {
  it('follows every group from treatment to the last visit', () => {
    expect(flowNote([cbt, emdr])).toBe(
      'Patients: CBT treated 26, baseline 23, T2 23, T3 22 (4 lost); ' +
        'EMDR treated 26, baseline 23, T2 21, T3 20 (5 lost, 1 not yet due).',
    );
  });

  it('does not name a single group', () => {
    expect(flowNote([{ ...cbt, arm: null }])).toBe(
      'Patients: treated 26, baseline 23, T2 23, T3 22 (4 lost).',
    );
  });

  it('says who is not yet due wherever somebody is', () => {
    const early = { ...cbt, visits: [at('T2', 20, 2, 4), at('T3', 0, 0, 26)] };
    expect(flowNote([early])).toContain('T2 20 (2 lost, 4 not yet due), T3 0 (0 lost, 26 not yet due)');
  });

  it('names patients without an arm beside others', () => {
    expect(flowNote([cbt, { ...emdr, arm: null }])).toContain('; Without an arm treated 26');
  });

  it('has no visits where there are none, and nobody where there is no group', () => {
    expect(flowNote([{ ...cbt, visits: [] }])).toBe('Patients: treated 26, baseline 23.');
    expect(flowNote([])).toBe('Patients: none.');
  });

  it('shortens long names, but no count', () => {
    const long = flowNote([{ ...cbt, arm: 'long '.repeat(80) }, emdr]);
    expect(long).toMatch(/…/);
    expect(long.length).toBeLessThan(200);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (counts) => {
        const visits = counts.map((seen, index) => at(`V${index}`, seen, 0));
        for (const seen of counts) expect(flowNote([{ ...cbt, visits }])).toContain(` ${seen}`);
      }),
    );
  });
});
