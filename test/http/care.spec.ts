import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Timeline } from '#contracts';
import { admitClinic, importFile, type Client } from '../support/client.js';
import { hoursAfter, infusionAt, recordPatient } from '../support/recorded-patient.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

interface Problem {
  errors?: { pointer: string; rule: string; detail: string }[];
}

describe('what is done and measured beside the scores', () => {
  let service: Service;
  let client: Client;
  beforeAll(async () => {
    service = await startService();
    client = await (await admitClinic(service.address, ADMIN_KEY, 'Care')).as('clinician');
  });
  afterAll(() => service.close());

  const timelineOf = async (patient: string) =>
    (await client.get<Timeline>(`/v1/patients/${patient}/timeline`)).body;

  const refused = async (path: string, body: object) => {
    const answer = await client.post<Problem>(path, body);
    expect(answer.status).toBe(422);
    return answer.body.errors?.map(({ pointer }) => pointer);
  };

  describe('routes and doses', () => {
    it.each([
      ['IV', 'IV'],
      ['intravenous', 'IV'],
      ['im', 'IM'],
      ['Intranasal', 'intranasal'],
      ['SL', 'sublingual'],
      ['PO', 'oral'],
      ['sc', 'SC'],
    ])('%s is kept as %s', async (sent, kept) => {
      const { patient, course } = await recordPatient(client, `route ${sent}`);
      await client.post(`/v1/courses/${course}/infusions`, { ...infusionAt(48), route: sent });
      expect((await timelineOf(patient)).infusions[1]?.route).toBe(kept);
    });

    it('another route is refused by name', async () => {
      const { course } = await recordPatient(client, 'route wrong');
      expect(
        await refused(`/v1/courses/${course}/infusions`, { ...infusionAt(48), route: 'rectal' }),
      ).toEqual(['/route']);
    });

    it('a dose too small to be one is refused, and the smallest is the same when it is sent again', async () => {
      const { course } = await recordPatient(client, 'doses twice');
      const path = `/v1/courses/${course}/infusions`;
      expect(await refused(path, { ...infusionAt(48), doseMgPerKg: 1e-7 })).toEqual(['/doseMgPerKg']);
      const smallest = { ...infusionAt(48), number: 2, doseMgPerKg: 0.0001 };
      const [first, again] = [await client.post(path, smallest), await client.post(path, smallest)];
      expect([first.status, again.status]).toEqual([201, 200]);
    });

    it('mg/kg is as sent, else from dose and weight, else unknown', async () => {
      const { patient, course } = await recordPatient(client, 'doses');
      const more = [
        { doseMg: 56, weightKg: 80 },
        { doseMg: 56 },
        { doseMg: 56, weightKg: 80, doseMgPerKg: 0.71 },
      ];
      for (const [index, dose] of more.entries()) {
        const { doseMgPerKg: _, ...rest } = infusionAt(48 * (index + 1));
        await client.post(`/v1/courses/${course}/infusions`, { ...rest, ...dose });
      }
      const doses = (await timelineOf(patient)).infusions.map(({ doseMgPerKg }) => doseMgPerKg);
      expect(doses).toEqual([0.5, 0.7, null, 0.71]);
    });
  });

  describe('vital signs', () => {
    const reading = (hours: number, more: object) => ({ at: hoursAfter(hours), ...more });

    it('are told by their worst at each infusion, and listed in time', async () => {
      const { patient, infusion } = await recordPatient(client, 'vitals');
      const path = `/v1/infusions/${infusion}/vitals`;
      await client.post(path, reading(0.7, { systolic: 160, diastolic: 88, oxygenSaturation: 97 }));
      await client.post(path, reading(0, { systolic: 120, diastolic: 92, heartRate: 70 }));
      expect((await timelineOf(patient)).infusions[0]?.vitals).toEqual({
        n: 2,
        systolic: 160,
        diastolic: 92,
        heartRate: 70,
        oxygenSaturation: 97,
        respiratoryRate: null,
      });
      const { body } = await client.get<{ items: { at: string; systolic: number }[] }>(path);
      expect(body.items.map(({ systolic }) => systolic)).toEqual([120, 160]);
    });

    it('can be corrected and withdrawn, with a reason', async () => {
      const { patient, infusion } = await recordPatient(client, 'vitals amended');
      const made = await client.post<{ id: string }>(
        `/v1/infusions/${infusion}/vitals`,
        reading(0.5, { systolic: 210, diastolic: 80 }),
      );
      const path = `/v1/vitals/${made.body.id}/amendments`;
      const amended = await client.post(path, { systolic: 120, reason: 'typing error' });
      expect([amended.status, amended.body]).toMatchObject([
        201,
        { version: 2, systolic: 120, diastolic: 80 },
      ]);
      expect((await timelineOf(patient)).infusions[0]?.vitals.systolic).toBe(120);
      expect(await refused(path, { systolic: 70, reason: 'below' })).toEqual(['/diastolic']);
      expect((await client.post(path, { withdrawn: true, reason: 'another patient' })).status).toBe(201);
      expect((await timelineOf(patient)).infusions[0]?.vitals.n).toBe(0);
    });

    it('that measure nothing, or are out of what is possible, are refused by field', async () => {
      const { infusion } = await recordPatient(client, 'vitals wrong');
      const path = `/v1/infusions/${infusion}/vitals`;
      expect(await refused(path, reading(0, {}))).toEqual(['']);
      expect(await refused(path, reading(0, { systolic: 100, diastolic: 100 }))).toEqual(['/diastolic']);
      expect(await refused(path, reading(0, { oxygenSaturation: 101 }))).toEqual(['/oxygenSaturation']);
      expect(await refused(path, { systolic: 120, at: '2026-01-01T10:00:00' })).toEqual(['/at']);
    });

    it('sent again under their source key are the same, with other values a conflict', async () => {
      const { infusion } = await recordPatient(client, 'vitals twice');
      const path = `/v1/infusions/${infusion}/vitals`;
      const body = reading(0, { heartRate: 66, sourceSystem: 'monitor', sourceId: 'v1' });
      const first = await client.post(path, body);
      const again = await client.post(path, body);
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.body).toEqual(first.body);
      expect((await client.post(path, { ...body, heartRate: 67 })).status).toBe(409);
    });
  });

  describe('treatments', () => {
    const session = {
      kind: 'psychotherapy',
      phase: 'integration',
      name: 'Session',
      startedAt: hoursAfter(30),
    };

    it('stand on the timeline in time, and can be corrected and withdrawn', async () => {
      const { patient } = await recordPatient(client, 'treatments');
      const path = `/v1/patients/${patient}/treatments`;
      const made = await client.post<{ id: string }>(path, session);
      const medicine = { kind: 'medication', name: 'Prazosin 2 mg', startedAt: hoursAfter(-100) };
      await client.post(path, medicine);
      const names = async () => (await timelineOf(patient)).treatments.map(({ name }) => name);
      expect(await names()).toEqual(['Prazosin 2 mg', 'Session']);
      const amendments = `/v1/treatments/${made.body.id}/amendments`;
      const amended = await client.post(amendments, { phase: 'preparation', reason: 'mixed up' });
      expect(amended.body).toMatchObject({ version: 2, phase: 'preparation', name: 'Session' });
      expect(await refused(amendments, { kind: 'medication', phase: 'preparation', reason: 'x' })).toEqual([
        '/phase',
      ]);
      await client.post(amendments, { withdrawn: true, reason: 'did not take place' });
      expect(await names()).toEqual(['Prazosin 2 mg']);
    });

    it('need a phase where they are psychotherapy, and only there', async () => {
      const { patient } = await recordPatient(client, 'treatments wrong');
      const path = `/v1/patients/${patient}/treatments`;
      const { phase: _, ...bare } = session;
      expect(await refused(path, bare)).toEqual(['/phase']);
      expect(await refused(path, { ...session, kind: 'medication' })).toEqual(['/phase']);
      expect(await refused(path, { ...session, endedAt: hoursAfter(29) })).toEqual(['/endedAt']);
    });

    it('name a course of the same patient', async () => {
      const { patient } = await recordPatient(client, 'treatment here');
      const { course } = await recordPatient(client, 'treatment there');
      expect(await refused(`/v1/patients/${patient}/treatments`, { ...session, course })).toEqual([
        '/course',
      ]);
    });
  });

  describe('a mixed file', () => {
    const rows = [
      {
        fact: 'assessment',
        patientSourceSystem: 'file',
        patientSourceId: 'p',
        instrument: 'pcl-5',
        recall: 'P1D',
      },
      { fact: 'patient', sourceSystem: 'file', sourceId: 'p', sex: 'F', birthYear: 1980 },
      { fact: 'course', patientSourceSystem: 'file', patientSourceId: 'p', protocol: 'feder-2014' },
      { fact: 'infusion', courseSourceSystem: 'file', courseSourceId: 'c', ...infusionAt(0) },
      {
        fact: 'vitals',
        infusionSourceSystem: 'file',
        infusionSourceId: 'i',
        at: hoursAfter(0.5),
        heartRate: 80,
      },
      { fact: 'treatment', patientSourceSystem: 'file', patientSourceId: 'p', name: 'Session' },
    ];
    const own = [
      { administeredAt: hoursAfter(24), total: 30, sourceSystem: 'file', sourceId: 'a' },
      {},
      { sourceSystem: 'file', sourceId: 'c' },
      { sourceSystem: 'file', sourceId: 'i' },
      { sourceSystem: 'file', sourceId: 'v' },
      {
        kind: 'psychotherapy',
        phase: 'integration',
        startedAt: hoursAfter(30),
        sourceSystem: 'file',
        sourceId: 't',
      },
    ];
    const lines = rows.map((row, index) => JSON.stringify({ ...row, ...own[index] }));
    const send = (text: string[], more = '') =>
      importFile(client, `kind=facts${more}`, `${text.join('\n')}\n`, 'application/x-ndjson');

    it('records facts of every kind that refer to each other by natural keys, in any order', async () => {
      expect(await send(lines)).toMatchObject({ state: 'done', rows: 6, accepted: 6, errors: [] });
      const { body } = await client.get<{ items: { id: string }[] }>(
        '/v1/patients?sourceSystem=file&sourceId=p',
      );
      const timeline = await timelineOf(body.items[0]?.id ?? '');
      expect(timeline).toMatchObject({
        courses: [{ protocol: 'feder-2014' }],
        infusions: [{ number: 1, route: 'IV', vitals: { n: 1, heartRate: 80 } }],
        treatments: [{ name: 'Session', phase: 'integration' }],
        series: [{ series: 'pcl-5:P1D', n: 1 }],
      });
    });

    it('sent once more in other bytes changes nothing', async () => {
      expect(await send([...lines].reverse())).toMatchObject({ state: 'done', accepted: 6 });
    });

    it('is refused whole, every wrong line named with its field and rule', async () => {
      const wrong = [
        lines[0] ?? '',
        '{"fact":"nonsense"}',
        JSON.stringify({
          fact: 'vitals',
          infusionSourceSystem: 'file',
          infusionSourceId: 'none',
          at: hoursAfter(1),
        }),
        JSON.stringify({ fact: 'patient', sourceSystem: 'file', sourceId: 'p', sex: 'M' }),
        JSON.stringify({ ...rows[0], ...own[0], total: 81, sourceId: 'b' }),
      ];
      const report = await send(wrong);
      expect(report).toMatchObject({ state: 'refused', accepted: 0 });
      expect(report.errors.map(({ line, column, rule }) => [line, column, rule])).toEqual([
        [2, 'fact', 'unknown'],
        [3, 'infusionSourceId', 'unknown'],
        [4, '', 'conflict'],
        [5, 'total', 'range'],
      ]);
    });

    it('names lines whose references are no texts or no ids, and touches nothing', async () => {
      const infusion = { fact: 'infusion', ...infusionAt(100) };
      const report = await send(
        [
          { ...infusion, courseId: 'x' },
          { ...infusion, courseSourceSystem: 'file\u0000', courseSourceId: 'c' },
          { ...infusion, courseSourceSystem: { file: 1 }, courseSourceId: 'c' },
          { ...infusion, infusionId: "1'; DROP TABLE infusion", fact: 'vitals' },
          { fact: 'patient', sourceSystem: 'fi\u0000le', sourceId: 'z' },
          { fact: '__proto__' },
        ].map((row) => JSON.stringify(row)),
      );
      expect(report.state).toBe('refused');
      expect(new Set(report.errors.map(({ line }) => line))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    });

    it('in partial mode loses its wrong lines only', async () => {
      const good = JSON.stringify({ fact: 'patient', sourceSystem: 'file', sourceId: 'q' });
      const report = await send(['{"fact":"nonsense"}', good], '&mode=partial');
      expect(report).toMatchObject({ state: 'done', accepted: 1, rejected: 1 });
    });

    it('with the same row twice records it once, and refuses a second row that says something else', async () => {
      const patient = (sex: string) =>
        JSON.stringify({ fact: 'patient', sourceSystem: 'file', sourceId: 'r', sex });
      expect(await send([patient('F'), patient('F')])).toMatchObject({ state: 'done', accepted: 2 });
      const other = patient('F').replace('"r"', '"s"');
      expect(await send([other, other.replace('"F"', '"M"')])).toMatchObject({
        state: 'refused',
        errors: [{ line: 2, rule: 'conflict' }],
      });
    });
  });
});
