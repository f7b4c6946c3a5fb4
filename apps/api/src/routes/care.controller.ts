import { Controller, Inject, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { endpoints, Refusal, type InputOf } from '#contracts';
import { amendTreatment, amendVitals, presentVitals, recordTreatment, recordVitals } from '#ingest';
import { findInfusions, insertAudit, listVitalSigns, type Store, type TenantContext } from '#store';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { STORE } from '../http/tokens.js';
import { Writer } from '../http/writer.js';

/** What is done and measured beside the scores. */
@Controller()
export class CareController {
  constructor(
    private readonly writer: Writer,
    @Inject(STORE) private readonly store: Store,
  ) {}

  @Endpoint(endpoints.createVitals)
  createVitals(
    @Input() { params, body }: InputOf<typeof endpoints.createVitals>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => recordVitals(tx, params.id, body));
  }

  @Endpoint(endpoints.listVitals)
  listVitals(@Input() { params }: InputOf<typeof endpoints.listVitals>, @Context() context: TenantContext) {
    return this.store.withTenant(context, async (tx) => {
      const infusion = (await findInfusions(tx, [params.id])).get(params.id);
      if (!infusion) throw new Refusal('not-found', 'There is no such infusion');
      await insertAudit(tx, 'vitals.read', { patientId: infusion.patient_id, entityId: params.id });
      return { items: (await listVitalSigns(tx, ['infusion_id', params.id])).map(presentVitals) };
    });
  }

  @Endpoint(endpoints.amendVitals)
  amendVitals(
    @Input() { params, body }: InputOf<typeof endpoints.amendVitals>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) =>
      amendVitals(tx, params.id, body, request.headers['if-match']),
    );
  }

  @Endpoint(endpoints.createTreatment)
  createTreatment(
    @Input() { params, body }: InputOf<typeof endpoints.createTreatment>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => recordTreatment(tx, params.id, body));
  }

  @Endpoint(endpoints.amendTreatment)
  amendTreatment(
    @Input() { params, body }: InputOf<typeof endpoints.amendTreatment>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) =>
      amendTreatment(tx, params.id, body, request.headers['if-match']),
    );
  }
}
