import { v7 as uuidv7 } from 'uuid';
import {
  Refusal,
  refuseField,
  type Instrument,
  type NewCohort,
  type NewInstrument,
  type NewProtocol,
  type Protocol,
} from '#contracts';
import { findBuiltInProtocol, resolveProtocol } from '#curves';
import { findBuiltIn, instrumentFrom } from '#instruments';
import {
  enrolCourses,
  findProtocol,
  findSeriesInstrument,
  insertAudit,
  insertCohort,
  insertDefinition,
  lockMembership,
  readDefinition,
  type DefinitionKind,
  type TenantTransaction,
} from '#store';
import type { Reply } from './reply.js';

/** Definitions never change: the same again answers what stands, another one under the same key is refused. */
async function define<Definition extends object>(
  tx: TenantTransaction,
  kind: DefinitionKind,
  key: string,
  definition: Definition,
  isBuiltIn: boolean,
): Promise<Reply<Definition>> {
  if (isBuiltIn) throw new Refusal('conflict', `${key} is built in; choose another key`);
  if (await insertDefinition(tx, kind, key, definition)) {
    await insertAudit(tx, `${kind}.define`, {});
    return { status: 201, body: definition, revised: [] };
  }
  const standing = await readDefinition(tx, kind, key);
  if (JSON.stringify(standing) !== JSON.stringify(definition))
    throw new Refusal(
      'conflict',
      `${key} is defined otherwise; definitions do not change, choose another key`,
    );
  return { status: 200, body: definition, revised: [] };
}

export const defineInstrument = (tx: TenantTransaction, body: NewInstrument): Promise<Reply<Instrument>> =>
  define(tx, 'instrument', body.key, instrumentFrom(body), findBuiltIn(body.key) !== undefined);

export const defineProtocol = (tx: TenantTransaction, body: NewProtocol): Promise<Reply<Protocol>> =>
  define(tx, 'protocol', body.key, resolveProtocol(body), findBuiltInProtocol(body.key) !== undefined);

/** A model takes at most 10 visits after the baseline, and the patterns of presence multiply. */
const MOST_VISITS = 11;

/** Makes a cohort and enters every course that belongs to it; their folding is background work. */
export async function defineCohort(tx: TenantTransaction, body: NewCohort): Promise<Reply<{ id: string }>> {
  const protocol = await findProtocol(tx, body.protocol);
  if (!protocol) throw refuseField('/protocol', 'unknown', `There is no protocol ${body.protocol}`);
  if (!(await findSeriesInstrument(tx, body.series)))
    throw refuseField('/series', 'unknown', `There is no series ${body.series}`);
  if (protocol.visits.length > MOST_VISITS)
    throw refuseField('/protocol', 'visits', `A cohort takes at most ${MOST_VISITS} visits`);
  const eachInfusion = protocol.anchor === 'each-infusion';
  if (body.filter.infusion !== undefined && !eachInfusion)
    throw refuseField('/filter/infusion', 'anchor', 'infusion goes with an each-infusion protocol');
  const cohort = {
    id: uuidv7(),
    name: body.name,
    protocol: body.protocol,
    series: body.series,
    study: body.study ?? null,
    infusion: eachInfusion ? (body.filter.infusion ?? 1) : 0,
    definition: body,
  };
  await lockMembership(tx, 'exclusive');
  await insertCohort(tx, cohort);
  await enrolCourses(tx, { ...cohort, created_at: new Date() });
  await insertAudit(tx, 'cohort.define', { entityId: cohort.id });
  return { status: 201, body: { id: cohort.id }, location: `/v1/cohorts/${cohort.id}`, revised: [] };
}
