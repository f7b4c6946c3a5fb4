import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Contrasts, type Flow, type Model, type Responders, type Survival } from '#contracts';
import { expectNumbers, parsed, rowsAt, type Json } from '../support/golden-numbers.js';
import { startReferenceCohorts, type ReferenceCohorts } from '../support/reference-cohorts.js';

describe('the statistics of a cohort, over HTTP', () => {
  let reference: ReferenceCohorts;
  const ask = <Answer>(cohort: string, path: string): Promise<Answer> => reference.ask<Answer>(cohort, path);

  beforeAll(async () => {
    reference = await startReferenceCohorts();
  }, 120_000);
  afterAll(() => reference.service.close());

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
      expect(
        (await reference.client.get(`/v1/cohorts/${reference.cohorts.get('btheb')}/model?${query}`)).status,
      ).toBe(422);
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
    const chart = await reference.client.get(
      `/v1/cohorts/${reference.cohorts.get('three_arms')}/charts/survival.json?rule=points10`,
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
});
