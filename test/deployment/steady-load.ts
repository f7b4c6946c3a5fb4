import { instantOf, isoOf } from '../queue/instants.js';
import type { Trial } from '../queue/load.js';

const PAUSE_MS = 20;

export interface Load {
  /** How many requests were answered as they should be. */
  answered(): number;
  /** Ends it: the acknowledged ids by the number of the form, and every answer that was none. */
  stop(): Promise<{ acknowledged: Map<string, string>; failures: string[] }>;
}

/** Writes forms and reads the curve of the cohort, each request once: whatever is not answered well is a failure. */
export function steadyLoad({ client, patients, cohortId }: Trial, writers: number, readers: number): Load {
  const acknowledged = new Map<string, string>();
  const failures: string[] = [];
  let answered = 0;
  let stopped = false;
  const repeat = async (once: (turn: number) => Promise<string | null>): Promise<void> => {
    for (let turn = 0; !stopped; turn++) {
      const failure = await once(turn).catch((error: Error) => `${error.message}: ${String(error.cause)}`);
      if (failure === null) answered += 1;
      else failures.push(failure);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  const write = (writer: number) =>
    repeat(async (turn) => {
      const number = writer * 100_000 + turn;
      const { status, body } = await client.post<{ id: string }>('/v1/assessments', {
        patientId: patients[turn % patients.length],
        instrument: 'pcl-5',
        recall: 'P1D',
        total: number % 81,
        administeredAt: isoOf(instantOf((turn % 240) - 40, number, 0)),
        sourceSystem: 'load',
        sourceId: String(number),
      });
      if (status !== 201) return `write: ${status} ${JSON.stringify(body)}`;
      acknowledged.set(String(number), body.id);
      return null;
    });
  const read = () =>
    repeat(async (turn) => {
      const waiting = turn % 20 === 0 ? { prefer: 'wait=1' } : {};
      const { status, body } = await client.get(`/v1/cohorts/${cohortId}/curve`, waiting);
      return status === 200 ? null : `read: ${status} ${JSON.stringify(body)}`;
    });
  const ended = Promise.all([
    ...Array.from({ length: writers }, (_, writer) => write(writer)),
    ...Array.from({ length: readers }, read),
  ]);
  return {
    answered: () => answered,
    stop: async () => {
      stopped = true;
      await ended;
      return { acknowledged, failures };
    },
  };
}
