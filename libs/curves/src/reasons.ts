/** Why a score stands at no visit; docs/methods/patient-curve.md says what each means. */
export const reasons = [
  'withdrawn',
  'no-total',
  'no-course',
  'no-infusion',
  'unknown-visit',
  'named-visit-taken',
  'not-last-before-infusion',
  'baseline-too-old',
  'after-next-infusion',
  'outside-windows',
  'closer-score-in-window',
] as const;
export type Reason = (typeof reasons)[number];
