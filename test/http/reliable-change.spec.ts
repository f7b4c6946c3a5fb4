import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chartNames, type ExpectedCourse, type PatientChange, type ReliableChange } from '#contracts';
import { parsed, rowsAt, type Json } from '../support/golden-numbers.js';
import { startReferenceCohorts, type ReferenceCohorts } from '../support/reference-cohorts.js';
import { instrumentKey } from '../support/reference-study.js';

describe('reliable change and the charts of a cohort, over HTTP', () => {
  let reference: ReferenceCohorts;
  const ask = <Answer>(cohort: string, path: string): Promise<Answer> => reference.ask<Answer>(cohort, path);

  beforeAll(async () => {
    reference = await startReferenceCohorts();
  }, 120_000);
  afterAll(() => reference.service.close());

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
    const { body } = await reference.client.get<{
      items: { id: string; sourceId: string }[];
      next: string | null;
    }>('/v1/patients?sourceSystem=study:fdd&limit=200');
    for (const row of rowsAt(golden['patients']).slice(0, 12)) {
      const patient = body.items.find(({ sourceId }) => sourceId === row['id'])!;
      const series = instrumentKey('fdd_ptsd', 'ptsd_ri_parent');
      const answer = await reference.client.get<PatientChange>(
        `/v1/patients/${patient.id}/change?series=${series}&${parameters}&cutoff=c&cohort=${reference.cohorts.get('fdd')}`,
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
    const other = await reference.client.get(
      `/v1/cohorts/${reference.cohorts.get('fdd')}/reliable-change?rule=va_marx_2022`,
    );
    expect(other.status).toBe(422);
  });

  it('what a cohort’s model expects of its patient comes with the verdict on every score, and of others is refused', async () => {
    const { body } = await reference.client.get<{ items: { id: string; sourceId: string }[] }>(
      '/v1/patients?sourceSystem=study:btheb&limit=200',
    );
    const cohort = reference.cohorts.get('btheb');
    const patient = body.items.find(({ sourceId }) => sourceId === 'B001')!;
    const { body: course } = await reference.client.get<ExpectedCourse>(
      `/v1/patients/${patient.id}/expected?cohort=${cohort}`,
    );
    // 97 patients are in the model of all, the patient among them.
    expect(course).toMatchObject({ cohortName: 'btheb', n: 96, rule: { key: 'expected-course' } });
    expect(course.visits.map(({ visit }) => visit)).toEqual(['2m', '3m', '5m', '8m']);
    for (const {
      estimate,
      lower50,
      upper50,
      lower80,
      upper80,
      observed,
      badTail,
      category,
    } of course.visits) {
      expect([lower80, lower50, estimate, upper50, upper80]).toEqual(
        [lower80, lower50, estimate, upper50, upper80].toSorted((a, b) => a! - b!),
      );
      if (observed !== null)
        expect(category).toBe(badTail! < 0.025 ? 'off course' : badTail! < 0.1 ? 'watch' : 'on course');
    }
    expect(course.reading.join(' ')).toContain('80 % of such scores');
    const { body: few } = await reference.client.get<ExpectedCourse>(
      `/v1/patients/${patient.id}/expected?cohort=${reference.cohorts.get('fdd')}`,
    );
    expect(few).toMatchObject({ status: 422 });
    const unknown = `/v1/patients/${patient.id}/expected?cohort=${patient.id}`;
    expect((await reference.client.get(unknown)).status).toBe(404);
  });

  it('an expectation needs a model of enough patients', async () => {
    const { body } = await reference.client.get<{ items: { id: string }[] }>(
      '/v1/patients?sourceSystem=study:fdd',
    );
    const { body: course } = await reference.client.get<ExpectedCourse>(
      `/v1/patients/${body.items[0]!.id}/expected?cohort=${reference.cohorts.get('fdd')}`,
    );
    expect(course).toMatchObject({ refused: { code: 'too-few-patients' }, visits: [] });
    expect(course.reading[0]).toContain('No expected course');
  });

  it('every chart comes in every form, and all name one tally', async () => {
    for (const chart of chartNames) {
      const query =
        chart === 'survival' ? '?rule=percent50' : chart === 'reliable-change' ? `?${parameters}` : '';
      const tallies = new Set<unknown>();
      for (const suffix of ['.vl.json', '.json', '.csv', '.svg', '.png']) {
        const response = await fetch(
          `${reference.service.address}/v1/cohorts/${reference.cohorts.get('fdd')}/charts/${chart}${suffix}${query}`,
          { headers: { authorization: `Bearer ${reference.key}` } },
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
