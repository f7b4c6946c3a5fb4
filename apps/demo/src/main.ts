import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { simulateNetwork } from '#simulate';
import { loadDemo, type DemoClinic } from './load-demo.js';

/**
 * Loads the demo into the service at RECURVE_ADDRESS, unless RECURVE_DEMO_FILE says that it is there, and prints where
 * to look. The same every time: nothing depends on today.
 */
const { RECURVE_ADDRESS = '', RECURVE_ADMIN_TOKEN = '', RECURVE_DEMO_FILE = '' } = process.env;
const settings = {
  seed: 1,
  clinics: Number(process.env['DEMO_CLINICS'] ?? 5),
  patients: Number(process.env['DEMO_PATIENTS'] ?? 5000),
  endsAt: '2026-10-01T00:00:00Z',
};
const say = (line: string) => process.stdout.write(`${line}\n`);

function printed(clinics: DemoClinic[]): void {
  for (const { name, key, charts } of clinics) {
    const host = RECURVE_ADDRESS.replace('://', `://demo:${key}@`);
    say(`\n${name}\n  clinician's key: ${key}`);
    for (const chart of charts) say(`  ${chart.name}\n    ${host}${chart.path}.svg`);
  }
}

async function load(): Promise<DemoClinic[]> {
  if (existsSync(RECURVE_DEMO_FILE))
    return JSON.parse(readFileSync(RECURVE_DEMO_FILE, 'utf8')) as DemoClinic[];
  const start = performance.now();
  say(`Loading a real trial and ${settings.patients} simulated patients of ${settings.clinics} clinics …`);
  const clinics = await loadDemo(RECURVE_ADDRESS, RECURVE_ADMIN_TOKEN, simulateNetwork(settings), say);
  writeFileSync(`${RECURVE_DEMO_FILE}.part`, JSON.stringify(clinics), { mode: 0o600 });
  renameSync(`${RECURVE_DEMO_FILE}.part`, RECURVE_DEMO_FILE);
  say(`Everything is there and up to date after ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  return clinics;
}

printed(await load());
