import { clientOf, admitClinic, importFile, type Client } from './client.js';
import { define, loadStudy } from './load-study.js';
import {
  instrumentKey,
  instrumentOf,
  protocolOf,
  readLines,
  readTables,
  visitsOf,
  type GoldenTable,
} from './reference-study.js';
import { ADMIN_KEY, startService, type Service } from './service.js';

const rules = [
  { key: 'percent50', kind: 'percent', value: 50 },
  { key: 'points10', kind: 'points', value: 10 },
  { key: 'below10', kind: 'below', value: 10 },
];

const edges = ['zero_variance', 'n1_at_visit', 'three_arms', 'all_missing_visit', 'too_few_subjects'];

/** A service with cohorts of the reference trials, by name, as R's tables have them. */
export interface ReferenceCohorts {
  service: Service;
  client: Client;
  key: string;
  cohorts: Map<string, string>;
  /** The current answer of `/v1/cohorts/{id}/{path}`; throws unless it is 200. */
  ask: <Answer>(cohort: string, path: string) => Promise<Answer>;
}

/** fdd (PTSD-RI parent form), btheb, btheb with covariates, and the edge cases. */
export async function startReferenceCohorts(): Promise<ReferenceCohorts> {
  const service = await startService();
  const key = await (await admitClinic(service.address, ADMIN_KEY, 'Reference cohorts')).keyFor('clinician');
  const client = clientOf(service.address, key);
  const cohorts = new Map<string, string>();
  const make = async (name: string, body: object): Promise<void> => {
    const made = await client.post<{ id: string }>('/v1/cohorts', { name, groupBy: ['arm'], rules, ...body });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    cohorts.set(name, made.body.id);
  };
  await loadFdd(service, client, make);
  await loadBtheb(service, client, make);
  for (const edge of edges) await loadEdge(edge, service, client, make);
  return {
    service,
    client,
    key,
    cohorts,
    ask: async <Answer>(cohort: string, path: string) => {
      const { status, body } = await client.get<Answer>(`/v1/cohorts/${cohorts.get(cohort)}/${path}`, {
        prefer: 'wait=20',
      });
      if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
      return body;
    },
  };
}

type Make = (name: string, body: object) => Promise<void>;

async function loadFdd(service: Service, client: Client, make: Make): Promise<void> {
  const tables = readTables('golden/simple.fdd_ptsd.json');
  const lines = readLines('data/fdd_ptsd.csv');
  await loadStudy(service.address, client, 'fdd', lines, tables, { dataset: 'fdd_ptsd', hours: true });
  const series = instrumentKey('fdd_ptsd', 'ptsd_ri_parent');
  await make('fdd', { study: 'fdd', protocol: 'fdd', series, arms: ['CBT', 'EMDR'] });
}

async function loadBtheb(service: Service, client: Client, make: Make): Promise<void> {
  const [table] = readTables('golden/simple.btheb.json') as [GoldenTable];
  const lines = readLines('data/btheb.csv');
  await define(service.address, '/v1/instruments', instrumentOf('btheb', lines, table));
  await define(
    service.address,
    '/v1/protocols',
    protocolOf('btheb', visitsOf(table), lines, { hours: true }),
  );
  const rows = lines.map(({ subject, arm, visit, score, drug, length }) =>
    [subject, arm, visit, 'btheb.score', score, drug, length].join(','),
  );
  const header = 'subject,arm,visit,instrument,total,cov_drug,cov_length';
  await importFile(client, 'kind=study&study=btheb&protocol=btheb', `${[header, ...rows].join('\n')}\n`);
  const of = { study: 'btheb', protocol: 'btheb', series: 'btheb.score', arms: ['TAU', 'BtheB'] };
  await make('btheb', of);
  await make('btheb with covariates', { ...of, covariates: ['drug', 'length'] });
}

async function loadEdge(edge: string, service: Service, client: Client, make: Make): Promise<void> {
  const visits = ['baseline', '24h', '48h', '72h', '7d'];
  const lines = readLines(`edge/${edge}.csv`);
  await loadStudy(service.address, client, edge, lines, [
    { score: 'score', better: 'lower', baseline: 'baseline', visits },
  ]);
  const arms = [...new Set(lines.map(({ arm = '' }) => arm))].sort();
  const first = arms.find((arm) => arm === 'control' || arm === 'placebo') ?? '';
  await make(edge, {
    study: edge,
    protocol: edge,
    series: instrumentKey(edge, 'score'),
    arms: [first, ...arms.filter((arm) => arm !== first)],
  });
}
