import { writeFileSync } from 'node:fs';
import { ADMIN_KEY, callerOf, startWhole } from '../../test/support/whole-service.mjs';

/**
 * Makes the figure of README.md: a real trial (de Roos et al. 2011, EMDR against CBT, PTSD-RI child form) loaded over
 * HTTP into a service of its own, and its mean curve as it comes out.
 */
const path = (/** @type {string} */ name) => new URL(name, import.meta.url);
const service = await startWhole();
/** The trial as the demo has it; built by now. */
const trial = await import(new URL('../../dist/apps/demo/src/trial.js', import.meta.url).href);
try {
  const admin = callerOf(service.address, ADMIN_KEY);
  const clinic = (await admin('POST', '/v1/clinics', { name: 'Enschede' })).body.id;
  const { key } = (await admin('POST', '/v1/keys', { clinic, roles: ['clinician', 'integration'] })).body;
  const [instrument] = trial.trialInstruments;
  for (const each of trial.trialInstruments)
    await admin('POST', '/v1/instruments', trial.instrumentBody(each));
  await admin('POST', '/v1/protocols', trial.trialProtocol);
  const call = callerOf(service.address, key);
  const file = [...trial.trialTable()].join('');
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
      protocol: trial.trialProtocol.key,
      series: instrument.key,
      groupBy: ['arm'],
      arms: trial.trialArms,
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
