import { Controller, Inject, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { endpoints, type InputOf } from '#contracts';
import { defineInstrument, defineProtocol } from '#ingest';
import { listInstruments, listProtocols, type Store, type TenantContext } from '#store';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { STORE } from '../http/tokens.js';
import { Writer } from '../http/writer.js';

@Controller()
export class DefinitionsController {
  constructor(
    private readonly writer: Writer,
    @Inject(STORE) private readonly store: Store,
  ) {}

  @Endpoint(endpoints.createInstrument)
  createInstrument(
    @Input() { body }: InputOf<typeof endpoints.createInstrument>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => defineInstrument(tx, body));
  }

  @Endpoint(endpoints.createProtocol)
  createProtocol(
    @Input() { body }: InputOf<typeof endpoints.createProtocol>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => defineProtocol(tx, body));
  }

  @Endpoint(endpoints.listInstruments)
  async listInstruments(@Context() context: TenantContext) {
    return { items: await this.store.withTenant(context, listInstruments) };
  }

  @Endpoint(endpoints.listProtocols)
  async listProtocols(@Context() context: TenantContext) {
    return { items: await this.store.withTenant(context, listProtocols) };
  }
}
