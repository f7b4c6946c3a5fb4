import { admitClinic, type Client } from '../support/client.js';
import { ADMIN_KEY } from '../support/service.js';
import { instantOf, isoOf } from './instants.js';

export interface Trial {
  clinicId: string;
  cohortId: string;
  patients: string[];
  client: Client;
}

/** A clinic with a cohort and patients who each had one infusion. */
export async function admitTrial(address: string, patients: number): Promise<Trial> {
  const clinic = await admitClinic(address, ADMIN_KEY, 'Trial');
  const client = await clinic.as('clinician', 'researcher', 'integration');
  const post = async (path: string, body: unknown): Promise<string> => {
    const answer = await client.post<{ id: string }>(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  const admitted: string[] = [];
  for (let number = 0; number < patients; number++) {
    const id = await post('/v1/patients', { sourceSystem: 'trial', sourceId: String(number) });
    const course = await post(`/v1/patients/${id}/courses`, { protocol: 'feder-2014', arm: 'ketamine' });
    const startedAt = isoOf(instantOf(0, 0, 0));
    await post(`/v1/courses/${course}/infusions`, { startedAt, drug: 'ketamine', route: 'iv' });
    admitted.push(id);
  }
  const cohortId = await post('/v1/cohorts', {
    name: 'Trial',
    protocol: 'feder-2014',
    series: 'pcl-5:P1D',
    groupBy: ['arm'],
  });
  return { clinicId: clinic.id, cohortId, patients: admitted, client };
}

/**
 * Posts forms until stopped, each again and again until it is answered. Answers the acknowledged ids by the number of
 * the form.
 */
export function postForms(client: Client, patients: string[], first: number) {
  const acknowledged = new Map<string, string>();
  let stopped = false;
  const send = async (sourceId: string, number: number): Promise<string | null> => {
    try {
      const { status, body } = await client.post<{ id: string }>('/v1/assessments', {
        patientId: patients[number % patients.length],
        instrument: 'pcl-5',
        recall: 'P1D',
        total: number % 81,
        administeredAt: isoOf(instantOf((number % 240) - 40, number, 0)),
        sourceSystem: 'load',
        sourceId,
      });
      return status === 200 || status === 201 ? body.id : null;
    } catch {
      return null;
    }
  };
  const loop = async (): Promise<void> => {
    for (let number = first; ;) {
      const id = await send(`${first} ${number}`, number);
      if (id === null) await new Promise((resolve) => setTimeout(resolve, 20));
      else {
        acknowledged.set(`${first} ${number}`, id);
        number += 1;
        // Never between two tries of one form: it may stand without having been acknowledged.
        if (stopped) return;
      }
    }
  };
  const ended = loop();
  return {
    acknowledged,
    stop: async () => {
      stopped = true;
      await ended;
      return acknowledged;
    },
  };
}

/** The seconds until the cohort's curve is current, as somebody outside sees it. */
export async function secondsUntilCurrent({ client, cohortId }: Trial, most: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const seconds = (performance.now() - began) / 1000;
    const answer = await client.get<{ current: boolean }>(`/v1/cohorts/${cohortId}/curve`).catch(() => null);
    if (answer?.status === 200 && answer.body.current) return seconds;
    if (seconds > most) return Infinity;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
