import { STUDY, trialArms, trialInstruments, trialProtocol } from './trial.js';

/** What the demo shows of a clinic: a cohort, and which of its charts. */
export interface Shown {
  cohort: { name: string; [field: string]: unknown };
  charts: readonly string[];
}

const weeks = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `w${number}`);
const weekly = { protocol: 'induction-6', series: 'pcl-5:P7D', visits: ['baseline', ...weeks] };

export const trialCohorts: Shown[] = trialInstruments.map(({ key, name }) => ({
  cohort: {
    name: `EMDR against CBT, ${name} (real data: de Roos et al. 2011)`,
    study: STUDY,
    protocol: trialProtocol.key,
    series: key,
    groupBy: ['arm'],
    arms: trialArms,
  },
  charts: ['mean-curve', 'change'],
}));

/** Simulated, and said so in every title. */
export const clinicCohorts: Shown[] = [
  {
    cohort: {
      name: 'Simulated trial of one infusion, first period',
      study: 'simulated-crossover',
      protocol: 'feder-2014',
      series: 'pcl-5:P1D',
      groupBy: ['arm'],
      arms: ['midazolam', 'ketamine'],
    },
    charts: ['mean-curve', 'change'],
  },
  {
    cohort: {
      name: 'Simulated trial of six infusions',
      study: 'simulated-induction',
      ...weekly,
      groupBy: ['arm'],
      arms: ['midazolam', 'ketamine'],
    },
    charts: ['mean-curve', 'change'],
  },
  { cohort: { name: 'Simulated inductions, all', ...weekly }, charts: ['mean-curve', 'change'] },
  {
    cohort: { name: 'Simulated inductions by dose of the first infusion', ...weekly, groupBy: ['dose'] },
    charts: ['mean-curve', 'change'],
  },
  {
    cohort: { name: 'Simulated inductions by psychotherapy', ...weekly, groupBy: ['psychotherapy'] },
    charts: ['mean-curve', 'change'],
  },
];
