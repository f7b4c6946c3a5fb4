import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { criticalValue } from './change-index.js';
import { changeCategories, classify, type ClassifiedChange } from './classify.js';
import type { ChangeRule } from './change-rule.js';
import { toDouble } from './fraction.js';
import { standardDeviation, type NormCutOffType } from './norm-cut-off.js';
import { baselineNorms, normsOf } from './norms.js';
import { jt } from './profiles/jt.js';
import { reliableChangeOf, type ArmCounts } from './reliable-change.js';
import { resolveRule } from './resolve-rule.js';
import { ruleNumbers } from './rule-numbers.js';

/**
 * The R package clinicalsignificance 3.0.0.9000 on a real trial (test/reference/golden/rci.fdd_ptsd.json), against the
 * same from the joint counts of its CSV. Where the package departs from Jacobson & Truax (cut-off b), the paper holds.
 */
interface GoldenPatient {
  id: string;
  group: string;
  pre: number;
  post: number;
  change: number;
  rci: number;
  clinical_pre: boolean;
  functional_post: boolean;
  category: string;
}
interface GoldenResult {
  cutoff_type: NormCutOffType;
  n_used: number;
  critical_value: number;
  cutoff: number;
  m_clinical: number;
  sd_clinical: number;
  s_diff: number;
  se_measurement: number;
  reliable_change_points: number;
  jt1991_cutoff_b: { value: number } | null;
  summary: { group: string; category: string; n: number; of: number }[];
  patients: GoldenPatient[];
}
interface GoldenTable {
  outcome: string;
  better: 'lower' | 'higher';
  parameters: {
    reliability: number;
    m_functional: number;
    sd_functional: number;
    pre: number;
    post: number;
  };
  results: GoldenResult[];
}

const reference = new URL('../../../../test/reference/', import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, reference), 'utf8');
const { tables } = JSON.parse(readText('golden/rci.fdd_ptsd.json')) as { tables: GoldenTable[] };
const rows = parse(readText('data/fdd_ptsd.csv'), { columns: true }) as Record<string, string>[];

const scoreOf = ({ outcome }: GoldenTable, subject: string, visit: number): string =>
  rows.find((row) => row['subject'] === subject && row['visit_order'] === String(visit))?.[outcome] ?? '';

/** Joint counts by arm in the order of the golden, scores being whole. */
function armCounts(table: GoldenTable): ArmCounts[] {
  const subjects = [...new Map(rows.map((row) => [row['subject'] ?? '', row['arm'] ?? '']))];
  const { pre, post } = table.parameters;
  return ['EMDR', 'CBT'].map((arm) => ({
    cell: [arm],
    joint: subjects
      .filter(([subject, own]) => own === arm && scoreOf(table, subject, post) !== '')
      .map(([subject]) => {
        const baseline = scoreOf(table, subject, pre);
        const tick = BigInt(scoreOf(table, subject, post));
        return { baseline: baseline === '' ? null : BigInt(baseline), tick, count: 1n };
      }),
  }));
}

function ruleFor(table: GoldenTable, cutOff: NormCutOffType): ChangeRule {
  const { parameters, outcome, better } = table;
  const clinical = baselineNorms(
    armCounts(table).flatMap(({ joint }) => joint),
    0,
  );
  const functional = normsOf(parameters.m_functional, parameters.sd_functional);
  const rule = resolveRule(
    jt,
    { instrument: outcome, better, decimals: 0 },
    { reliability: parameters.reliability, clinical, functional, cutOff },
  );
  if ('refused' in rule) throw new Error(rule.refused);
  return rule;
}

function classified(rule: ChangeRule, { pre, post }: GoldenPatient): ClassifiedChange {
  const change = classify(rule, BigInt(pre), BigInt(post));
  if ('refused' in change) throw new Error(change.refused);
  return change;
}

const expectClose = (actual: number | null, expected: number): void => {
  if (actual === null) throw new Error(`null where R has ${expected}`);
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-10 * (Math.abs(expected) || 1));
};

const results = tables.flatMap((table) =>
  table.results.map((result) => [`${table.outcome}, cut-off ${result.cutoff_type}`, table, result] as const),
);
const sameAsPaper = results.filter(([, , { jt1991_cutoff_b: b }]) => b === null);

describe.each(results)('on %s', (_, table, golden) => {
  const rule = ruleFor(table, golden.cutoff_type);

  it('the norms of the baseline are those of R', () => {
    const norms = baselineNorms(
      armCounts(table).flatMap(({ joint }) => joint),
      0,
    );
    if (!norms) throw new Error('There are norms');
    expect(norms.n).toBe(golden.n_used);
    expectClose(toDouble(norms.mean), golden.m_clinical);
    expectClose(standardDeviation(norms), golden.sd_clinical);
  });

  it('the numbers of the rule are those of R', () => {
    const numbers = ruleNumbers(rule);
    expectClose(numbers.standardError, golden.s_diff);
    expectClose(numbers.measurementError, golden.se_measurement);
    expectClose(numbers.points, golden.reliable_change_points);
    expectClose(criticalValue, golden.critical_value);
    expectClose(numbers.cutOff, golden.jt1991_cutoff_b?.value ?? golden.cutoff);
  });

  it('the index of every patient is that of R', () => {
    for (const patient of golden.patients) {
      const { rci, change } = classified(rule, patient);
      expectClose(rci, patient.rci);
      expect(change).toBe(patient.change);
      expect([String(patient.pre), String(patient.post)]).toEqual([
        scoreOf(table, patient.id, table.parameters.pre),
        scoreOf(table, patient.id, table.parameters.post),
      ]);
    }
    expect(golden.patients).toHaveLength(golden.n_used);
  });
});

describe.each(sameAsPaper)('on %s', (_, table, golden) => {
  const rule = ruleFor(table, golden.cutoff_type);

  it('the category of every patient is that of R', () => {
    for (const patient of golden.patients) {
      const { category, clinicalPre, functionalPost } = classified(rule, patient);
      expect([patient.id, category, clinicalPre, functionalPost]).toEqual([
        patient.id,
        patient.category.toLowerCase(),
        patient.clinical_pre,
        patient.functional_post,
      ]);
    }
  });

  it('the counts of each arm are those of R', () => {
    const arms = reliableChangeOf(armCounts(table), rule);
    for (const { group, category, n, of } of golden.summary) {
      const arm = arms.find(({ cell }) => cell[0] === group);
      const own = changeCategories.find((each) => each === category.toLowerCase());
      if (!arm || !own) throw new Error(`No ${category} in ${group}`);
      expect([group, category, arm.counts[own], arm.n]).toEqual([group, category, n, of]);
    }
    expect(golden.summary).toHaveLength(arms.length * changeCategories.length);
  });
});

describe('cut-off b is the paper’s, with the SD of the functional population', () => {
  const [, table, golden] = results.find(([, , { jt1991_cutoff_b: b }]) => b !== null) ?? [];
  if (!table || !golden?.jt1991_cutoff_b) throw new Error('The golden has the value of the paper');
  const rule = ruleFor(table, 'b');
  const { value } = golden.jt1991_cutoff_b;
  const sign = (patient: GoldenPatient) =>
    Math.abs(patient.rci) > golden.critical_value ? patient.change : 0;

  it('and not the package’s, with the SD of the clinical one', () => {
    const { m_functional: mean, sd_functional: sd } = table.parameters;
    expect(ruleNumbers(rule).cutOff).toBe(mean + 2 * sd);
    expect(value).toBe(mean + 2 * sd);
    expectClose(golden.cutoff, mean + 2 * golden.sd_clinical);
  });

  it('so that categories follow from R’s indices and the paper’s value', () => {
    const expected = (patient: GoldenPatient): string => {
      const { pre, post } = patient;
      if (sign(patient) < 0) return pre > value && post < value ? 'recovered' : 'improved';
      if (sign(patient) > 0) return pre < value && post > value ? 'harmed' : 'deteriorated';
      return 'unchanged';
    };
    for (const patient of golden.patients)
      expect([patient.id, classified(rule, patient).category]).toEqual([patient.id, expected(patient)]);
    for (const arm of reliableChangeOf(armCounts(table), rule))
      for (const category of changeCategories)
        expect([category, arm.counts[category]]).toEqual([
          category,
          golden.patients.filter((each) => each.group === arm.cell[0] && expected(each) === category).length,
        ]);
  });

  it('and some patients change their category by it', () => {
    const moved = golden.patients.filter(
      (patient) => classified(rule, patient).category !== patient.category.toLowerCase(),
    );
    expect(moved.length).toBeGreaterThan(0);
    for (const { pre, post } of moved)
      expect([pre, post].some((score) => score >= value && score <= golden.cutoff)).toBe(true);
  });
});

describe('the reference', () => {
  it('holds the three cut-offs, and the paper’s value of b alone', () => {
    expect(results.map(([, , result]) => [result.cutoff_type, result.jt1991_cutoff_b !== null])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
  });
});
