import { Controller, Inject, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { endpoints, Refusal, type InputOf, type Patient } from '#contracts';
import { presentPatientCurve } from '#derive';
import {
  amendAssessment,
  amendInfusion,
  presentAssessment,
  recordAssessment,
  recordCourse,
  recordInfusion,
  recordPatient,
} from '#ingest';
import {
  findAssessment,
  findInstrument,
  findPatient,
  insertAudit,
  insertAudits,
  listPatients,
  type PatientRow,
  type Store,
  type TenantContext,
} from '#store';
import { Context } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Input } from '../http/input.js';
import { readAsPreferred } from '../http/prefer-wait.js';
import { STORE } from '../http/tokens.js';
import { Writer } from '../http/writer.js';

const presentPatient = (row: PatientRow): Patient => ({
  id: row.id,
  sourceSystem: row.source_system,
  sourceId: row.source_id,
  sex: row.sex,
  birthYear: row.birth_year,
  revision: Number(row.revision),
  createdAt: row.created_at.toISOString(),
});

@Controller()
export class FactsController {
  constructor(
    private readonly writer: Writer,
    @Inject(STORE) private readonly store: Store,
  ) {}

  @Endpoint(endpoints.createPatient)
  createPatient(
    @Input() { body }: InputOf<typeof endpoints.createPatient>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => recordPatient(tx, body));
  }

  @Endpoint(endpoints.createCourse)
  createCourse(
    @Input() { params, body }: InputOf<typeof endpoints.createCourse>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => recordCourse(tx, params.id, body));
  }

  @Endpoint(endpoints.createInfusion)
  createInfusion(
    @Input() { params, body }: InputOf<typeof endpoints.createInfusion>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => recordInfusion(tx, params.id, body));
  }

  @Endpoint(endpoints.amendInfusion)
  amendInfusion(
    @Input() { params, body }: InputOf<typeof endpoints.amendInfusion>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) =>
      amendInfusion(tx, params.id, body, request.headers['if-match']),
    );
  }

  @Endpoint(endpoints.createAssessment)
  createAssessment(
    @Input() { body }: InputOf<typeof endpoints.createAssessment>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) => recordAssessment(tx, body));
  }

  @Endpoint(endpoints.amendAssessment)
  amendAssessment(
    @Input() { params, body }: InputOf<typeof endpoints.amendAssessment>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.writer.write(request, reply, (tx) =>
      amendAssessment(tx, params.id, body, request.headers['if-match']),
    );
  }

  @Endpoint(endpoints.listPatients)
  listPatients(
    @Input() { query }: InputOf<typeof endpoints.listPatients>,
    @Context() context: TenantContext,
  ) {
    return this.store.withTenant(context, async (tx) => {
      const { cursor, limit, sourceSystem, sourceId } = query;
      const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
      if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after))
        throw new Refusal('invalid', 'The cursor is not one of ours', [
          { pointer: '/cursor', rule: 'cursor', detail: 'is not one of ours' },
        ]);
      const rows = await listPatients(tx, {
        limit,
        ...(after === undefined ? {} : { after }),
        ...(sourceSystem === undefined ? {} : { sourceSystem }),
        ...(sourceId === undefined ? {} : { sourceId }),
      });
      await insertAudits(
        tx,
        'patient.read',
        rows.map(({ id }) => id),
        context.clinicId,
      );
      const last = rows.at(-1);
      return {
        items: rows.map(presentPatient),
        next: last && rows.length === limit ? Buffer.from(last.id).toString('base64url') : null,
      };
    });
  }

  @Endpoint(endpoints.getPatient)
  getPatient(@Input() { params }: InputOf<typeof endpoints.getPatient>, @Context() context: TenantContext) {
    return this.store.withTenant(context, async (tx) => {
      const patient = await findPatient(tx, params.id);
      if (!patient) throw new Refusal('not-found', 'There is no such patient');
      await insertAudit(tx, 'patient.read', { patientId: patient.id });
      return presentPatient(patient);
    });
  }

  @Endpoint(endpoints.getAssessment)
  getAssessment(
    @Input() { params }: InputOf<typeof endpoints.getAssessment>,
    @Context() context: TenantContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.store.withTenant(context, async (tx) => {
      const row = await findAssessment(tx, params.id);
      const instrument = row && (await findInstrument(tx, row.instrument));
      if (!row || !instrument) throw new Refusal('not-found', 'There is no such form');
      await insertAudit(tx, 'assessment.read', { patientId: row.patient_id, entityId: row.id });
      void reply.header('ETag', `"${row.version}"`);
      return presentAssessment(row, instrument);
    });
  }

  @Endpoint(endpoints.getPatientCurve)
  getPatientCurve(
    @Input() { params }: InputOf<typeof endpoints.getPatientCurve>,
    @Context() context: TenantContext,
    @Req() request: FastifyRequest,
  ) {
    const read = () =>
      this.store.withTenant(context, async (tx) => {
        const curve = await presentPatientCurve(tx, params.id, params.series);
        if (!curve) throw new Refusal('not-found', 'There is no such patient or series');
        await insertAudit(tx, 'curve.read', { patientId: params.id });
        return curve;
      });
    return readAsPreferred(request, read, ({ current }) => current);
  }
}
