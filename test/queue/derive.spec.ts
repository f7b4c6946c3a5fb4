import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { presentCohortCurve, verifyClinic } from '#derive';
import { canonicalTally } from '#stats';
import { openStore, readTallyParts, type Store } from '#store';
import { foldCohortsJob } from '../../apps/worker/src/jobs/fold-cohorts.job.js';
import { rebuildPatientsJob } from '../../apps/worker/src/jobs/rebuild-patients.job.js';
import { redisDatabase } from '../support/redis-database.js';
import { startService, type Service } from '../support/service.js';
import { expectedTally } from './expected-tally.js';
import { foundClinic, postTrial, randomFrom, type Post } from './post-trial.js';
import { trial } from './trial.arbitrary.js';

const numRuns = Number(process.env['RECURVE_RUNS'] ?? 25);
const protocols = ['feder-2014', 'by-name'] as const;

describe('whatever comes in whatever order', () => {
  let service: Service;
  let other: Store;
  beforeAll(async () => {
    service = await startService({ jobs: false, redisUrl: redisDatabase(1) });
    other = openStore({ databaseUrl: service.databaseUrl });
  });
  afterAll(async () => {
    await other.close();
    await service.close();
  });

  /** Each job may be lost, late, doubled or run by two workers at once; the queue tries a failed one three times. */
  const workers = (clinicId: string, random: () => number) => {
    const running: Promise<void>[] = [];
    const attempt = async (run: () => Promise<void>, tries = 3): Promise<void> => {
      try {
        await run();
      } catch (error) {
        if (tries === 1) throw error;
        await attempt(run, tries - 1);
      }
    };
    return {
      hint: (post: Post, idOf: (name: string) => string) => {
        for (const store of [service.store, other, service.store].filter(() => random() < 0.4))
          running.push(
            attempt(() =>
              post.patient === null
                ? foldCohortsJob(store)({ clinicId, cohortIds: [idOf(post.name)] })
                : rebuildPatientsJob(store)({ clinicId, patientIds: [idOf(post.patient)] }),
            ),
          );
      },
      done: () => Promise.all(running),
    };
  };

  const standing = (clinicId: string, idOf: (name: string) => string) =>
    service.store.withTenant({ clinicId }, async (tx) => {
      const tallies = [];
      for (const protocol of protocols) {
        const presented = await presentCohortCurve(tx, idOf(protocol), '2024-06-01');
        const parts = await readTallyParts(tx, idOf(protocol));
        const tally = new Map(
          parts.map(({ part, entries, sums }) => [
            part,
            new Map(entries.map((entry, index) => [entry, BigInt(sums[index] ?? '')])),
          ]),
        );
        tallies.push({ curve: presented?.curve, tally: canonicalTally(tally) });
      }
      return tallies;
    });

  const verified = { lagging: 0, differences: [] };
  const expectExact = async (clinicId: string, facts: Parameters<typeof expectedTally>[0]) =>
    expect(await verifyClinic(service.store, clinicId)).toEqual({
      patients: facts.length,
      cohorts: protocols.length,
      ...verified,
    });

  it('every order of the same facts ends in the same tally, the one folded from the facts in memory', async () => {
    await fc.assert(
      fc.asyncProperty(trial, fc.nat(), fc.nat(), async (facts, first, second) => {
        const ends = [];
        for (const seed of [first, second]) {
          const clinicId = await foundClinic(service.store);
          const idOf = await postTrial(service.store, clinicId, facts, randomFrom(seed));
          await service.settle();
          await expectExact(clinicId, facts);
          ends.push(await standing(clinicId, idOf));
        }
        expect(ends[1]).toEqual(ends[0]);
        expect(ends[0]?.map(({ tally }) => tally)).toEqual(
          protocols.map((protocol) => canonicalTally(expectedTally(facts, protocol))),
        );
        expect(ends[0]?.map(({ curve }) => curve?.current)).toEqual([true, true]);
      }),
      { numRuns },
    );
  }, 300_000);

  it('jobs that are lost, late, doubled or run by two workers at once count nothing twice and lose nothing', async () => {
    await fc.assert(
      fc.asyncProperty(trial, fc.nat(), async (facts, seed) => {
        const clinicId = await foundClinic(service.store);
        const random = randomFrom(seed);
        const { hint, done } = workers(clinicId, random);
        const idOf = await postTrial(service.store, clinicId, facts, random, hint);
        await done();
        await service.settle();
        await expectExact(clinicId, facts);
        expect((await standing(clinicId, idOf)).map(({ tally }) => tally)).toEqual(
          protocols.map((protocol) => canonicalTally(expectedTally(facts, protocol))),
        );
      }),
      { numRuns },
    );
  }, 300_000);
});
