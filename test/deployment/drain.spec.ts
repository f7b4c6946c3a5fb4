import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, get } from 'node:http';
import { admitTrial, type Trial } from '../queue/load.js';
import { deploy, startProgram, type Deployment } from '../support/programs.js';

/** Asks over the agent's kept connection: the status, and whether the connection is told to close. */
const ask = (address: string, path: string, agent: Agent): Promise<{ status: number; closes: boolean }> =>
  new Promise((resolve, reject) => {
    get(`${address}${path}`, { agent }, (answer) => {
      answer.resume();
      const closes = answer.headers.connection === 'close';
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, closes }));
    }).once('error', reject);
  });

describe('an api that is asked to end', () => {
  let deployment: Deployment;
  let trial: Trial;
  beforeAll(async () => {
    deployment = await deploy(undefined);
    trial = await admitTrial(deployment.address, 1);
  });
  afterAll(() => deployment.close());

  const restart = async (seconds: string) => {
    await deployment.kill('api');
    const program = await startProgram('api', { ...deployment.environment, DRAIN_SECONDS: seconds });
    deployment.programs.set('api', program);
    return program;
  };

  it('is not ready at once, still serves, tells every connection to close, and ends with 0', async () => {
    const program = await restart('1');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { address } = deployment;
    expect(await ask(address, '/readyz', agent)).toEqual({ status: 200, closes: false });
    const began = performance.now();
    const ended = program.end('SIGTERM');
    let ready = await ask(address, '/readyz', agent);
    while (ready.status === 200 && performance.now() - began < 500)
      ready = await ask(address, '/readyz', agent);
    expect(ready).toEqual({ status: 503, closes: true });
    expect(await ask(address, '/livez', agent)).toEqual({ status: 200, closes: true });
    expect((await trial.client.get(`/v1/cohorts/${trial.cohortId}/curve`)).status).toBe(200);
    expect(await ended).toBe(0);
    expect(performance.now() - began).toBeGreaterThan(950);
    await expect(ask(address, '/livez', agent)).rejects.toThrow();
    agent.destroy();
  });

  it('answers who waits for a current curve with the one it has, and does not wait for idle connections', async () => {
    await deployment.kill('worker');
    const program = await restart('0');
    const posted = await trial.client.post('/v1/assessments', {
      patientId: trial.patients[0],
      instrument: 'pcl-5',
      recall: 'P1D',
      total: 30,
      administeredAt: '2024-03-02T08:00:00Z',
      sourceSystem: 'drain',
      sourceId: '1',
    });
    expect(posted.status).toBe(201);
    const waiting = trial.client.get<{ current: boolean }>(`/v1/cohorts/${trial.cohortId}/curve`, {
      prefer: 'wait=30',
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    expect(await program.end('SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeLessThan(5_000);
    const { status, body } = await waiting;
    expect({ status, current: body.current }).toEqual({ status: 200, current: false });
  });
});
