import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultRules, NewInfusion } from '#contracts';
import { foldCohort, rebuildPatients, verifyClinic } from '#derive';
import { defineCohort, recordAssessment, recordCourse, recordInfusion, recordPatient } from '#ingest';
import {
  claimDueContributions,
  openStore,
  readTallyParts,
  replaceContributions,
  writeBuilt,
  type Store,
} from '#store';
import { redisDatabase } from '../support/redis-database.js';
import { startService, type Service } from '../support/service.js';
import { isoOf, instantOf } from './instants.js';
import { foundClinic } from './post-trial.js';

const PATIENTS = 40;

describe('workers that race', () => {
  let service: Service;
  let other: Store;
  let clinicId: string;
  const within = <Result>(work: Parameters<typeof service.store.withTenant<Result>>[1]) =>
    service.store.withTenant({ clinicId }, work);

  beforeAll(async () => {
    service = await startService({ jobs: false, redisUrl: redisDatabase(3) });
    other = openStore({ databaseUrl: service.databaseUrl });
  });
  afterAll(async () => {
    await other.close();
    await service.close();
  });
  beforeEach(async () => {
    clinicId = await foundClinic(service.store);
  });

  const cohort = {
    name: 'both arms',
    protocol: 'feder-2014',
    series: 'pcl-5:P1D',
    groupBy: ['arm' as const],
    rules: defaultRules,
    filter: {},
  };
  const makeCohort = async () => (await within((tx) => defineCohort(tx, cohort))).body.id;

  const score = (patientId: string, total: number, hours: number) =>
    within((tx) =>
      recordAssessment(tx, {
        patientId,
        instrument: 'pcl-5',
        recall: 'P1D',
        total,
        administeredAt: isoOf(instantOf(hours, total, 0)),
      }),
    );

  const admit = (count: number): Promise<string[]> =>
    Promise.all(
      Array.from({ length: count }, async (_, number) => {
        const patientId = await within(async (tx) => {
          const { body } = await recordPatient(tx, { sourceSystem: 's', sourceId: String(number) });
          const course = await recordCourse(tx, body.id, { protocol: 'feder-2014', arm: 'ketamine' });
          const startedAt = isoOf(instantOf(0, 0, 0));
          const infusion = NewInfusion.parse({ startedAt, drug: 'ketamine', route: 'IV' });
          await recordInfusion(tx, course.body.id, infusion);
          return body.id;
        });
        await score(patientId, number % 80, -2);
        return patientId;
      }),
    );

  /** How many courses the tally of a cohort counts. */
  const counted = async (cohortId: string): Promise<number> => {
    const parts = await within((tx) => readTallyParts(tx, cohortId));
    return parts
      .filter(({ part }) => part.startsWith('["block"'))
      .reduce((sum, { entries, sums }) => sum + Number(sums[entries.indexOf('n')]), 0);
  };

  const expectVerified = async () =>
    expect(await verifyClinic(service.store, clinicId)).toMatchObject({ lagging: 0, differences: [] });

  it('a rebuild that was overtaken writes nothing', async () => {
    const [patientId = ''] = await admit(1);
    await service.settle();
    const stale = { id: patientId, curves: [], courses: [], vectors: [] };
    for (const revision of [1, 2]) {
      expect(await within((tx) => writeBuilt(tx, [{ ...stale, revision }]))).toEqual([]);
      await expectVerified();
    }
    const newer = { ...stale, revision: 1_000 };
    await within((tx) => writeBuilt(tx, [newer]));
    expect((await verifyClinic(service.store, clinicId)).differences).not.toEqual([]);
  });

  it('two stores that fold one cohort at once count nothing twice', async () => {
    const cohortId = await makeCohort();
    const patients = await admit(PATIENTS);
    for (let round = 1; round <= 5; round++) {
      await Promise.all(patients.map((id) => score(id, (round * 7) % 80, 20 + round)));
      await rebuildPatients(service.store, clinicId, patients);
      await Promise.all(
        [service.store, other, service.store, other].map((store) => foldCohort(store, clinicId, cohortId)),
      );
      expect(await counted(cohortId)).toBe(PATIENTS);
      await expectVerified();
    }
  });

  it('a contribution that another fold replaced is not replaced again', async () => {
    const cohortId = await makeCohort();
    const patients = await admit(2);
    await rebuildPatients(service.store, clinicId, patients);
    const due = await within((tx) =>
      claimDueContributions(tx, { id: cohortId, series: cohort.series, infusion: 0 }, 10),
    );
    expect(due).toHaveLength(2);
    await foldCohort(other, clinicId, cohortId);
    const replaced = due.map(({ courseId, vector, foldedRevision, dueRevision }) => ({
      courseId,
      vector,
      from: foldedRevision,
      to: dueRevision,
    }));
    await expect(within((tx) => replaceContributions(tx, cohortId, replaced))).rejects.toThrow('meanwhile');
    await expectVerified();
  });

  it('a cohort that is made while patients are being rebuilt misses no course', async () => {
    for (let round = 0; round < 25; round++) {
      clinicId = await foundClinic(service.store);
      const patients = await admit(8);
      const rebuilds = patients.map((id, index) =>
        rebuildPatients(index % 2 === 0 ? service.store : other, clinicId, [id]),
      );
      const made = Array.from({ length: 3 }, makeCohort);
      await Promise.all(rebuilds);
      const ids = await Promise.all(made);
      for (const id of ids) await foldCohort(other, clinicId, id);
      for (const id of ids) expect([round, await counted(id)]).toEqual([round, patients.length]);
      await expectVerified();
    }
  }, 60_000);
});
