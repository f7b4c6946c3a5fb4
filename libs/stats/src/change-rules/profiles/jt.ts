import type { FormulaProfile } from '../rule-profile.js';

export const jt: FormulaProfile = {
  key: 'jt',
  version: 1,
  name: 'Jacobson & Truax: reliable and clinically significant change',
  kind: 'formula',
  claim: 'reliable change',
  instruments: 'any',
  formula: 'jt',
  sources: ['Jacobson & Truax 1991, J Consult Clin Psychol 59(1):12-19, doi 10.1037/0022-006X.59.1.12'],
};
