import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  chartNames,
  type Contrasts,
  type Flow,
  type Model,
  type PatientChange,
  type ReliableChange,
  type Responders,
  type Survival,
} from '#contracts';
import { admitClinic, clientOf, importFile, type Client } from '../support/client.js';
import { define, loadStudy } from '../support/load-study.js';
import {
  instrumentKey,
  instrumentOf,
  protocolOf,
  readLines,
  readReference,
  readTables,
  visitsOf,
  type GoldenTable,
} from '../support/reference-study.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

/** R's numbers, by whatever name, against an answer's over HTTP. */
type Json = { [name: string]: unknown };
const parsed = (path: string): Json => JSON.parse(readReference(path)) as Json;
const rowsAt = (value: unknown): Json[] => (value ?? []) as Json[];

const camel = (name: string): string =>
  name
    .replace(/^ci_(lower|upper)$/, '$1')
    .replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Every number of R that the answer names too; relative to `tolerance`, absolute where R has a residue of 0. */
function expectNumbers(ours: Json | undefined, golden: Json, tolerance: number): void {
  expect(ours).toBeDefined();
  let compared = 0;
  for (const [name, value] of Object.entries(golden)) {
    const own = ours?.[camel(name)];
    if (typeof value !== 'number' || own === undefined) continue;
    compared += 1;
    if (!(typeof own === 'number' && Math.abs(own - value) <= tolerance * Math.abs(value) + 1e-12))
      throw new Error(`${name}: ${String(own)}, R ${value}`);
  }
  expect(compared).toBeGreaterThan(0);
}

const rules = [
  { key: 'percent50', kind: 'percent', value: 50 },
  { key: 'points10', kind: 'points', value: 10 },
  { key: 'below10', kind: 'below', value: 10 },
];

describe('the statistics of a cohort, over HTTP', () => {
  let service: Service;
  let client: Client;
  let key: string;
  const cohorts = new Map<string, string>();

  const ask = async <Answer>(cohort: string, path: string): Promise<Answer> => {
    const { status, body } = await client.get<Answer>(`/v1/cohorts/${cohorts.get(cohort)}/${path}`, {
      prefer: 'wait=20',
    });
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const cohortOf = async (name: string, body: object): Promise<void> => {
    const made = await client.post<{ id: string }>('/v1/cohorts', { name, groupBy: ['arm'], rules, ...body });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    cohorts.set(name, made.body.id);
  };

  beforeAll(async () => {
    service = await startService();
    key = await (await admitClinic(service.address, ADMIN_KEY, 'Statistics')).keyFor('clinician');
    client = clientOf(service.address, key);
    const fdd = readTables('golden/simple.fdd_ptsd.json');
    const lines = readLines('data/fdd_ptsd.csv');
    await loadStudy(service.address, client, 'fdd', lines, fdd, { dataset: 'fdd_ptsd', hours: true });
    await cohortOf('fdd', {
      study: 'fdd',
      protocol: 'fdd',
      series: instrumentKey('fdd_ptsd', 'ptsd_ri_parent'),
      arms: ['CBT', 'EMDR'],
    });
    const [table] = readTables('golden/simple.btheb.json') as [GoldenTable];
    const rows = readLines('data/btheb.csv');
    await define(service.address, '/v1/instruments', instrumentOf('btheb', rows, table));
    await define(
      service.address,
      '/v1/protocols',
      protocolOf('btheb', visitsOf(table), rows, { hours: true }),
    );
    const file = rows.map((row) =>
      [
        row['subject'],
        row['arm'],
        row['visit'],
        'btheb.score',
        row['score'],
        row['drug'],
        row['length'],
      ].join(','),
    );
    const header = 'subject,arm,visit,instrument,total,cov_drug,cov_length';
    await importFile(client, 'kind=study&study=btheb&protocol=btheb', `${[header, ...file].join('\n')}\n`);
    const of = { study: 'btheb', protocol: 'btheb', series: 'btheb.score', arms: ['TAU', 'BtheB'] };
    await cohortOf('btheb', of);
    await cohortOf('btheb with covariates', { ...of, covariates: ['drug', 'length'] });
    for (const edge of [
      'zero_variance',
      'n1_at_visit',
      'three_arms',
      'all_missing_visit',
      'too_few_subjects',
    ]) {
      const visits = ['baseline', '24h', '48h', '72h', '7d'];
      const plain = { score: 'score', better: 'lower' as const, baseline: 'baseline', visits };
      const edgeLines = readLines(`edge/${edge}.csv`);
      await loadStudy(service.address, client, edge, edgeLines, [plain]);
      const arms = [...new Set(edgeLines.map(({ arm = '' }) => arm))].sort();
      const first = arms.find((arm) => arm === 'control' || arm === 'placebo');
      await cohortOf(edge, {
        study: edge,
        protocol: edge,
        series: instrumentKey(edge, 'score'),
        arms: first ? [first, ...arms.filter((arm) => arm !== first)] : arms,
      });
    }
  }, 120_000);
  afterAll(() => service.close());

  const fddGolden = (): Json =>
    rowsAt(parsed('golden/simple.fdd_ptsd.json')['tables']).find(({ score }) => score === 'ptsd_ri_parent')!;
  const bthebGolden = (): Json => rowsAt(parsed('golden/simple.btheb.json')['tables'])[0]!;

  it.each([
    ['fdd', fddGolden],
    ['btheb', bthebGolden],
  ] as const)('contrasts of %s are those of R', async (cohort, golden) => {
    const answer = await ask<Contrasts>(cohort, 'contrasts');
    for (const [own, theirs] of [
      [answer.betweenArms, 'between_arms'],
      [answer.changeBetweenArms, 'change_between_arms'],
    ] as const) {
      expect(own).toHaveLength(rowsAt(golden()[theirs]).length);
      for (const row of rowsAt(golden()[theirs])) {
        const found = own.find(({ arm, visit }) => arm === row['arm'] && visit === row['visit'])!;
        expectNumbers(found.welch, row['welch'] as Json, 1e-8);
        expectNumbers(found.welch.pooled, (row['welch'] as Json)['pooled'] as Json, 1e-8);
        expectNumbers(found.hedges, row['hedges'] as Json, 1e-8);
        ((row['hedges'] as Json)['ci_noncentral_t'] as number[]).forEach((end, i) =>
          expect(found.hedges.ciNoncentralT![i]).toBeCloseTo(end, 8),
        );
      }
    }
    expect(answer.reading.join(' ')).toMatch(/95 % CI .* n = \d+ and \d+/);
  });

  const fits = rowsAt(parsed('golden/mmrm.btheb.json')['fits']);
  it.each([
    ['btheb', 'btheb_baseline_by_visit', ''],
    ['btheb', 'btheb_baseline_main', 'baseline=main'],
    ['btheb', 'btheb_change', 'response=change'],
    ['btheb', 'btheb_all_visits_no_covariate', 'visits=all&baseline=none'],
    ['btheb', 'btheb_complete_cases', 'patients=completers'],
    ['btheb with covariates', 'btheb_drug_length', ''],
  ])('the model of %s is that of R: %s', async (cohort, id, query) => {
    const golden = fits.find((fit) => fit['id'] === id)!;
    const answer = await ask<Model>(cohort, `model?${query}`);
    expect(answer).toMatchObject({ converged: true, covarianceUsed: 'un', n: golden['n_subjects'] });
    expect(answer.neg2LogLik! / ((golden['fit'] as Json)['neg2_loglik'] as number)).toBeCloseTo(1, 10);
    const sorted = (term: string) => term.split(':').sort().join(':');
    for (const row of rowsAt(golden['coefficients'])) {
      const own = answer.coefficients.find(({ term }) => sorted(term) === sorted(row['name'] as string))!;
      const [estimate, se, df] = [row['estimate'], row['se'], row['df']] as [number, number, number];
      expect(Math.abs(own.estimate! - estimate) / se).toBeLessThan(1e-8);
      expect(own.se! / se).toBeCloseTo(1, 8);
      expect(own.df! / df).toBeCloseTo(1, 8);
    }
    for (const row of rowsAt(golden['differences']))
      expectNumbers(
        answer.contrasts.find(({ arm, visit }) => arm === row['arm'] && visit === row['visit']),
        row,
        1e-7,
      );
    for (const row of rowsAt((golden['lsmeans'] as Json)['rows']))
      expectNumbers(
        answer.lsMeans.find(({ arm, visit }) => arm === row['arm'] && visit === row['visit']),
        row,
        1e-7,
      );
    expect(answer.reading.join(' ')).toMatch(/95 % CI/);
  });

  it('a model that contradicts itself is 422 and names the rule; a name that is no covariate too', async () => {
    for (const query of [
      'baseline=by-visit&visits=all',
      'baseline=constrained&visits=post',
      'covariates=age',
      'df=exact',
    ])
      expect((await client.get(`/v1/cohorts/${cohorts.get('btheb')}/model?${query}`)).status).toBe(422);
  });

  it('edge data get the answer or the refusal that the golden names', async () => {
    const zero = await ask<Model>('zero_variance', 'model');
    expect(zero).toMatchObject({ converged: false, refused: { code: 'no-variation' }, lsMeans: [] });
    expect(zero.reading[0]).toContain('No model');
    const contrasts = await ask<Contrasts>('zero_variance', 'contrasts');
    const at = (visit: string) => contrasts.betweenArms.find((row) => row.visit === visit)!;
    expect([at('24h').welch.estimable, at('48h').welch.estimable, at('48h').hedges.estimable]).toEqual([
      true,
      false,
      false,
    ]);
    const few = await ask<Model>('too_few_subjects', 'model');
    expect(few.refused ?? few.fallback).toMatchObject({ reason: expect.any(String) as unknown });
    const missing = await ask<Model>('all_missing_visit', 'model');
    expect(missing.lsMeans.filter(({ estimate }) => estimate === null).map(({ visit }) => visit)).toEqual([
      '72h',
      '72h',
    ]);
    expect((await ask<Model>('three_arms', 'model')).contrasts.map(({ arm }) => arm)).toHaveLength(8);
    const single = await ask<Contrasts>('n1_at_visit', 'contrasts');
    expect(single.betweenArms.find(({ visit }) => visit === '7d')!.welch).toMatchObject({
      estimable: false,
      reason: expect.stringContaining('single') as unknown,
    });
  });

  it.each([
    ['fdd', fddGolden],
    ['btheb', bthebGolden],
  ] as const)('responders of %s are those of R, with both denominators', async (cohort, golden) => {
    for (const table of rowsAt(golden()['responders'])) {
      const { kind, value } = table['definition'] as { kind: string; value: number };
      const answer = await ask<Responders>(cohort, `responders?rule=${kind}${value}`);
      expect(answer.rows).toHaveLength(rowsAt(table['rows']).length);
      for (const row of rowsAt(table['rows'])) {
        const own = answer.rows.find(({ arm, visit }) => arm === row['arm'] && visit === row['visit'])!;
        expectNumbers(own.observed, row['observed'] as Json, 1e-10);
        expectNumbers(own.nonresponderImputed, row['nonresponder_imputed'] as Json, 1e-10);
      }
      for (const row of rowsAt(table['differences'])) {
        const own = answer.differences.find(
          ({ arm, visit }) => arm === row['arm'] && visit === row['visit'],
        )!;
        expectNumbers(own.observed, row['observed'] as Json, 1e-8);
        expectNumbers(own.nonresponderImputed, row['nonresponder_imputed'] as Json, 1e-8);
      }
    }
  });

  it.each([
    ['fdd', fddGolden],
    ['btheb', bthebGolden],
  ] as const)('survival of %s is that of R in all three intervals', async (cohort, golden) => {
    const survival = golden()['time_to_response'] as Json;
    for (const curve of rowsAt(survival['curves'])) {
      const answer = await ask<Survival>(
        cohort,
        `survival?rule=percent50&ci=${curve['conf_type'] as string}`,
      );
      for (const row of rowsAt(curve['rows'])) {
        const own = answer.rows.find(
          ({ arm, time }) => arm === row['arm'] && time === 24 * (row['time'] as number),
        );
        const { time: _time, ...numbers } = row;
        expectNumbers(own, numbers, 1e-10);
      }
      for (const row of rowsAt(curve['medians'])) {
        const own = answer.medians.find(({ arm }) => arm === row['arm'])!;
        expect([own.n, own.events]).toEqual([row['n'], row['events']]);
        const days = (hours: number | null) => (hours === null ? null : hours / 24);
        expect([own.median, own.lower, own.upper].map(days)).toEqual([
          row['median'],
          row['lower'],
          row['upper'],
        ]);
      }
      expectNumbers(answer.logrank as unknown as Json, survival['logrank'] as Json, 1e-8);
    }
  });

  it('survival without hours is refused in the answer', async () => {
    const answer = await ask<Survival>('three_arms', 'survival?rule=points10');
    expect(answer).toMatchObject({ refused: { code: 'no-hours' }, rows: [] });
    const chart = await client.get(
      `/v1/cohorts/${cohorts.get('three_arms')}/charts/survival.json?rule=points10`,
    );
    expect(chart.status).toBe(422);
  });

  it('everybody treated is seen, lost or not yet due at every visit', async () => {
    const flow = await ask<Flow>('btheb', 'flow');
    expect(flow.groups.map(({ arm, treated, baseline }) => [arm, treated, baseline])).toEqual([
      ['TAU', 48, 48],
      ['BtheB', 52, 52],
    ]);
    for (const { treated, visits } of flow.groups)
      for (const { seen, lost, notYetDue } of visits) expect(seen + lost + notYetDue).toBe(treated);
    expect(flow.groups.reduce((sum, { completers }) => sum + completers, 0)).toBe(52);
    expect(flow.tooFew.length).toBeGreaterThan(0);
  });

  const rci = (): Json => rowsAt(parsed('golden/rci.fdd_ptsd.json')['tables'])[0]!;
  const parameters = 'rule=jt&reliability=0.85&mFunctional=12&sdFunctional=8&visit=T3';

  it('reliable change in counts is that of R for the cut-offs a and c', async () => {
    for (const golden of rowsAt(rci()['results']).filter(({ cutoff_type: type }) => type !== 'b')) {
      const answer = await ask<ReliableChange>(
        'fdd',
        `reliable-change?${parameters}&cutoff=${golden['cutoff_type'] as string}`,
      );
      expect(answer.cutoff).toBeCloseTo(golden['cutoff'] as number, 9);
      expect(answer.reliableChange).toBeCloseTo(golden['reliable_change_points'] as number, 9);
      for (const row of rowsAt(golden['summary'])) {
        const group = answer.groups.find(({ arm }) => arm === row['group'])!;
        expect([group.n, group.categories[(row['category'] as string).toLowerCase() as 'recovered']]).toEqual(
          [row['of'], row['n']],
        );
      }
    }
  });

  it('reliable change of one patient is that of R, and names what other rules say', async () => {
    const golden = rowsAt(rci()['results']).find(({ cutoff_type: type }) => type === 'c')!;
    const { body } = await client.get<{ items: { id: string; sourceId: string }[]; next: string | null }>(
      '/v1/patients?sourceSystem=study:fdd&limit=200',
    );
    for (const row of rowsAt(golden['patients']).slice(0, 12)) {
      const patient = body.items.find(({ sourceId }) => sourceId === row['id'])!;
      const series = instrumentKey('fdd_ptsd', 'ptsd_ri_parent');
      const answer = await client.get<PatientChange>(
        `/v1/patients/${patient.id}/change?series=${series}&${parameters}&cutoff=c&cohort=${cohorts.get('fdd')}`,
      );
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        rule: 'jt',
        pre: row['pre'],
        post: row['post'],
        change: row['change'],
      });
      expect(answer.body.rci).toBeCloseTo(row['rci'] as number, 9);
      expect(answer.body.category).toBe((row['category'] as string).toLowerCase());
      expect(answer.body.robustness.map(({ rule }) => rule)).toEqual(['jt', 'gln', 'en']);
      expect(answer.body.reading.join(' ')).toContain('From baseline to T3');
    }
  });

  it('a formula without its parameters is refused in the answer, another instrument’s rule with 422', async () => {
    const bare = await ask<ReliableChange>('fdd', 'reliable-change?rule=jt');
    expect(bare).toMatchObject({ refused: { code: 'no-parameters' }, groups: [] });
    const other = await client.get(`/v1/cohorts/${cohorts.get('fdd')}/reliable-change?rule=va_marx_2022`);
    expect(other.status).toBe(422);
  });

  it('every chart comes in every form, and all name one tally', async () => {
    for (const chart of chartNames) {
      const query =
        chart === 'survival' ? '?rule=percent50' : chart === 'reliable-change' ? `?${parameters}` : '';
      const tallies = new Set<unknown>();
      for (const suffix of ['.vl.json', '.json', '.csv', '.svg', '.png']) {
        const response = await fetch(
          `${service.address}/v1/cohorts/${cohorts.get('fdd')}/charts/${chart}${suffix}${query}`,
          { headers: { authorization: `Bearer ${key}` } },
        );
        expect([chart, suffix, response.status]).toEqual([chart, suffix, 200]);
        const text = await response.text();
        expect(text.length).toBeGreaterThan(100);
        if (suffix === '.json') {
          const body = JSON.parse(text) as { tally: string; reading: string[]; flow: unknown[] };
          tallies.add(body.tally);
          expect(body.reading.length).toBeGreaterThan(0);
          expect(body.flow).toHaveLength(2);
          expect(text).not.toMatch(/NaN|Infinity/);
        }
        if (suffix === '.vl.json')
          tallies.add((JSON.parse(text) as { usermeta: { tally: string } }).usermeta.tally);
      }
      expect([chart, tallies.size]).toEqual([chart, 1]);
    }
  });
});
