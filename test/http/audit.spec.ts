import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { admitClinic, clientOf, importFile, type Client } from '../support/client.js';
import { INFUSED_AT, infusionAt, recordPatient } from '../support/recorded-patient.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

interface Event {
  actor: string;
  action: string;
  patient_id: string | null;
  entity_id: string | null;
  request_id: string | null;
}

const UUID = /^[0-9a-f-]{36}$/;

describe('the trail', () => {
  let service: Service;
  let client: Client;
  let clinicId: string;
  let keyId: string;
  let owner: pg.Client;
  let known: Awaited<ReturnType<typeof recordPatient>>;

  beforeAll(async () => {
    service = await startService();
    const admin = clientOf(service.address, ADMIN_KEY);
    clinicId = (await admitClinic(service.address, ADMIN_KEY, 'Audit')).id;
    const key = await admin.post<{ id: string; key: string }>('/v1/keys', {
      clinic: clinicId,
      roles: ['clinician'],
    });
    keyId = key.body.id;
    client = clientOf(service.address, key.body.key);
    owner = new pg.Client({ connectionString: service.databaseUrl });
    await owner.connect();
    known = await recordPatient(client, 'audited', { '-2': 60 });
  });
  afterAll(async () => {
    await owner.end();
    await service.close();
  });

  const trail = async () =>
    (
      await owner.query<Event>(
        'SELECT actor, action, patient_id, entity_id, request_id FROM audit_event WHERE clinic_id = $1 ORDER BY at, id',
        [clinicId],
      )
    ).rows;

  /** What the trail gains from the work. */
  const left = async (work: () => Promise<unknown>): Promise<Event[]> => {
    const before = (await trail()).length;
    await work();
    return (await trail()).slice(before);
  };

  const form = (total: number) => ({
    patientId: known.patient,
    instrument: 'pcl-5',
    recall: 'P1D',
    administeredAt: INFUSED_AT,
    total,
  });
  const reason = 'typing error';

  it.each<[string, () => Promise<{ status: number }>]>([
    ['course.record', () => client.post(`/v1/patients/${known.patient}/courses`, { protocol: 'feder-2014' })],
    ['infusion.record', () => client.post(`/v1/courses/${known.course}/infusions`, infusionAt(300))],
    [
      'infusion.amend',
      () => client.post(`/v1/infusions/${known.infusion}/amendments`, { doseMgPerKg: 0.4, reason }),
    ],
    [
      'infusion.withdraw',
      () => client.post(`/v1/infusions/${known.infusion}/amendments`, { withdrawn: true, reason }),
    ],
    ['assessment.record', () => client.post('/v1/assessments', form(41))],
    [
      'assessment.amend',
      () => client.post(`/v1/assessments/${known.assessments[0]}/amendments`, { total: 3, reason }),
    ],
    [
      'assessment.withdraw',
      () => client.post(`/v1/assessments/${known.assessments[0]}/amendments`, { withdrawn: true, reason }),
    ],
    ['patient.read', () => client.get(`/v1/patients/${known.patient}`)],
    ['patient.read', () => client.get('/v1/patients?sourceSystem=records')],
    ['assessment.read', () => client.get(`/v1/assessments/${known.assessments[0]}`)],
    ['change.read', () => client.get(`/v1/patients/${known.patient}/change`)],
    ['curve.read', () => client.get(`/v1/patients/${known.patient}/curves/pcl-5:P1D`)],
  ])('%s leaves one row: who, what, whose, in which request', async (action, work) => {
    const events = await left(async () => expect([200, 201]).toContain((await work()).status));
    expect(events).toEqual([
      expect.objectContaining({
        actor: keyId,
        action,
        patient_id: known.patient,
        request_id: expect.stringMatching(UUID),
      }),
    ]);
  });

  it('recording a patient leaves a row that names it', async () => {
    let id = '';
    const events = await left(async () => {
      id = (await client.post<{ id: string }>('/v1/patients', { sourceSystem: 'audit', sourceId: 'new' }))
        .body.id;
    });
    expect(events).toEqual([
      expect.objectContaining({
        actor: keyId,
        action: 'patient.record',
        patient_id: id,
        request_id: expect.stringMatching(UUID),
      }),
    ]);
  });

  it('a list names every patient that it shows, under one request', async () => {
    const events = await left(() => client.get('/v1/patients'));
    const ids = (await client.get<{ items: { id: string }[] }>('/v1/patients')).body.items.map(
      ({ id }) => id,
    );
    expect(ids.length).toBeGreaterThan(1);
    expect(events).toHaveLength(ids.length);
    expect(new Set(events.map(({ patient_id }) => patient_id))).toEqual(new Set(ids));
    expect(new Set(events.map(({ request_id }) => request_id)).size).toBe(1);
  });

  it('an imported file names its sender, itself and every patient', async () => {
    const file =
      'subject,arm,visit,instrument,recall,total\nA1,x,baseline,pcl-5,P1D,40\nA2,y,baseline,pcl-5,P1D,41\n';
    const events = await left(() => importFile(client, 'kind=study&study=trail&protocol=feder-2014', file));
    expect(events.map(({ action }) => action).sort()).toEqual([
      'import.receive',
      'study.import',
      'study.import',
    ]);
    expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([keyId]));
    expect(new Set(events.map(({ entity_id }) => entity_id)).size).toBe(1);
    expect(new Set(events.flatMap(({ patient_id }) => patient_id ?? [])).size).toBe(2);
  });

  it.each<[number, string, () => Promise<{ status: number }>]>([
    [422, 'breaks a rule', () => client.post('/v1/assessments', form(81))],
    [404, 'names nobody', () => client.post('/v1/assessments', { ...form(40), patientId: randomUUID() })],
    [404, 'reads nobody', () => client.get(`/v1/patients/${randomUUID()}`)],
    [
      409,
      'contradicts what is recorded',
      () => client.post('/v1/patients', { sourceSystem: 'records', sourceId: 'audited', birthYear: 1980 }),
    ],
    [
      412,
      'has not seen what stands',
      () =>
        client.post(
          `/v1/assessments/${known.assessments[0]}/amendments`,
          { total: 1, reason },
          { 'if-match': '"99"' },
        ),
    ],
  ])('a request that is %i since it %s leaves none', async (status, _, work) => {
    expect(await left(async () => expect((await work()).status).toBe(status))).toEqual([]);
  });

  it('a write whose row of the trail cannot be written is not made', async () => {
    await owner.query('REVOKE INSERT ON audit_event FROM recurve_app');
    try {
      const body = { sourceSystem: 'audit', sourceId: 'unseen' };
      expect((await client.post('/v1/patients', body)).status).toBe(500);
      expect((await client.get(`/v1/patients/${known.patient}`)).status).toBe(500);
    } finally {
      await owner.query('GRANT INSERT ON audit_event TO recurve_app');
    }
    expect((await client.get('/v1/patients?sourceId=unseen')).body).toEqual({ items: [], next: null });
  });
});
