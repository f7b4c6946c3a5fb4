import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Assessment, Patient, PatientCurve, ScoredAssessment } from '#contracts';
import { admitClinic, type Client } from '../support/client.js';
import { hoursAfter, INFUSED_AT, infusionAt, recordPatient } from '../support/recorded-patient.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

interface Problem {
  detail: string;
  errors: { pointer: string; rule: string; detail: string }[];
}

describe('facts', () => {
  let service: Service;
  let client: Client;
  let stranger: Client;
  let owner: pg.Client;

  beforeAll(async () => {
    service = await startService();
    client = await (await admitClinic(service.address, ADMIN_KEY, 'Facts')).as('clinician');
    stranger = await (await admitClinic(service.address, ADMIN_KEY, 'Strangers')).as('clinician');
    owner = new pg.Client({ connectionString: service.databaseUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await service.close();
  });

  const newPatient = async () =>
    (await client.post<{ id: string }>('/v1/patients', { sourceSystem: 'facts', sourceId: randomUUID() }))
      .body.id;
  const revisionOf = async (id: string) => (await client.get<Patient>(`/v1/patients/${id}`)).body.revision;
  const formsOf = async (patientId: string) =>
    (await owner.query('SELECT 1 FROM assessment WHERE patient_id = $1', [patientId])).rows.length;
  const form = (patientId: string, answers: object = { total: 40 }) => ({
    patientId,
    instrument: 'pcl-5',
    recall: 'P7D',
    administeredAt: INFUSED_AT,
    ...answers,
  });
  const twos = Array.from({ length: 20 }, () => 2);
  const withItems = (change: Record<number, unknown>) =>
    twos.map((two, index) => (index in change ? change[index] : two));

  it('a patient has one record under its natural key', async () => {
    const body = { sourceSystem: 'facts', sourceId: 'one', sex: 'F', birthYear: 1980 };
    const first = await client.post<{ id: string }>('/v1/patients', body);
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`/v1/patients/${first.body.id}`);
    const again = await client.post('/v1/patients', body);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await client.post('/v1/patients', { ...body, birthYear: 1981 })).status).toBe(409);
    expect((await client.get<Patient>(`/v1/patients/${first.body.id}`)).body).toMatchObject({
      ...body,
      sex: 'female',
      revision: 1,
    });
  });

  it('infusions of a course are numbered; a number again is the same infusion or a conflict', async () => {
    const { course } = await recordPatient(client, randomUUID());
    const path = `/v1/courses/${course}/infusions`;
    const second = await client.post(path, infusionAt(72));
    expect(second).toMatchObject({ status: 201, body: { number: 2, version: 1 } });
    expect(await client.post(path, { ...infusionAt(72), number: 2 })).toMatchObject({
      status: 200,
      body: second.body,
    });
    expect((await client.post(path, { ...infusionAt(73), number: 2 })).status).toBe(409);
    expect((await client.post(path, { ...infusionAt(96), startedAt: '2024-03-05T10:00:00' })).status).toBe(
      422,
    );
    expect((await client.post(`/v1/courses/${randomUUID()}/infusions`, infusionAt(0))).status).toBe(404);
  });

  it('a course needs a known protocol and a known patient', async () => {
    const patient = await newPatient();
    const unknown = await client.post<Problem>(`/v1/patients/${patient}/courses`, { protocol: 'none' });
    expect(unknown).toMatchObject({ status: 422, body: { errors: [{ pointer: '/protocol' }] } });
    expect(
      (await client.post(`/v1/patients/${randomUUID()}/courses`, { protocol: 'feder-2014' })).status,
    ).toBe(404);
  });

  const B = 5 * 2;
  const rest = 15 * 2;
  it.each([
    [
      'every item answered',
      {},
      {
        total: B + rest,
        subscales: { intrusion: B, avoidance: 2 * 2, cognition: 7 * 2, arousal: 6 * 2 },
        method: 'complete',
        answered: 20,
        missing: [],
        diagnosis: 'met',
      },
    ],
    [
      'a blank: its cluster (1+2+2+2) * 5/4 = 8.75, rounded once with the rest',
      { 0: null, 1: 1 },
      {
        total: Math.round(8.75 + rest),
        subscales: { intrusion: Math.round(8.75), avoidance: 4, cognition: 14, arousal: 12 },
        method: 'prorated',
        answered: 19,
        missing: [1],
        diagnosis: 'met',
      },
    ],
    [
      'two blanks in one cluster',
      { 0: null, 1: null },
      {
        total: null,
        subscales: { intrusion: null, avoidance: 4, cognition: 14, arousal: 12 },
        method: 'not scored',
        answered: 18,
        missing: [1, 2],
        diagnosis: 'met',
      },
    ],
    [
      'all blank',
      Object.fromEntries(twos.map((_, index) => [index, null])),
      {
        total: null,
        subscales: { intrusion: null, avoidance: null, cognition: null, arousal: null },
        method: 'not scored',
        answered: 0,
        missing: twos.map((_, index) => index + 1),
        diagnosis: 'indeterminate',
      },
    ],
  ])('a PCL-5 with %s', async (_, change, expected) => {
    const items = withItems(change);
    const sent = await client.post<ScoredAssessment>('/v1/assessments', form(await newPatient(), { items }));
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ ...expected, version: 1 });
    const read = await client.get<Assessment>(`/v1/assessments/${sent.body.id}`);
    expect(read.body).toMatchObject({ ...expected, items, series: 'pcl-5:P7D', withdrawn: false });
  });

  it.each<[string, object, string, RegExp]>([
    ['a 5', { items: withItems({ 3: 5 }) }, '/items/3', /0-4/],
    ['a negative answer', { items: withItems({ 3: -1 }) }, '/items/3', /0-4/],
    ['a text', { items: withItems({ 3: '2' }) }, '/items/3', /whole number/],
    ['a fraction', { items: withItems({ 3: 2.5 }) }, '/items/3', /whole number/],
    ['19 items', { items: twos.slice(1) }, '/items', /20 items, 19/],
    ['21 items', { items: [...twos, 2] }, '/items', /20 items, 21/],
    ['a total of 81', { total: 81 }, '/total', /0 to 80/],
    ['half a point', { total: 40.5 }, '/total', /PCL-5/],
    ['neither items nor total', {}, '/items', /exactly one/],
    ['both items and total', { items: twos, total: 40 }, '/items', /exactly one/],
    ['no recall', { total: 40, recall: undefined }, '/recall', /needs its recall/],
    ['a recall it does not have', { total: 40, recall: 'P14D' }, '/recall', /no recall/],
    ['an unknown instrument', { total: 40, instrument: 'none' }, '/instrument', /no instrument/],
    ['a wall-clock time', { total: 40, administeredAt: '2024-03-01T10:00:00' }, '/administeredAt', /offset/],
    [
      'a time to come',
      { total: 40, administeredAt: new Date(Date.now() + 2 * 24 * 3_600_000).toISOString() },
      '/administeredAt',
      /ahead/,
    ],
  ])('a PCL-5 with %s is 422 and not recorded', async (_, change, pointer, detail) => {
    const patient = await newPatient();
    const { status, body } = await client.post<Problem>('/v1/assessments', form(patient, change));
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer, detail: expect.stringMatching(detail) }),
    ]);
    expect([await formsOf(patient), await revisionOf(patient)]).toEqual([0, 1]);
  });

  it('an amendment supersedes, and only what its writer has seen', async () => {
    const patient = await newPatient();
    const { id } = (await client.post<{ id: string }>('/v1/assessments', form(patient))).body;
    const path = `/v1/assessments/${id}`;
    const amend = (body: object, tag: string) => client.post(`${path}/amendments`, body, { 'if-match': tag });
    const tag = (await client.get(path)).headers.get('etag') ?? '';
    expect(await amend({ total: 30, reason: 'typing error' }, tag)).toMatchObject({
      status: 201,
      body: { id, version: 2, total: 30 },
    });
    expect((await amend({ total: 20, reason: 'typing error' }, tag)).status).toBe(412);
    expect((await amend({ total: 20 }, '"2"')).status).toBe(422);
    expect((await client.get<Assessment>(path)).body).toMatchObject({
      version: 2,
      total: 30,
      reason: 'typing error',
    });
    expect((await amend({ withdrawn: true, reason: 'wrong patient' }, '"2"')).status).toBe(201);
    expect((await client.get<Assessment>(path)).body).toMatchObject({ version: 3, withdrawn: true });
    expect([await formsOf(patient), await revisionOf(patient)]).toEqual([3, 4]);
    const curve = await client.get<PatientCurve>(`/v1/patients/${patient}/curves/pcl-5:P7D`, {
      prefer: 'wait=20',
    });
    expect(curve.body.points).toEqual([
      expect.objectContaining({ total: null, used: false, reason: 'withdrawn' }),
    ]);
  });

  it('an Idempotency-Key gives the same answer once more, and refuses another request', async () => {
    const patient = await newPatient();
    const key = { 'idempotency-key': randomUUID() };
    const first = await client.post('/v1/assessments', form(patient), key);
    const again = await client.post('/v1/assessments', form(patient), key);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect((await client.post('/v1/assessments', form(patient, { total: 41 }), key)).status).toBe(422);
    expect([await formsOf(patient), await revisionOf(patient)]).toEqual([1, 2]);
  });

  it.each<[string, () => [object, Record<string, string>]]>([
    ['Idempotency-Key', () => [{}, { 'idempotency-key': randomUUID() }]],
    ['key of the source system', () => [{ sourceSystem: 'forms', sourceId: randomUUID() }, {}]],
  ])('50 of the same at once under one %s are one form and one revision', async (_, make) => {
    const patient = await newPatient();
    const [source, headers] = make();
    const body = form(patient, { total: 40, ...source });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => client.post<{ id: string }>('/v1/assessments', body, headers)),
    );
    expect(answers.filter(({ status }) => status !== 200 && status !== 201)).toEqual([]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect([await formsOf(patient), await revisionOf(patient)]).toEqual([1, 2]);
  });

  it("a patient's curve has the visits of the protocol, their change, and what stands outside", async () => {
    const totals = { '-2': 60, 24: 40, 48: 38, 72: 35, 100: 33, 168: 30, 216: 34 };
    const { patient, course } = await recordPatient(client, randomUUID(), totals);
    expect((await client.post(`/v1/courses/${course}/infusions`, infusionAt(200))).status).toBe(201);
    const { body } = await client.get<PatientCurve>(`/v1/patients/${patient}/curves/pcl-5:P1D`, {
      prefer: 'wait=20',
    });
    expect(body.current).toBe(true);
    expect(
      body.points.map(({ at, visit, total, change, used, reason }) => [
        at,
        visit,
        total,
        change,
        used,
        reason,
      ]),
    ).toEqual([
      [hoursAfter(-2), 'baseline', 60, null, true, undefined],
      [hoursAfter(24), '24h', 40, 40 - 60, true, undefined],
      [hoursAfter(48), '48h', 38, 38 - 60, true, undefined],
      [hoursAfter(72), '72h', 35, 35 - 60, true, undefined],
      [hoursAfter(100), null, 33, 33 - 60, false, 'outside-windows'],
      [hoursAfter(168), '7d', 30, 30 - 60, true, undefined],
      [hoursAfter(216), null, 34, 34 - 60, false, 'after-next-infusion'],
    ]);
    const shown = body.infusions.map(({ number, pre, visits }) => [
      number,
      pre,
      visits.map(({ visit, total, change }) => [visit, total, change]),
    ]);
    expect(shown).toEqual([
      [
        1,
        60,
        [
          ['24h', 40, 40 - 60],
          ['48h', 38, 38 - 60],
          ['72h', 35, 35 - 60],
          ['7d', 30, 30 - 60],
        ],
      ],
      [
        2,
        30,
        [
          ['24h', 34, 34 - 30],
          ['48h', null, null],
          ['72h', null, null],
          ['7d', null, null],
        ],
      ],
    ]);
  });

  it("another clinic's patient, course and form are not there", async () => {
    const { patient, course, assessments } = await recordPatient(client, randomUUID(), { 24: 40 });
    expect((await stranger.post('/v1/assessments', form(patient))).status).toBe(404);
    expect((await stranger.post(`/v1/courses/${course}/infusions`, infusionAt(300))).status).toBe(404);
    const withdrawal = { withdrawn: true, reason: 'not mine' };
    expect((await stranger.post(`/v1/assessments/${assessments[0]}/amendments`, withdrawal)).status).toBe(
      404,
    );
    expect(await formsOf(patient)).toBe(1);
  });
});
