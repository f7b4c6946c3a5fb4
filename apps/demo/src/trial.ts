import { readFileSync } from 'node:fs';

/**
 * A real trial: EMDR against CBT after the fireworks disaster of Enschede, de Roos et al. 2011, as in the data set `fdd`
 * of the R package mice 3.15 (GPL-2 or later). Its file stands with the reference data, from the root of the checkout.
 */
const DATA = new URL('../../../../test/reference/data/fdd_ptsd.csv', import.meta.url);

export const STUDY = 'fdd';
export const trialArms = ['CBT', 'EMDR'];

export const trialInstruments = [
  { key: 'ptsd-ri-child', name: 'PTSD-RI, child form', column: 'ptsd_ri_child' },
  { key: 'ptsd-ri-parent', name: 'PTSD-RI, parent form', column: 'ptsd_ri_parent' },
] as const;

export const instrumentBody = ({ key, name }: (typeof trialInstruments)[number]) => ({
  key,
  name,
  recall: null,
  kind: 'total',
  min: 0,
  max: 80,
  decimals: 0,
  better: 'lower',
});

/** Nominal times: 4 to 8 weeks, and 3 months. */
export const trialProtocol = {
  key: 'de-roos-2011',
  name: 'de Roos et al. 2011',
  anchor: 'course-start',
  baseline: 'T1',
  visits: [
    { name: 'T1', label: 'Before', hours: 0 },
    { name: 'T2', label: '4-8 weeks', hours: 42 * 24 },
    { name: 'T3', label: '3 months', hours: 90 * 24 },
  ],
};

/** The trial as one long table of both forms. */
export function* trialTable(): Generator<string> {
  const [header = '', ...lines] = readFileSync(DATA, 'utf8').trim().split('\n');
  const columns = header.split(',');
  const at = (fields: string[], name: string) => fields[columns.indexOf(name)] ?? '';
  yield 'subject,arm,visit,instrument,total\n';
  for (const { key, column } of trialInstruments)
    for (const line of lines) {
      const fields = line.split(',');
      const [subject, arm, visit] = ['subject', 'arm', 'visit'].map((name) => at(fields, name));
      yield `${subject},${arm},${visit},${key},${at(fields, column)}\n`;
    }
}
