import { ADMIN_KEY, callerOf, startWhole } from '../support/whole-service.mjs';

const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 21;

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** A small linear congruential generator: the same study every time. */
const randomFrom =
  (seed = 1) =>
  () =>
    (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;

/** @param {number} patients */
function study(patients) {
  const random = randomFrom();
  const lines = ['subject,arm,visit,instrument,recall,total'];
  for (let subject = 0; subject < patients; subject++) {
    const baseline = Math.min(80, Math.round(35 + 40 * random()));
    ['baseline', '24h', '48h', '72h', '7d'].forEach((visit, index) => {
      if (index > 0 && random() < 0.2) return;
      const score = index === 0 ? baseline : Math.max(0, baseline - Math.round(30 * random()));
      lines.push(`S${subject},${subject % 2 ? 'ketamine' : 'midazolam'},${visit},pcl-5,P1D,${score}`);
    });
  }
  return lines.join('\n');
}

/** From a new score's POST to the current cohort curve, at growing cohorts; it must not grow with them. */
export async function cohortRefresh() {
  const service = await startWhole();
  try {
    const admin = callerOf(service.address, ADMIN_KEY);
    const results = [];
    for (const size of SIZES) {
      const clinic = (await admin('POST', '/v1/clinics', { name: `${size}` })).body.id;
      const { key } = (await admin('POST', '/v1/keys', { clinic, roles: ['clinician', 'integration'] })).body;
      const call = callerOf(service.address, key);
      const began = performance.now();
      const sent = await call('POST', '/v1/imports?kind=study&study=bench&protocol=feder-2014', study(size), {
        'content-type': 'text/csv',
      });
      const cohort = (
        await call('POST', '/v1/cohorts', {
          name: 'bench',
          study: 'bench',
          protocol: 'feder-2014',
          series: 'pcl-5:P1D',
          groupBy: ['arm'],
          arms: ['midazolam', 'ketamine'],
        })
      ).body.id;
      for (;;) {
        const { body } = await call('GET', sent.location);
        if (body.state === 'done') break;
        if (body.state === 'refused') throw new Error(JSON.stringify(body.errors[0]));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      const importMs = performance.now() - began;
      const wait = { prefer: 'wait=60' };
      for (;;) if ((await call('GET', `/v1/cohorts/${cohort}/curve`, undefined, wait)).body.current) break;
      const currentMs = performance.now() - began;
      const patients = (await call('GET', '/v1/patients?limit=30')).body.items;
      const times = [];
      const trips = [];
      for (let round = 0; round < ROUNDS; round++) {
        const patientId = patients[round % patients.length].id;
        const course = (
          await call('POST', `/v1/patients/${patientId}/courses`, {
            protocol: 'feder-2014',
            arm: 'ketamine',
            study: 'bench',
          })
        ).body.id;
        await call('GET', `/v1/cohorts/${cohort}/curve`, undefined, wait);
        const posted = performance.now();
        await call('POST', '/v1/assessments', {
          patientId,
          course,
          visit: 'baseline',
          instrument: 'pcl-5',
          recall: 'P1D',
          total: 40 + (round % 30),
        });
        const { body } = await call('GET', `/v1/cohorts/${cohort}/curve`, undefined, wait);
        if (!body.current) throw new Error('The curve did not become current');
        times.push(performance.now() - posted);
        const asked = performance.now();
        await call('GET', `/v1/cohorts/${cohort}/curve`);
        trips.push(performance.now() - asked);
      }
      results.push({
        patients: size,
        refreshMs: Number(median(times).toFixed(1)),
        readMs: Number(median(trips).toFixed(1)),
        importMs: Math.round(importMs),
        allCurrentMs: Math.round(currentMs),
      });
    }
    const [smallest] = results;
    return {
      benchmark: 'one new score to the current cohort curve, over HTTP',
      yardstick: 'the same at 1 000 patients',
      results: results.map((result) => ({
        ...result,
        ratio: Number((result.refreshMs / (smallest?.refreshMs ?? NaN)).toFixed(2)),
      })),
    };
  } finally {
    await service.stop();
  }
}
