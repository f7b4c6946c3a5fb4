import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { foldCohort, rebuildPatients, verifyClinic } from '#derive';
import {
  amendAssessment,
  defineCohort,
  recordAssessment,
  recordCourse,
  recordInfusion,
  recordPatient,
} from '#ingest';
import { NewCohort } from '#contracts';
import { readCohortCurve, type TenantTransaction } from '#store';
import { admitClinic, clientOf, type Client } from '../support/client.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';

const RUNS = Number(process.env['RECURVE_RUNS'] ?? 12);
const START = Date.UTC(2026, 2, 1, 12);
const at = (hours: number): string => new Date(START + hours * 3_600_000).toISOString();

/** What happens to one patient, in the order of happening. */
const fact = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('score' as const),
      hours: fc.integer({ min: -200, max: 300 }),
      total: fc.integer({ min: 0, max: 80 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('infusion' as const), hours: fc.integer({ min: 0, max: 200 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      which: fc.nat(20),
      total: fc.integer({ min: 0, max: 80 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat(20) }) },
);
const history = fc.record({
  arm: fc.constantFrom('ketamine', 'midazolam'),
  facts: fc.array(fact, { maxLength: 12 }),
});
type History = { arm: string; facts: (typeof fact extends fc.Arbitrary<infer F> ? F : never)[] };

describe(`derived data, queue on ${process.env['RECURVE_TEST_QUEUE'] ?? 'postgres'}`, () => {
  let service: Service;
  let clinic: Awaited<ReturnType<typeof admitClinic>>;
  let database: pg.Client;
  beforeAll(async () => {
    service = await startService({ jobs: false });
    database = new pg.Client({ connectionString: service.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await service.close();
  });

  const within = <Result>(work: (tx: TenantTransaction) => Promise<Result>) =>
    service.store.withTenant({ clinicId: clinic.id }, work);

  const makeCohort = () =>
    within((tx) =>
      defineCohort(
        tx,
        NewCohort.parse({
          name: 'all',
          protocol: 'feder-2014',
          series: 'pcl-5:P1D',
          groupBy: ['arm'],
          arms: ['midazolam', 'ketamine'],
        }),
      ),
    ).then(({ body }) => body.id);

  /** Records a history; `between` runs after every fact and stands for whatever the jobs do meanwhile. */
  async function live(
    { arm, facts }: History,
    name: string,
    between: (patientId: string) => Promise<unknown>,
  ) {
    const patientId = (await within((tx) => recordPatient(tx, { sourceSystem: 'test', sourceId: name }))).body
      .id;
    const course = (await within((tx) => recordCourse(tx, patientId, { protocol: 'feder-2014', arm }))).body
      .id;
    const forms: string[] = [];
    await within((tx) => recordInfusion(tx, course, { startedAt: at(0), drug: 'ketamine', route: 'IV' }));
    for (const each of facts) {
      const form = 'which' in each ? forms[each.which % Math.max(1, forms.length)] : undefined;
      await within(async (tx) => {
        if (each.kind === 'score') {
          const body = {
            patientId,
            instrument: 'pcl-5',
            recall: 'P1D' as const,
            administeredAt: at(each.hours),
            total: each.total,
          };
          forms.push((await recordAssessment(tx, body)).body.id);
        } else if (each.kind === 'infusion')
          await recordInfusion(tx, course, { startedAt: at(each.hours), drug: 'ketamine', route: 'IV' });
        else if (form !== undefined && each.kind === 'correct')
          await amendAssessment(tx, form, { reason: 'typed wrongly', total: each.total }, undefined);
        else if (form !== undefined)
          await amendAssessment(tx, form, { reason: 'other patient', withdrawn: true }, undefined);
      });
      await between(patientId);
    }
    return patientId;
  }

  const freshClinic = async () => {
    clinic = await admitClinic(service.address, ADMIN_KEY, 'derive');
    return makeCohort();
  };

  const tallyOf = async (cohort: string) => {
    await service.settle();
    const verification = await verifyClinic(service.store, clinic.id);
    expect(verification).toMatchObject({ lagging: 0, differences: [] });
    return within((tx) => readCohortCurve(tx, cohort));
  };

  it('is the same whether jobs are lost, doubled, late, or run by two workers at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(history, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(5), { minLength: 1 }),
        async (histories, luck) => {
          const lost = await freshClinic();
          for (const [index, each] of histories.entries()) await live(each, `p${index}`, async () => {});
          const expected = await tallyOf(lost);

          const unruly = await freshClinic();
          let step = 0;
          await Promise.all(
            histories.toReversed().map((each, index) =>
              live(each, `p${histories.length - 1 - index}`, async (patientId) => {
                const rebuild = () => rebuildPatients(service.store, clinic.id, [patientId]);
                const fold = () => foldCohort(service.store, clinic.id, unruly);
                switch (luck[step++ % luck.length]) {
                  case 0:
                    return;
                  case 1:
                    return rebuild();
                  case 2:
                    return Promise.all([rebuild(), rebuild()]);
                  case 3:
                    return Promise.allSettled([fold(), fold(), rebuild()]);
                  case 4:
                    return fold();
                  default:
                    return rebuild().then(fold);
                }
              }),
            ),
          );
          const actual = await tallyOf(unruly);
          expect(actual?.tally).toBe(expected?.tally);
          expect(actual?.curve).toBe(expected?.curve);
        },
      ),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('comes back to the same bytes when all of it is emptied', async () => {
    const cohort = await freshClinic();
    const [sample] = fc.sample(fc.array(history, { minLength: 6, maxLength: 6 }), { numRuns: 1, seed: 7 });
    for (const [index, each] of (sample ?? []).entries()) await live(each, `p${index}`, async () => {});
    const before = await tallyOf(cohort);
    for (const table of ['patient_curve', 'course_vector', 'contribution', 'cohort_tally', 'cohort_curve'])
      await database.query(`DELETE FROM ${table} WHERE clinic_id = $1`, [clinic.id]);
    await database.query('UPDATE patient SET built_revision = 0 WHERE clinic_id = $1', [clinic.id]);
    const after = await tallyOf(cohort);
    expect({ tally: after?.tally, curve: after?.curve }).toEqual({
      tally: before?.tally,
      curve: before?.curve,
    });
  });

  it.each([
    ['a patient curve', `UPDATE patient_curve SET curve = '{}' WHERE clinic_id = $1`, /^curve /],
    [
      'a vector',
      `UPDATE course_vector SET vector = '{"due":[],"values":[]}' WHERE clinic_id = $1 AND series <> ''`,
      /^vector /,
    ],
    ['a lost contribution', 'DELETE FROM contribution WHERE clinic_id = $1', /^contribution /],
    ['a tally', `UPDATE cohort_tally SET sums[1] = sums[1] + 1 WHERE clinic_id = $1`, /^tally /],
    [
      'a cohort curve',
      `UPDATE cohort_curve SET tally = 'sha256:0' WHERE clinic_id = $1`,
      /^curve of cohort /,
    ],
  ])('verification names %s that was tampered with', async (_what, sql, name) => {
    const cohort = await freshClinic();
    await live(
      {
        arm: 'ketamine',
        facts: [
          { kind: 'score', hours: -1, total: 50 },
          { kind: 'score', hours: 24, total: 40 },
        ],
      },
      'p',
      async () => {},
    );
    await tallyOf(cohort);
    await database.query(sql, [clinic.id]);
    const { differences } = await verifyClinic(service.store, clinic.id);
    expect(differences.some((difference) => name.test(difference))).toBe(true);
  });

  it('a cohort made while patients are rebuilt misses no course', async () => {
    clinic = await admitClinic(service.address, ADMIN_KEY, 'race');
    const ids: string[] = [];
    for (let index = 0; index < 20; index++)
      ids.push(
        await live(
          { arm: 'ketamine', facts: [{ kind: 'score', hours: -1, total: index }] },
          `p${index}`,
          async () => {},
        ),
      );
    const [cohort] = await Promise.all([
      makeCohort(),
      ...ids.map((id) => rebuildPatients(service.store, clinic.id, [id])),
    ]);
    const curve = await tallyOf(cohort);
    expect(JSON.parse(curve?.curve ?? '[]')).toMatchObject([{ n: 0 }, { arm: 'ketamine', n: 20 }]);
  });
});

describe('the queue', () => {
  let service: Service;
  let client: Client;
  beforeAll(async () => {
    service = await startService();
    const clinic = await admitClinic(service.address, ADMIN_KEY, 'queue');
    client = clientOf(service.address, await clinic.keyFor('clinician'));
  });
  afterAll(() => service.close());

  it('carries a new score to its curve without any sweep', async () => {
    const { body: patient } = await client.post<{ id: string }>('/v1/patients', {
      sourceSystem: 's',
      sourceId: '1',
    });
    await client.post('/v1/assessments', {
      patientId: patient.id,
      instrument: 'pcl-5',
      recall: 'P1D',
      administeredAt: at(0),
      total: 44,
    });
    const { body } = await client.get(`/v1/patients/${patient.id}/curves/pcl-5:P1D`, { prefer: 'wait=10' });
    expect(body).toMatchObject({ current: true, points: [{ total: 44, used: false, reason: 'no-course' }] });
  });
});
