import type { CohortCurve } from '#contracts';
import { clientOf, importFile, type Client } from './client.js';
import {
  instrumentOf,
  protocolOf,
  studyTable,
  visitsOf,
  type GoldenTable,
  type Lines,
} from './reference-study.js';
import { ADMIN_KEY } from './service.js';

/** Defines something for all clinics; the same once more is no harm. */
export async function define(address: string, path: string, body: object): Promise<void> {
  const { status } = await clientOf(address, ADMIN_KEY).post(path, body);
  if (status !== 200 && status !== 201) throw new Error(`${path} answered ${status}`);
}

/** Defines what the study needs and sends its lines; the study and its protocol share a key. */
export async function loadStudy(
  address: string,
  client: Client,
  study: string,
  lines: Lines,
  tables: Pick<GoldenTable, 'score' | 'better' | 'visits' | 'baseline'>[],
  { dataset = study, hours = false } = {},
) {
  const [first] = tables;
  if (!first) throw new Error(`${study} has no score`);
  for (const table of tables) await define(address, '/v1/instruments', instrumentOf(dataset, lines, table));
  await define(address, '/v1/protocols', protocolOf(study, visitsOf(first), lines, { hours }));
  const scores = tables.map(({ score }) => score);
  const file = studyTable(dataset, lines, scores);
  return { file, report: await importFile(client, `kind=study&study=${study}&protocol=${study}`, file) };
}

/** The curve of a new cohort by arm, once it is current. */
export async function curveOf(
  client: Client,
  study: string,
  series: string,
  arms: string[],
): Promise<CohortCurve> {
  const cohort = { name: `${study} ${series}`, study, protocol: study, series, groupBy: ['arm'], arms };
  const made = await client.post<{ id: string }>('/v1/cohorts', cohort);
  if (made.status !== 201) throw new Error(`The cohort was answered ${made.status}`);
  const { body } = await client.get<CohortCurve>(`/v1/cohorts/${made.body.id}/curve`, { prefer: 'wait=20' });
  if (!body.current) throw new Error(`The curve of ${series} is not current after 20 s`);
  return body;
}
