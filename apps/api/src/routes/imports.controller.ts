import { Controller, Inject, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { endpoints, Refusal, type ImportReport, type InputOf } from '#contracts';
import { receiveImport } from '#ingest';
import { findImport, type ImportRow, type Store, type TenantContext } from '#store';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { type LagHints } from '../http/lag-hints.js';
import { HINTS, STORE } from '../http/tokens.js';
import { idempotencyKey } from '../http/writer.js';

const presentImport = (row: ImportRow): ImportReport => ({
  id: row.id,
  kind: row.kind,
  state: row.state === 'receiving' ? 'running' : row.state,
  rows: row.rows,
  accepted: row.accepted,
  rejected: row.rejected,
  errors: row.errors,
  warnings: row.warnings,
});

@Controller()
export class ImportsController {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(HINTS) private readonly hints: LagHints,
  ) {}

  @Endpoint(endpoints.createImport)
  async createImport(
    @Input() { query }: InputOf<typeof endpoints.createImport>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [type = ''] = (request.headers['content-type'] ?? '').split(';');
    const body = request.body as AsyncIterable<Buffer> | undefined;
    if (!endpoints.createImport.consumes.some((known) => known === type.trim().toLowerCase()) || !body)
      throw new Refusal('unsupported-media-type', 'Send the file as text/csv or application/x-ndjson');
    const format = type.trim().toLowerCase() === 'text/csv' ? 'csv' : 'ndjson';
    const row = await receiveImport(this.store, context, query, format, body, idempotencyKey(request));
    if (row.state === 'running') this.hints.importReceived(context.clinicId, row.id);
    void reply.header('Location', `/v1/imports/${row.id}`);
    return presentImport(row);
  }

  @Endpoint(endpoints.getImport)
  async getImport(
    @Input() { params }: InputOf<typeof endpoints.getImport>,
    @Context() context: TenantContext,
  ) {
    const row = await this.store.withTenant(context, (tx) => findImport(tx, params.id));
    if (!row || row.state === 'receiving') throw new Refusal('not-found', 'There is no such import');
    return presentImport(row);
  }
}
