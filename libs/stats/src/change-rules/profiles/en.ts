import type { FormulaProfile } from '../rule-profile.js';

export const en: FormulaProfile = {
  key: 'en',
  version: 1,
  name: 'Edwards & Nunnally: change against the estimated true score',
  kind: 'formula',
  claim: 'reliable change',
  instruments: 'any',
  formula: 'en',
  caveat:
    'Takes the estimated true score before treatment as known and allows for the error of one score only, so it finds change more often in both directions; the answer for one patient depends on the mean of the cohort',
  sources: [
    'Edwards, Yarvis, Mueller, Zingale & Wagman 1978, as described in Speer 1992, J Consult Clin Psychol 60(3):402-408',
    'As implemented in the R package clinicalsignificance 3.0.0.9000, method EN',
  ],
};
