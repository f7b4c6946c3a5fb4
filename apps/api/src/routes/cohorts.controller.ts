import { Controller, Inject, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { endpoints, Refusal, type Cohort, type InputOf } from '#contracts';
import { presentCohort, presentCohortCurve, readFilterGrid } from '#derive';
import { defineCohort } from '#ingest';
import { definitionsOf, findCohort, listCohorts, type Store, type TenantContext } from '#store';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { type LagHints } from '../http/lag-hints.js';
import { readAsPreferred } from '../http/prefer-wait.js';
import { HINTS, STORE } from '../http/tokens.js';
import { Writer } from '../http/writer.js';

@Controller()
export class CohortsController {
  constructor(
    private readonly writer: Writer,
    @Inject(STORE) private readonly store: Store,
    @Inject(HINTS) private readonly hints: LagHints,
  ) {}

  @Endpoint(endpoints.createCohort)
  async createCohort(
    @Input() { body }: InputOf<typeof endpoints.createCohort>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const made = await this.writer.write(request, reply, (tx) => defineCohort(tx, body));
    this.hints.cohortMade(context.clinicId, made.id);
    return made;
  }

  @Endpoint(endpoints.listCohorts)
  async listCohorts(@Context() context: TenantContext) {
    return this.store.withTenant(context, async (tx) => {
      const definitions = definitionsOf(tx);
      const items: Cohort[] = [];
      for (const cohort of await listCohorts(tx))
        items.push(presentCohort(cohort, await definitions.protocol(cohort.protocol)));
      return { items };
    });
  }

  @Endpoint(endpoints.getCohort)
  async getCohort(
    @Input() { params }: InputOf<typeof endpoints.getCohort>,
    @Context() context: TenantContext,
  ) {
    return this.store.withTenant(context, async (tx) => {
      const cohort = await findCohort(tx, params.id);
      if (!cohort) throw new Refusal('not-found', 'There is no such cohort');
      return presentCohort(cohort, await definitionsOf(tx).protocol(cohort.protocol));
    });
  }

  @Endpoint(endpoints.listFilters)
  listFilters(@Context() context: TenantContext) {
    return this.store.withTenant(context, readFilterGrid);
  }

  @Endpoint(endpoints.getCohortCurve)
  async getCohortCurve(
    @Input() { params, query }: InputOf<typeof endpoints.getCohortCurve>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ) {
    const read = async () => {
      const presented = await this.store.withTenant(context, (tx) =>
        presentCohortCurve(tx, params.id, query.asOf),
      );
      if (!presented) throw new Refusal('not-found', 'There is no such cohort');
      return presented.curve;
    };
    return readAsPreferred(request, read, ({ current }) => current);
  }
}
