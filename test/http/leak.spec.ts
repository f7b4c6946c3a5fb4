import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endpoints, type Endpoint } from '#contracts';
import { admitClinic, importFile, type Client } from '../support/client.js';
import { hoursAfter, infusionAt, recordPatient } from '../support/recorded-patient.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

const declared: readonly Endpoint[] = Object.values(endpoints);
const byId = declared.filter(({ path }) => path.includes(':id'));
const bodies: Record<string, object> = {
  courses: { protocol: 'feder-2014' },
  infusions: infusionAt(300),
  vitals: { at: hoursAfter(0.5), systolic: 140, diastolic: 85 },
  treatments: { kind: 'psychotherapy', phase: 'integration', name: 'session', startedAt: hoursAfter(30) },
  amendments: { withdrawn: true, reason: 'not mine' },
  '/v1/infusions/:id/amendments': { route: 'IM', reason: 'not mine' },
};

interface Clinic {
  client: Client;
  ids: Record<string, string>;
}

/** Everything that a clinic has; two of them have it under the same keys of the source system. */
async function fill(address: string, name: string): Promise<Clinic> {
  const client = await (await admitClinic(address, ADMIN_KEY, name)).as('clinician');
  const { patient, course, infusion, assessments } = await recordPatient(client, 'same', {
    '-2': 60,
    24: 40,
  });
  const cohort = await client.post<{ id: string }>('/v1/cohorts', {
    name: 'same',
    protocol: 'feder-2014',
    series: 'pcl-5:P1D',
  });
  const made = async (path: string, body: object | undefined) =>
    (await client.post<{ id: string }>(path, body ?? {})).body.id;
  const vitals = await made(`/v1/infusions/${infusion}/vitals`, bodies['vitals']);
  const treatment = await made(`/v1/patients/${patient}/treatments`, bodies['treatments']);
  const report = await importFile(client, 'kind=patients', 'sourceSystem,sourceId\nrecords,file\n');
  return {
    client,
    ids: {
      patients: patient,
      courses: course,
      infusions: infusion,
      vitals,
      treatments: treatment,
      assessments: assessments[0] ?? '',
      cohorts: cohort.body.id,
      imports: report.id,
    },
  };
}

const pathOf = ({ path }: Endpoint, ids: Record<string, string>): string =>
  path
    .replace(':id', ids[path.split('/')[2] ?? ''] ?? 'missing')
    .replace(':series', 'pcl-5:P1D')
    .replace(':chart', path.startsWith('/v1/cohorts') ? 'mean-curve' : 'trajectory')
    .concat(path.endsWith('/expected') ? `?cohort=${ids['cohorts']}` : '');

const ask = (client: Client, endpoint: Endpoint, ids: Record<string, string>) =>
  endpoint.method === 'GET'
    ? client.get(pathOf(endpoint, ids), { prefer: 'wait=20' })
    : client.post(
        pathOf(endpoint, ids),
        bodies[endpoint.path] ?? bodies[endpoint.path.split('/').at(-1) ?? ''] ?? {},
      );

describe('two clinics with the same keys of their source systems', () => {
  let service: Service;
  let one: Clinic;
  let two: Clinic;

  beforeAll(async () => {
    service = await startService();
    one = await fill(service.address, 'One');
    two = await fill(service.address, 'Two');
  });
  afterAll(() => service.close());

  const cases = (method: string) =>
    byId
      .filter((each) => each.method === method)
      .map((each) => [`${each.method} ${each.path}`, each] as const);

  it.each(cases('GET'))("%s is 404 for the other's id and 200 for the own", async (_, endpoint) => {
    for (const [self, other] of [
      [one, two],
      [two, one],
    ] as const) {
      expect((await ask(self.client, endpoint, other.ids)).status).toBe(404);
      expect((await ask(self.client, endpoint, self.ids)).status).toBe(200);
    }
  });

  it('a cohort of the other clinic is 404 wherever a patient is looked at by it', async () => {
    for (const path of ['expected?', 'charts/trajectory?'])
      for (const [cohort, status] of [
        [two.ids.cohorts, 404],
        [one.ids.cohorts, 200],
      ] as const)
        expect(
          (await one.client.get(`/v1/patients/${one.ids.patients}/${path}cohort=${cohort}`)).status,
        ).toBe(status);
    const change = `/v1/patients/${one.ids.patients}/change?cohort=${two.ids.cohorts}`;
    expect((await one.client.get(change)).status).toBe(422);
  });

  it.each(cases('POST'))("%s is 404 for the other's id and 201 for the own", async (_, endpoint) => {
    expect((await ask(one.client, endpoint, two.ids)).status).toBe(404);
    expect((await ask(one.client, endpoint, one.ids)).status).toBe(201);
  });

  it.each(['/v1/patients', '/v1/patients?sourceSystem=records&sourceId=same', '/v1/cohorts'])(
    '%s lists the own ones only',
    async (path) => {
      const listed = async ({ client }: Clinic) =>
        (await client.get<{ items: { id: string }[] }>(path)).body.items.map(({ id }) => id);
      const [mine, theirs] = [await listed(one), await listed(two)];
      expect(mine.length).toBeGreaterThan(0);
      expect(mine).toHaveLength(theirs.length);
      expect(mine.filter((id) => theirs.includes(id))).toEqual([]);
    },
  );

  it("a cursor or an id of the other's list opens nothing", async () => {
    const { body } = await two.client.get<{ next: string }>('/v1/patients?limit=1');
    const page = await one.client.get<{ items: { id: string }[] }>(`/v1/patients?cursor=${body.next}`);
    expect(page.body.items.map(({ id }) => id)).not.toContain(two.ids['patients']);
  });

  it.each(['sourceSystem', 'sourceId'])('a %s that no patient can have is refused', async (name) => {
    expect((await one.client.get(`/v1/patients?${name}=%00`)).status).toBe(422);
  });

  it('a definition of one clinic is not offered to the other', async () => {
    const clinic = await admitClinic(service.address, ADMIN_KEY, 'Three');
    const administrator = await clinic.as('administrator');
    const instrument = { key: 'own-scale', name: 'Own', kind: 'total', min: 0, max: 9, better: 'lower' };
    expect((await administrator.post('/v1/instruments', instrument)).status).toBe(201);
    const keys = async (client: Client) =>
      (await client.get<{ items: { key: string }[] }>('/v1/instruments')).body.items.map(({ key }) => key);
    expect(await keys(administrator)).toContain('own-scale');
    expect(await keys(one.client)).not.toContain('own-scale');
  });
});
