import type { FormulaProfile } from '../rule-profile.js';

export const gln: FormulaProfile = {
  key: 'gln',
  version: 1,
  name: 'Gulliksen, Lord & Novick: change against the expected regression to the mean',
  kind: 'formula',
  claim: 'reliable change',
  instruments: 'any',
  formula: 'gln',
  caveat:
    'Counts change from the score expected after regression to the mean of this cohort, so the answer for one patient depends on who else is in it: a patient far above the mean who stays there counts towards worse',
  sources: ['As implemented in the R package clinicalsignificance 3.0.0.9000, method GLN'],
};
