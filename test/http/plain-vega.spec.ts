import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logger, parse, View, Warn } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { chartNames, patientChartNames } from '#contracts';
import { admitClinic, importFile, type Client } from '../support/client.js';
import { hoursAfter, recordPatient } from '../support/recorded-patient.js';
import { ADMIN_KEY, startService, type Service } from '../support/service.js';
import { vegaLiteErrors } from '../support/vega-lite-schema.js';

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

/** Where a specification speaks of something outside itself: an address to load, or a picture. */
function outside(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => outside(each, `${path}/${index}`));
  if (typeof value === 'string')
    return /^(https?:|data:|file:|\/\/)/.test(value) && path !== '/$schema' ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(['url', 'href', 'lookup', 'sequence', 'graticule', 'sphere'].includes(key) ? [`${path}/${key}`] : []),
    ...outside(each, `${path}/${key}`),
  ]);
}

/** What is wrong when an editor opens it: Vega-Lite and Vega as they come, the logger alone being ours, to listen. */
async function complaints(spec: { $schema?: unknown }): Promise<string[]> {
  const warnings: string[] = [];
  const log = logger(Warn, undefined, (_method, _level, parts) => {
    warnings.push(parts.map(String).join(' '));
  });
  const view = new View(parse(compile(spec as TopLevelSpec, { logger: log }).spec), { logger: log });
  await view.runAsync();
  view.finalize();
  return [
    ...(spec.$schema === SCHEMA ? [] : [`$schema ${String(spec.$schema)}`]),
    ...outside(spec),
    ...vegaLiteErrors(spec),
    ...warnings,
  ];
}

describe('a specification, opened in a plain Vega editor', () => {
  let service: Service;
  let clinician: Client;
  let cohort: string;
  let patient: string;

  beforeAll(async () => {
    service = await startService();
    clinician = await (await admitClinic(service.address, ADMIN_KEY, 'Editors')).as('clinician');
    const rows = ['A', 'B'].flatMap((arm) =>
      [1, 2, 3].flatMap((number) => [
        `${arm}${number},${arm},baseline,pcl-5,P1D,${50 + number}`,
        `${arm}${number},${arm},24h,pcl-5,P1D,${30 + 3 * number}`,
      ]),
    );
    const file = ['subject,arm,visit,instrument,recall,total', ...rows, ''].join('\n');
    expect(await importFile(clinician, 'kind=study&study=editor&protocol=feder-2014', file)).toMatchObject({
      state: 'done',
    });
    const { body } = await clinician.post<{ id: string }>('/v1/cohorts', {
      name: 'Editor',
      study: 'editor',
      protocol: 'feder-2014',
      series: 'pcl-5:P1D',
      groupBy: ['arm'],
      arms: ['A', 'B'],
    });
    cohort = body.id;
    ({ patient } = await recordPatient(clinician, 'E-1', { '-1': 52 }));
    for (const [hours, answer] of [
      [24, 1],
      [48, 2],
    ] as const) {
      const { status } = await clinician.post('/v1/assessments', {
        patientId: patient,
        instrument: 'pcl-5',
        recall: 'P1D',
        administeredAt: hoursAfter(hours),
        items: Array.from({ length: 20 }, () => answer),
      });
      expect(status).toBe(201);
    }
    await service.settle();
  });
  afterAll(() => service.close());

  const specOf = async (path: string): Promise<{ $schema?: unknown }> => {
    const { status, body } = await clinician.get<{ $schema?: unknown }>(path, { prefer: 'wait=10' });
    expect({ path, status }).toEqual({ path, status: 200 });
    return body;
  };

  it.each(chartNames.flatMap((name) => [`${name}.vl.json`, `${name}.vl.json?x=hours&y=data&bars=ci`]))(
    'of a cohort: %s holds all it needs and is drawn without a warning',
    async (chart) => {
      expect(await complaints(await specOf(`/v1/cohorts/${cohort}/charts/${chart}`))).toEqual([]);
    },
  );

  it.each(patientChartNames.flatMap((name) => [`${name}.vl.json`, `${name}.vl.json?y=data`]))(
    'of a patient: %s holds all it needs and is drawn without a warning',
    async (chart) => {
      expect(await complaints(await specOf(`/v1/patients/${patient}/charts/${chart}`))).toEqual([]);
    },
  );

  const plain = {
    $schema: SCHEMA,
    data: { values: [{ a: 1, b: 2 }] },
    mark: 'point',
    encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } },
  };

  it.each<[string, object, RegExp]>([
    ['of an older version', { $schema: SCHEMA.replace('v6', 'v5') }, /^\$schema/],
    ['with data elsewhere', { data: { url: 'data/cars.json' } }, /^\/data\/url$/],
    ['with a picture from elsewhere', { mark: { type: 'image', url: 'a.png' } }, /^\/mark\/url$/],
    [
      'with a link in its data',
      { data: { values: [{ a: 'https://example.org', b: 1 }] } },
      /^\/data\/values\/0\/a$/,
    ],
    ['that the schema does not know', { mark: 'pointt' }, /\/mark/],
    [
      'that draws with a warning',
      { encoding: { ...plain.encoding, shape: { value: 'circle', field: 'c' } } },
      /./,
    ],
  ])('one %s is noticed', async (_, fault, problem) => {
    const found = await complaints({ ...plain, ...fault }).catch((error: Error) => [
      ...vegaLiteErrors({ ...plain, ...fault }),
      error.message,
    ]);
    expect(found).toContainEqual(expect.stringMatching(problem));
    expect(await complaints(plain)).toEqual([]);
  });
});
