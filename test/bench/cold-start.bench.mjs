import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../apps/launcher/embedded-postgres.mjs';
import { startWhole } from '../support/whole-service.mjs';

const RUNS = 5;

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Cold start of everything to /readyz, against the yardstick: making and starting the bare PostgreSQL cluster. */
export async function coldStart() {
  const bare = [];
  const whole = [];
  for (let run = 0; run < RUNS; run++) {
    const directory = mkdtempSync(join(tmpdir(), 'recurve-bench-'));
    chmodSync(directory, 0o755);
    const began = performance.now();
    const server = await startServer({ directory });
    bare.push(performance.now() - began);
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
    const service = await startWhole();
    whole.push(service.startMs);
    await service.stop();
  }
  return {
    benchmark: 'cold start to /readyz, new data directory',
    wholeMs: Math.round(median(whole)),
    yardstick: 'initdb and start of the bare PostgreSQL',
    yardstickMs: Math.round(median(bare)),
    ratio: Number((median(whole) / median(bare)).toFixed(2)),
  };
}
