import { Instrument, Protocol, Refusal } from '#contracts';
import { builtInProtocols, findBuiltInProtocol } from '#curves';
import { builtInInstruments, findBuiltIn, hasSeries, parseSeries } from '#instruments';
import type { TenantTransaction } from '../doors/with-tenant.js';
import { listDefinitions, readDefinition } from './read-definitions.js';

/** A built-in definition, else the clinic's own, else one for all clinics; null where there is none. */
export async function findInstrument(tx: TenantTransaction, key: string): Promise<Instrument | null> {
  const builtIn = findBuiltIn(key);
  if (builtIn) return builtIn;
  const stored = await readDefinition(tx, 'instrument', key);
  return stored === null ? null : Instrument.parse(stored);
}

export async function findProtocol(tx: TenantTransaction, key: string): Promise<Protocol | null> {
  const builtIn = findBuiltInProtocol(key);
  if (builtIn) return builtIn;
  const stored = await readDefinition(tx, 'protocol', key);
  return stored === null ? null : Protocol.parse(stored);
}

/** Everything on offer to the clinic: the built-in ones, then by key. */
export async function listInstruments(tx: TenantTransaction): Promise<Instrument[]> {
  const stored = await listDefinitions(tx, 'instrument');
  return [...builtInInstruments, ...stored.map((definition) => Instrument.parse(definition))];
}

export async function listProtocols(tx: TenantTransaction): Promise<Protocol[]> {
  const stored = await listDefinitions(tx, 'protocol');
  return [...builtInProtocols, ...stored.map((definition) => Protocol.parse(definition))];
}

/** The instrument of a series that is written as the instrument writes it. */
export async function findSeriesInstrument(
  tx: TenantTransaction,
  series: string,
): Promise<Instrument | null> {
  const instrument = await findInstrument(tx, parseSeries(series).key);
  return instrument && hasSeries(instrument, series) ? instrument : null;
}

/** Looks each key up once: a batch of patients shares few protocols and instruments. */
export function definitionsOf(tx: TenantTransaction) {
  const remember = <Definition>(
    kind: string,
    find: (tx: TenantTransaction, key: string) => Promise<Definition | null>,
  ) => {
    const known = new Map<string, Promise<Definition | null>>();
    return async (key: string): Promise<Definition> => {
      let found = known.get(key);
      if (!found) known.set(key, (found = find(tx, key)));
      const definition = await found;
      if (definition === null) throw new Refusal('internal', `The ${kind} ${key} is gone`);
      return definition;
    };
  };
  return { instrument: remember('instrument', findInstrument), protocol: remember('protocol', findProtocol) };
}
