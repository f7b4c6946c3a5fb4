import { readFileSync, writeFileSync } from 'node:fs';
import { ADMIN_KEY, callerOf, startWhole } from '../../test/support/whole-service.mjs';

/**
 * Makes the figure of README.md: a real trial (de Roos et al. 2011, EMDR against CBT, PTSD-RI child form) loaded over
 * HTTP into a service of its own, and its mean curve as it comes out.
 */
const path = (/** @type {string} */ name) => new URL(name, import.meta.url);
const [header = '', ...lines] = readFileSync(path('../../test/reference/data/fdd_ptsd.csv'), 'utf8').trim().split('\n');
const columns = header.split(',');
const at = (/** @type {string[]} */ fields, /** @type {string} */ name) => fields[columns.indexOf(name)];

const service = await startWhole();
try {
  const admin = callerOf(service.address, ADMIN_KEY);
  const clinic = (await admin('POST', '/v1/clinics', { name: 'Enschede' })).body.id;
  const { key } = (await admin('POST', '/v1/keys', { clinic, roles: ['clinician', 'integration'] })).body;
  await admin('POST', '/v1/instruments', {
    key: 'ptsd-ri-child',
    name: 'PTSD-RI, child form',
    recall: null,
    kind: 'total',
    min: 0,
    max: 80,
    decimals: 0,
    better: 'lower',
  });
  await admin('POST', '/v1/protocols', {
    key: 'de-roos-2011',
    name: 'de Roos et al. 2011',
    anchor: 'course-start',
    baseline: 'T1',
    visits: [
      { name: 'T1', label: 'Before', hours: 0 },
      { name: 'T2', label: '4-8 weeks', hours: 42 * 24 },
      { name: 'T3', label: '3 months', hours: 90 * 24 },
    ],
  });
  const call = callerOf(service.address, key);
  const table = lines.map((line) => {
    const fields = line.split(',');
    return [at(fields, 'subject'), at(fields, 'arm'), at(fields, 'visit'), 'ptsd-ri-child', at(fields, 'ptsd_ri_child')];
  });
  const file = [['subject', 'arm', 'visit', 'instrument', 'total'], ...table].map((row) => row.join(',')).join('\n');
  const sent = await call('POST', '/v1/imports?kind=study&study=fdd&protocol=de-roos-2011', file, {
    'content-type': 'text/csv',
  });
  let report;
  do report = (await call('GET', sent.location)).body;
  while (report.state === 'running');
  if (report.state !== 'done') throw new Error(JSON.stringify(report));
  const cohort = (
    await call('POST', '/v1/cohorts', {
      name: 'EMDR against CBT',
      study: 'fdd',
      protocol: 'de-roos-2011',
      series: 'ptsd-ri-child',
      groupBy: ['arm'],
      arms: ['CBT', 'EMDR'],
    })
  ).body.id;
  const chart = `${service.address}/v1/cohorts/${cohort}/charts/mean-curve`;
  const get = async (/** @type {string} */ suffix) =>
    Buffer.from(
      await (
        await fetch(chart + suffix, { headers: { authorization: `Bearer ${key}`, prefer: 'wait=30' } })
      ).arrayBuffer(),
    );
  writeFileSync(path('feder-figure.png'), await get('.png'));
  console.log('docs/images/feder-figure.png');
} finally {
  await service.stop();
}
