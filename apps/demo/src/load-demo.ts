import type { simulateNetwork } from '#simulate';
import { clientOf, type Client } from './client.js';
import { clinicCohorts, trialCohorts, type Shown } from './cohorts.js';
import { mixedFile } from './mixed-file.js';
import { instrumentBody, STUDY, trialInstruments, trialProtocol, trialTable } from './trial.js';

/** A clinic of the demo, with a clinician's key and the addresses of its charts, by name. */
export interface DemoClinic {
  name: string;
  key: string;
  charts: { name: string; path: string }[];
}

type Say = (line: string) => void;

async function admit(admin: Client, name: string, simulated: boolean): Promise<{ key: string }> {
  const { id } = await admin.post('/v1/clinics', { name, simulated });
  return admin.post<{ id: string; key: string }>('/v1/keys', { clinic: id, roles: ['clinician'] });
}

async function show(client: Client, shown: readonly Shown[]): Promise<DemoClinic['charts']> {
  const charts: DemoClinic['charts'] = [];
  for (const { cohort, charts: names } of shown) {
    const { id } = await client.post('/v1/cohorts', cohort);
    for (const chart of names)
      charts.push({ name: `${cohort.name}: ${chart}`, path: `/v1/cohorts/${id}/charts/${chart}` });
  }
  return charts;
}

async function loadTrial(address: string, admin: Client, say: Say): Promise<DemoClinic> {
  const name = 'Real trial: de Roos et al. 2011';
  for (const instrument of trialInstruments) await admin.post('/v1/instruments', instrumentBody(instrument));
  await admin.post('/v1/protocols', trialProtocol);
  const { key } = await admit(admin, name, false);
  const client = clientOf(address, key);
  const query = `kind=study&study=${STUDY}&protocol=${trialProtocol.key}`;
  const { rows } = await client.import(query, 'text/csv', trialTable());
  say(`${name}: ${rows} rows`);
  return { name, key, charts: await show(client, trialCohorts) };
}

type Network = ReturnType<typeof simulateNetwork>;
type SimulatedClinic = Network extends Iterable<infer Clinic> ? Clinic : never;

/** Of the patients with an induction the one with the most forms shows most. */
async function loadClinic(
  address: string,
  admin: Client,
  { clinic, patients }: SimulatedClinic,
  say: Say,
): Promise<DemoClinic> {
  const start = performance.now();
  const { key } = await admit(admin, clinic.name, true);
  const client = clientOf(address, key);
  let count = 0;
  let richest = { sourceId: '', forms: -1 };
  const counted = function* () {
    for (const patient of patients) {
      const forms = patient.assessments.length;
      const isInduction = patient.courses.some(({ course }) => course.protocol === 'induction-6');
      if (isInduction && forms > richest.forms) richest = { sourceId: patient.patient.sourceId, forms };
      count += 1;
      yield patient;
    }
  };
  const { rows } = await client.import('kind=facts', 'application/x-ndjson', mixedFile(counted()));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${clinic.name}: ${count} patients, ${rows} facts, ${seconds} s`);
  const charts = await show(client, clinicCohorts);
  const query = new URLSearchParams({ sourceSystem: 'simulated', sourceId: richest.sourceId });
  const found = await client.get<{ items: { id: string }[] }>(`/v1/patients?${query.toString()}`);
  const patient = found.items[0]?.id;
  const own = ['trajectory', 'symptoms', 'infusions'].map((chart) => ({
    name: `A simulated patient: ${chart}`,
    path: `/v1/patients/${patient}/charts/${chart}`,
  }));
  return { name: clinic.name, key, charts: [...charts, ...own] };
}

/** Waits until every chart has all that was sent. */
async function awaitCurrent(address: string, clinics: DemoClinic[]): Promise<void> {
  for (const { key, charts } of clinics)
    for (const { path } of charts) {
      const headers = { authorization: `Bearer ${key}`, prefer: 'wait=60' };
      const response = await fetch(`${address}${path}.json`, { headers });
      const { current } = (await response.json()) as { current?: boolean };
      if (!response.ok || current !== true) throw new Error(`${path} is not up to date: ${response.status}`);
    }
}

/** Loads the demo into an empty service, clinic by clinic, over HTTP; done when every chart is up to date. */
export async function loadDemo(
  address: string,
  adminKey: string,
  network: Network,
  say: Say,
): Promise<DemoClinic[]> {
  const admin = clientOf(address, adminKey);
  const clinics = [await loadTrial(address, admin, say)];
  const waiting = [...network];
  const loaders = Array.from({ length: 2 }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      clinics.push(await loadClinic(address, admin, next, say));
  });
  await Promise.all(loaders);
  await awaitCurrent(address, clinics);
  return clinics;
}
