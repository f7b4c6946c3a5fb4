import { Refusal, type Instrument, type NewInstrument, type NewProtocol, type Protocol } from '#contracts';
import { findBuiltInProtocol, resolveProtocol } from '#curves';
import { findBuiltIn, instrumentFrom } from '#instruments';
import {
  insertAudit,
  insertDefinition,
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
