import type { Client } from './client.js';

export const INFUSED_AT = '2024-03-01T10:00:00Z';

/** The instant so many hours after the infusion. */
export const hoursAfter = (hours: number): string =>
  new Date(Date.parse(INFUSED_AT) + hours * 3_600_000).toISOString();

export const infusionAt = (hours: number) => ({
  startedAt: hoursAfter(hours),
  drug: 'ketamine',
  doseMgPerKg: 0.5,
  route: 'iv',
});

async function made<Body>(client: Client, path: string, body: object): Promise<Body> {
  const answer = await client.post<Body>(path, body);
  if (answer.status !== 201) throw new Error(`${path} ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A patient under the protocol of Feder et al. with one infusion, and past-day totals at hours from it. */
export async function recordPatient(client: Client, sourceId: string, totals: Record<string, number> = {}) {
  const patient = await made<{ id: string }>(client, '/v1/patients', { sourceSystem: 'records', sourceId });
  const course = await made<{ id: string }>(client, `/v1/patients/${patient.id}/courses`, {
    protocol: 'feder-2014',
  });
  const infusion = await made<{ id: string }>(client, `/v1/courses/${course.id}/infusions`, infusionAt(0));
  const assessments: string[] = [];
  for (const [hours, total] of Object.entries(totals)) {
    const form = { patientId: patient.id, instrument: 'pcl-5', recall: 'P1D', total };
    const at = { administeredAt: hoursAfter(Number(hours)) };
    assessments.push((await made<{ id: string }>(client, '/v1/assessments', { ...form, ...at })).id);
  }
  return { patient: patient.id, course: course.id, infusion: infusion.id, assessments };
}
