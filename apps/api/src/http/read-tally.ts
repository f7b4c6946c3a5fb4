import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contracts';
import { readCohortTally, type CohortTally } from '#derive';
import type { Store, TenantContext } from '#store';
import { readAsPreferred } from './prefer-wait.js';

/** A cohort's tally in one snapshot, current if the caller would wait for that. Throws a refusal: no such cohort. */
export const readTallyAsPreferred = (
  store: Store,
  context: TenantContext,
  request: FastifyRequest,
  cohortId: string,
  asOf: string | undefined,
): Promise<CohortTally> =>
  readAsPreferred(
    request,
    () =>
      store.withTenant({ ...context, mode: 'snapshot' }, async (tx) => {
        const source = await readCohortTally(tx, cohortId, asOf);
        if (!source) throw new Refusal('not-found', 'There is no such cohort');
        return source;
      }),
    ({ head }) => head.current,
  );
