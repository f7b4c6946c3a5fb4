import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CohortCurve, FilterGrid } from '#contracts';
import { verifyClinic } from '#derive';
import { admitClinic, importFile, type Client } from '../support/client.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

interface Course {
  protocol?: string;
  arm?: string;
  indication?: string;
  infusions: { day: number; [field: string]: unknown }[];
  /** Past-week PCL-5 by day. */
  totals?: Record<number, number>;
}

const START = Date.parse('2025-02-10T09:00:00Z');
const at = (day: number) => new Date(START + day * 86_400_000).toISOString();
const standard = { drug: 'ketamine', route: 'IV', doseMgPerKg: 0.5 };
const induction = [0, 2, 4, 7, 9, 11].map((day) => ({ day }));

describe('cohorts of the courses of one clinic', () => {
  let service: Service;
  let client: Client;
  let clinicId: string;

  /** Everything of some patients, as one mixed file. */
  async function record(patients: Record<string, Course[]>, treatments: object[] = []): Promise<void> {
    const rows = Object.entries(patients).flatMap(([name, courses]) => {
      const patient = { patientSourceSystem: 'clinic', patientSourceId: name };
      return [
        { fact: 'patient', sourceSystem: 'clinic', sourceId: name, sex: 'F', birthYear: 1980 },
        ...courses.flatMap(({ protocol = 'induction-6', arm, indication, infusions, totals = {} }, index) => [
          {
            fact: 'course',
            ...patient,
            protocol,
            arm,
            indication,
            sourceSystem: 'clinic',
            sourceId: `${name} ${index}`,
          },
          ...infusions.map(({ day, ...more }, number) => ({
            fact: 'infusion',
            courseSourceSystem: 'clinic',
            courseSourceId: `${name} ${index}`,
            number: number + 1,
            startedAt: at(day),
            ...standard,
            ...more,
          })),
          ...Object.entries(totals).map(([day, total]) => ({
            fact: 'assessment',
            ...patient,
            instrument: 'pcl-5',
            recall: 'P7D',
            administeredAt: at(Number(day)),
            total,
          })),
        ]),
      ];
    });
    const text = [...rows, ...treatments].map((row) => JSON.stringify(row)).join('\n');
    const report = await importFile(client, 'kind=facts', text, 'application/x-ndjson');
    expect([report.state, report.errors]).toEqual(['done', []]);
  }

  beforeAll(async () => {
    service = await startService();
    const clinic = await admitClinic(service.address, ADMIN_KEY, 'Filters');
    clinicId = clinic.id;
    client = await clinic.as('clinician');
    const gain = { '-1': 60, 7: 50, 14: 40 };
    await record(
      {
        plain: [{ arm: 'a', indication: 'PTSD', infusions: induction, totals: gain }],
        high: [{ arm: 'b', infusions: induction.map((each) => ({ ...each, doseMgPerKg: 1 })), totals: gain }],
        oral: [{ arm: 'b', infusions: [{ day: 0, route: 'oral', doseMgPerKg: undefined }], totals: gain }],
        late: [{ arm: 'a', infusions: [{ day: 60 }], totals: { 59: 55, 67: 54 } }],
        boosted: [{ arm: 'a', infusions: [...induction, { day: 40, phase: 'booster' }], totals: gain }],
        again: [
          { arm: 'a', infusions: [{ day: 0 }], totals: { '-1': 70, 7: 66 } },
          { arm: 'b', infusions: [{ day: 80 }], totals: { 79: 68, 87: 40 } },
        ],
        none: [{ infusions: [] }],
      },
      [
        {
          fact: 'treatment',
          patientSourceSystem: 'clinic',
          patientSourceId: 'plain',
          kind: 'psychotherapy',
          phase: 'preparation',
          name: 'Preparation',
          startedAt: at(-7),
        },
        {
          fact: 'treatment',
          patientSourceSystem: 'clinic',
          patientSourceId: 'high',
          kind: 'medication',
          name: 'Sertraline',
          startedAt: at(3),
        },
      ],
    );
  });
  afterAll(() => service.close());

  const define = (more: object) =>
    client.post<{ id: string; errors?: { pointer: string }[] }>('/v1/cohorts', {
      name: 'one',
      protocol: 'induction-6',
      series: 'pcl-5:P7D',
      ...more,
    });

  const groupsOf = async (more: object) => {
    const made = await define(more);
    expect(made.status).toBe(201);
    const { body } = await client.get<CohortCurve>(`/v1/cohorts/${made.body.id}/curve`, {
      prefer: 'wait=20',
    });
    expect(body.current).toBe(true);
    return body.groups;
  };
  const sizes = async (more: object) =>
    Object.fromEntries((await groupsOf(more)).map(({ arm, n }) => [String(arm), n]));
  const size = async (filter: object) => (await sizes({ filter }))['null'];

  it('without a filter hold each patient once, with the first course', async () => {
    expect(await size({})).toBe(7);
    const [group] = await groupsOf({});
    expect(group?.visits.map(({ visit, n }) => [visit, n]).slice(0, 4)).toEqual([
      ['baseline', 6],
      ['24h', 0],
      ['w1', 6],
      ['w2', 4],
    ]);
  });

  it.each<[object, number]>([
    [{ arm: ['a'] }, 4],
    [{ arm: ['a', 'b'] }, 6],
    [{ indication: ['PTSD'] }, 1],
    [{ dose: ['0.4-0.6'] }, 4],
    [{ dose: ['0.9-1.2'] }, 1],
    [{ dose: ['unknown'] }, 2],
    [{ route: ['oral'] }, 1],
    [{ route: ['IV'] }, 5],
    [{ quarter: ['2025-Q1'] }, 5],
    [{ quarter: ['2025-Q2'] }, 1],
    [{ infusions: ['6'] }, 2],
    [{ infusions: ['7-8'] }, 1],
    [{ infusions: ['0'] }, 1],
    [{ boosters: 'with' }, 1],
    [{ boosters: 'without' }, 6],
    [{ psychotherapy: ['preparation'] }, 1],
    [{ psychotherapy: ['none'] }, 6],
    [{ treatments: ['medication'] }, 1],
    [{ treatments: ['none'] }, 6],
    [{ course: 2 }, 1],
    [{ arm: ['a'], infusions: ['6'], psychotherapy: ['preparation'] }, 1],
  ])('%j: %i', async (filter, n) => {
    expect(await size(filter)).toBe(n);
  });

  it('can be grouped by any of it, those without a value last', async () => {
    expect(await sizes({ groupBy: ['arm'] })).toEqual({ a: 4, b: 2, null: 1 });
    expect(await sizes({ groupBy: ['arm'], arms: ['b', 'a'] })).toEqual({ b: 2, a: 4 });
    expect(await sizes({ groupBy: ['route'] })).toEqual({ IV: 5, oral: 1, unknown: 1 });
    expect(await sizes({ groupBy: ['psychotherapy'] })).toEqual({ with: 1, without: 6 });
    expect(await sizes({ groupBy: ['quarter'] })).toEqual({ '2025-Q1': 5, '2025-Q2': 1, null: 1 });
  });

  it('compare periods in the order in which they are declared', async () => {
    const periods = [
      { name: 'later', from: '2025-Q2', to: '2025-Q4' },
      { name: 'first', from: '2025-Q1', to: '2025-Q1' },
    ];
    const groups = await groupsOf({ groupBy: ['period'], periods });
    expect(groups.map(({ arm, n }) => [arm, n])).toEqual([
      ['later', 1],
      ['first', 5],
    ]);
    expect(groups[0]?.visits[2]).toMatchObject({ visit: 'w1', n: 1, mean: 54, change: { mean: -1 } });
  });

  it('without arms say under every chart that there is no control group', async () => {
    const noteOf = async (more: object) => {
      const { body } = await define(more);
      const chart = `/v1/cohorts/${body.id}/charts/change.svg`;
      return (await client.get<string>(chart, { prefer: 'wait=20' })).body;
    };
    for (const groupBy of [[], ['dose'], ['quarter'], ['psychotherapy']])
      expect(await noteOf({ groupBy })).toContain('There is no control group');
    expect(await noteOf({ groupBy: ['arm'], arms: ['a', 'b'] })).not.toContain('There is no control group');
  });

  it('may choose visits of a longer protocol', async () => {
    const [group] = await groupsOf({ visits: ['baseline', 'w2', 'w8'] });
    expect(group?.visits.map(({ visit, hours, n, mean }) => [visit, hours, n, mean])).toEqual([
      ['baseline', 0, 6, (4 * 60 + 55 + 70) / 6],
      ['w2', 336, 4, 40],
      ['w8', 1344, 0, null],
    ]);
  });

  it('of single infusions take one infusion of each course by its number', async () => {
    const infusions = [{ day: 0 }, { day: 14, doseMgPerKg: 1 }, { day: 28, route: 'IM' }];
    const totals = { '-1': 60, 7: 50, 13: 48, 21: 40, 27: 38, 35: 36 };
    await record({ each: [{ protocol: 'each-infusion', infusions, totals }] });
    const weekOf = async (infusion: number) => {
      const [group] = await groupsOf({ protocol: 'each-infusion', filter: { infusion } });
      const { n = 0, mean = null, change = null } = group?.visits.find(({ visit }) => visit === '7d') ?? {};
      return [n, mean, change?.mean];
    };
    expect(await weekOf(1)).toEqual([1, 50, -10]);
    expect(await weekOf(2)).toEqual([1, 40, -8]);
    expect(await weekOf(3)).toEqual([1, 36, -2]);
    expect(await weekOf(4)).toEqual([0, null, null]);
    const byDose = { protocol: 'each-infusion', groupBy: ['dose'], filter: { infusion: 2 } };
    expect(await sizes(byDose)).toEqual({ '0.9-1.2': 1 });
  });

  it('of a follow-up count from the last infusion of the induction, past the boosters', async () => {
    const protocol = 'induction-6-follow-up';
    const infusions = [...induction, { day: 25, phase: 'booster' }];
    await record({ follow: [{ protocol, infusions, totals: { '-1': 60, 10: 45, 18: 40, 32: 42 } }] });
    const [group] = await groupsOf({ protocol });
    const seen = group?.visits.filter(({ n }) => n > 0).map(({ visit, mean }) => [visit, mean]);
    expect(seen).toEqual([
      ['baseline', 60],
      ['w1', 40],
      ['w3', 42],
    ]);
  });

  it('a second look at one series follows a new course, a treatment and its withdrawal', async () => {
    const made = await define({ filter: { psychotherapy: ['integration'] } });
    const n = async () =>
      (await client.get<CohortCurve>(`/v1/cohorts/${made.body.id}/curve`, { prefer: 'wait=20' })).body
        .groups[0]?.n;
    expect(await n()).toBe(0);
    const { body } = await client.get<{ items: { id: string }[] }>(
      '/v1/patients?sourceSystem=clinic&sourceId=late',
    );
    const session = { kind: 'psychotherapy', phase: 'integration', name: 'Session', startedAt: at(63) };
    const added = await client.post<{ id: string }>(`/v1/patients/${body.items[0]?.id}/treatments`, session);
    expect(await n()).toBe(1);
    await client.post(`/v1/treatments/${added.body.id}/amendments`, { withdrawn: true, reason: 'not held' });
    expect(await n()).toBe(0);
  });

  it('are refused by field where they ask for what is not on offer', async () => {
    const pointers = async (more: object) => {
      const { status, body } = await define(more);
      expect(status).toBe(422);
      return body.errors?.map(({ pointer }) => pointer);
    };
    expect(await pointers({ filter: { dose: ['0.51'] } })).toEqual(['/filter/dose/0']);
    expect(await pointers({ filter: { quarter: ['2025-02'] } })).toEqual(['/filter/quarter/0']);
    expect(await pointers({ filter: { infusion: 2 } })).toEqual(['/filter/infusion']);
    expect(await pointers({ groupBy: ['period'] })).toEqual(['/periods']);
    expect(await pointers({ periods: [{ name: 'x', from: '2025-Q2', to: '2025-Q1' }] })).toEqual(
      expect.arrayContaining(['/periods/0/to']),
    );
    const overlapping = [
      { name: 'x', from: '2025-Q1', to: '2025-Q3' },
      { name: 'y', from: '2025-Q3', to: '2025-Q4' },
    ];
    expect(await pointers({ groupBy: ['period'], periods: overlapping })).toEqual(['/periods']);
    expect(await pointers({ visits: ['w1', 'w2'] })).toEqual(['/visits']);
    expect(await pointers({ visits: ['baseline', 'w9'] })).toEqual(['/visits/1']);
    expect(await pointers({ covariates: ['sex', 'sex'] })).toEqual(['/covariates']);
  });

  it('the grid lists the bands and what the clinic has, values only', async () => {
    const { body } = await client.get<FilterGrid>('/v1/filters');
    expect(body).toMatchObject({
      arm: ['a', 'b'],
      indication: ['PTSD'],
      quarter: ['2025-Q1', '2025-Q2'],
      protocol: ['each-infusion', 'induction-6', 'induction-6-follow-up'],
      study: [],
      boosters: ['with', 'without'],
      covariates: ['sex', 'age'],
    });
    expect(body.dose).toContain('0.4-0.6');
  });

  it('and all of them are what the facts give', async () => {
    expect(await verifyClinic(service.store, clinicId)).toMatchObject({ lagging: 0, differences: [] });
  });
});
