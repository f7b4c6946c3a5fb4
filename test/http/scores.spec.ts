import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Assessment, ScoredAssessment } from '#contracts';
import { admitClinic, type Client } from '../support/client.js';
import { INFUSED_AT } from '../support/recorded-patient.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

interface Problem {
  errors: { pointer: string; rule: string }[];
}

describe('scores', () => {
  let service: Service;
  let client: Client;

  beforeAll(async () => {
    service = await startService();
    client = await (await admitClinic(service.address, ADMIN_KEY, 'Scores')).as('clinician');
  });
  afterAll(() => service.close());

  const newPatient = async () =>
    (await client.post<{ id: string }>('/v1/patients', { sourceSystem: 'scores', sourceId: randomUUID() }))
      .body.id;
  const form = (patientId: string, answers: object) => ({
    patientId,
    instrument: 'pcl-5',
    recall: 'P7D',
    administeredAt: INFUSED_AT,
    ...answers,
  });

  it('a QIDS-SR16 takes the highest of each domain, and its item 12 is flagged', async () => {
    const items = [3, 1, 0, 0, ...Array.from({ length: 12 }, () => 0)];
    const send = (answers: (number | null)[]) =>
      newPatient().then((patient) =>
        client.post<ScoredAssessment>('/v1/assessments', {
          ...form(patient, { items: answers }),
          instrument: 'qids-sr16',
        }),
      );
    expect((await send(items)).body).toMatchObject({ total: 3, method: 'complete', flags: [] });
    expect((await send(items.with(11, 2))).body).toMatchObject({
      total: 3 + 2,
      flags: [{ flag: 'suicidal-thoughts', item: 12, value: 2 }],
    });
  });

  it('a MADRS with a missing total still flags its item 10', async () => {
    const items = [...Array.from({ length: 9 }, () => null), 4];
    const { body } = await client.post<ScoredAssessment>('/v1/assessments', {
      ...form(await newPatient(), { items }),
      instrument: 'madrs',
    });
    const flags = [{ flag: 'suicidal-thoughts', item: 10, value: 4 }];
    expect(body).toMatchObject({ total: null, method: 'not scored', flags });
    const read = await client.get<Assessment>(`/v1/assessments/${body.id}`);
    expect(read.body).toMatchObject({ total: null, flags, loinc: null });
  });

  it('a C-SSRS screener has a level, flags with it, and never a total', async () => {
    const patient = await newPatient();
    const body = form(patient, { instrument: 'c-ssrs', recall: 'P1M' });
    const sent = await client.post<ScoredAssessment>('/v1/assessments', {
      ...body,
      items: [1, 1, 0, 1, 0, 0, null],
    });
    const expected = {
      total: null,
      triage: 'high',
      missing: [],
      flags: [{ flag: 'suicide-risk-high', item: 4, value: 1 }],
    };
    expect(sent).toMatchObject({ status: 201, body: expected });
    const path = `/v1/assessments/${sent.body.id}`;
    expect((await client.get<Assessment>(path)).body).toMatchObject(expected);
    const blank = { items: [0, null, null, null, null, 0, null], reason: 'typing error' };
    const amended = await client.post(`${path}/amendments`, blank, { 'if-match': '"1"' });
    expect(amended.body).toMatchObject({
      triage: 'incomplete',
      flags: [{ flag: 'suicide-risk-incomplete', item: 2, value: null }],
    });
    const refused = await client.post<Problem>('/v1/assessments', { ...body, total: 3 });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/total', rule: 'no-total' }] },
    });
  });

  it('a form carries the code of its total only for the recall that the code is of', async () => {
    const loincOf = async (recall: string) => {
      const { id } = (
        await client.post<{ id: string }>('/v1/assessments', form(await newPatient(), { total: 40, recall }))
      ).body;
      return (await client.get<Assessment>(`/v1/assessments/${id}`)).body.loinc;
    };
    expect([await loincOf('P7D'), await loincOf('P1M')]).toEqual([null, '101698-9']);
  });
});
