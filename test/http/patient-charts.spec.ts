import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admitClinic, clientOf, type Client } from '../support/client.js';
import { hoursAfter, infusionAt, recordPatient } from '../support/recorded-patient.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

interface Trajectory {
  current: boolean;
  notes: string[];
  points: { total: number | null; visit: string | null; used: boolean; time: number; flags: string[] }[];
  visits: { visit: string; state: string }[];
  infusions: {
    number: number;
    phase: string;
    time: number;
    systolic: number | null;
    dissociation: number | null;
  }[];
  treatments: { phase: string | null; time: number }[];
  offered: { series: string; n: number }[];
}

describe('the charts of one patient', () => {
  let service: Service;
  let client: Client;
  let patient: string;
  beforeAll(async () => {
    service = await startService();
    client = await (await admitClinic(service.address, ADMIN_KEY, 'Charts')).as('clinician');
    const recorded = await recordPatient(client, 'drawn', { '-2': 60, 25: 41, 49: 38 });
    patient = recorded.patient;
    const booster = { ...infusionAt(26 * 24), phase: 'booster' };
    expect((await client.post(`/v1/courses/${recorded.course}/infusions`, booster)).status).toBe(201);
    await client.post(`/v1/infusions/${recorded.infusion}/vitals`, {
      at: hoursAfter(0.5),
      systolic: 151,
      diastolic: 90,
    });
    const session = {
      kind: 'psychotherapy',
      phase: 'integration',
      name: 'Session',
      startedAt: hoursAfter(72),
    };
    await client.post(`/v1/patients/${patient}/treatments`, session);
    const form = (instrument: string, hours: number, items: (number | null)[], more = {}) =>
      client.post('/v1/assessments', {
        patientId: patient,
        instrument,
        administeredAt: hoursAfter(hours),
        items,
        ...more,
      });
    await form('cadss-6', 0.6, [3, 2, 2, 1, 0, 1]);
    await form('phq-9', 20, [1, 1, null, null, null, 1, 1, 1, 2]);
  });
  afterAll(() => service.close());

  const numbers = async <Body>(chart: string) => {
    const answer = await client.get<Body>(`/v1/patients/${patient}/charts/${chart}`, { prefer: 'wait=20' });
    expect(answer.status).toBe(200);
    return answer.body;
  };

  it('trajectory: scores in days since the first infusion, what is due, doses, safety and sessions on one axis', async () => {
    const drawn = await numbers<Trajectory>('trajectory.json?series=pcl-5:P1D');
    expect(drawn.current).toBe(true);
    expect(drawn.points.map(({ total, visit, used }) => [total, visit, used])).toEqual([
      [60, 'baseline', true],
      [41, '24h', true],
      [38, '48h', true],
    ]);
    expect(drawn.points[1]?.time).toBeCloseTo(25 / 24, 12);
    expect(Object.fromEntries(drawn.visits.map(({ visit, state }) => [visit, state]))).toEqual({
      baseline: 'observed',
      '24h': 'observed',
      '48h': 'observed',
      '72h': 'missed',
      '7d': 'missed',
    });
    expect(drawn.infusions).toMatchObject([
      { number: 1, phase: 'induction', time: 0, systolic: 151, dissociation: 9 },
      { number: 2, phase: 'booster', time: 26, systolic: null, dissociation: null },
    ]);
    expect(drawn.treatments).toMatchObject([{ phase: 'integration', time: 3 }]);
    expect(drawn.offered.map(({ series, n }) => [series, n])).toEqual([
      ['pcl-5:P1D', 3],
      ['cadss-6', 1],
      ['phq-9', 1],
    ]);
  });

  it('a critical answer is marked though the form has no total', async () => {
    const drawn = await numbers<Trajectory>('trajectory.json?series=phq-9');
    expect(drawn.points).toMatchObject([{ total: null, used: false }]);
    expect(drawn.points[0]?.flags.join()).toContain('Item 9');
    expect(await numbers<string>('trajectory.svg?series=phq-9')).toContain('Item 9');
  });

  it('asOf shows what was due then', async () => {
    const at = encodeURIComponent(hoursAfter(70));
    const drawn = await numbers<Trajectory>(`trajectory.json?series=pcl-5:P1D&asOf=${at}`);
    expect(drawn.visits.find(({ visit }) => visit === '72h')?.state).toBe('open');
    expect(drawn.visits.find(({ visit }) => visit === '7d')?.state).toBe('upcoming');
  });

  it('infusions: the change after each from the score before it', async () => {
    const drawn = await numbers<{
      infusions: { pre: number; visits: { visit: string; change: number | null }[] }[];
    }>('infusions.json?series=pcl-5:P1D');
    const [first] = drawn.infusions;
    expect([first?.pre, first?.visits.slice(0, 2).map(({ change }) => change)]).toEqual([60, [-19, -22]]);
  });

  it('symptoms: the subscales of every form', async () => {
    const items = [
      ...Array<number>(5).fill(3),
      ...Array<number>(2).fill(2),
      ...Array<number>(7).fill(1),
      ...Array<number>(6).fill(4),
    ];
    await client.post('/v1/assessments', {
      patientId: patient,
      instrument: 'pcl-5',
      recall: 'P1M',
      administeredAt: hoursAfter(-30),
      items,
    });
    const drawn = await numbers<{ points: { values: Record<string, number> }[] }>(
      'symptoms.json?series=pcl-5:P1M',
    );
    expect(drawn.points).toMatchObject([
      { values: { intrusion: 15, avoidance: 4, cognition: 7, arousal: 24 } },
    ]);
  });

  it.each(['trajectory', 'symptoms', 'infusions'])(
    '%s comes in every form, each with its own tag',
    async (chart) => {
      const tags = new Set<string | null>();
      for (const [suffix, type] of [
        ['.vl.json', 'application/vnd.vegalite.v6+json'],
        ['.svg', 'image/svg+xml'],
        ['.png', 'image/png'],
        ['.csv', 'text/csv'],
        ['.json', 'application/json'],
      ]) {
        const { status, headers } = await client.get(`/v1/patients/${patient}/charts/${chart}${suffix}`);
        expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
        tags.add(headers.get('etag'));
      }
      expect(tags.size).toBe(5);
    },
  );

  it('a chart that there is not, and a series that there is not, are 404', async () => {
    for (const chart of ['waterfall', 'trajectory?series=pcl-5:P2D', 'trajectory?series=none'])
      expect((await client.get(`/v1/patients/${patient}/charts/${chart}`)).status).toBe(404);
  });

  it('of a simulated clinic say that nobody in it is real, as do its cohorts', async () => {
    const admin = clientOf(service.address, ADMIN_KEY);
    const clinic = await admin.post<{ id: string }>('/v1/clinics', { name: 'Made up', simulated: true });
    const key = await admin.post<{ key: string }>('/v1/keys', {
      clinic: clinic.body.id,
      roles: ['clinician'],
    });
    const own = clientOf(service.address, key.body.key);
    const { patient: nobody } = await recordPatient(own, 'nobody', { '-2': 50 });
    const cohort = await own.post<{ id: string }>('/v1/cohorts', {
      name: 'All',
      protocol: 'feder-2014',
      series: 'pcl-5:P1D',
    });
    for (const path of [
      `/v1/patients/${nobody}/charts/trajectory`,
      `/v1/patients/${nobody}/charts/symptoms`,
      `/v1/patients/${nobody}/charts/infusions`,
      `/v1/cohorts/${cohort.body.id}/charts/mean-curve`,
      `/v1/cohorts/${cohort.body.id}/charts/change`,
    ])
      for (const suffix of ['.svg', '.json', '.vl.json']) {
        const { body } = await own.get(`${path}${suffix}`, { prefer: 'wait=20' });
        expect(typeof body === 'string' ? body : JSON.stringify(body)).toContain(
          'Simulated data, of no real person',
        );
      }
    const { body } = await own.get<{ simulated: boolean }>(`/v1/cohorts/${cohort.body.id}/curve`);
    expect(body.simulated).toBe(true);
  });
});
