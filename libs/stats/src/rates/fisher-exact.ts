import { checkProportion, type Proportion } from './proportion.js';

/** Two tables count as equally likely within this, for rounding must not part what is tied; as R's fisher.test. */
const tie = 1 + 1e-7;

/**
 * Two-sided p of Fisher's exact test of two independent rates: the sum of the hypergeometric probabilities of all
 * tables with these margins that are no more likely than the one observed (Fisher 1935, The logic of inductive
 * inference, J. R. Stat. Soc. 98, 39-82; two-sided as by Irwin 1935). Null where an arm is empty; 1 where only one
 * table has these margins. The probabilities are built from the likeliest outwards by their ratios, so neither
 * factorials nor logarithms are needed. Throws RangeError as `checkProportion` does. O(tables) time and memory.
 */
export function fisherExactP(arm: Proportion, reference: Proportion): number | null {
  checkProportion(arm);
  checkProportion(reference);
  if (arm.n === 0 || reference.n === 0) return null;
  const having = arm.x + reference.x;
  const least = Math.max(0, having - reference.n);
  const most = Math.min(having, arm.n);
  /** P(x + 1) / P(x), x of the arm having it. */
  const ratio = (x: number) => ((having - x) / (x + 1)) * ((arm.n - x) / (reference.n - having + x + 1));
  const likeliest = Math.floor(((arm.n + 1) * (having + 1)) / (arm.n + reference.n + 2));
  const mode = Math.min(Math.max(likeliest, least), most);
  const likelihoods = new Float64Array(most - least + 1);
  likelihoods[mode - least] = 1;
  for (let x = mode, value = 1; x < most; x++) likelihoods[x + 1 - least] = value *= ratio(x);
  for (let x = mode, value = 1; x > least; x--) likelihoods[x - 1 - least] = value /= ratio(x - 1);
  const bound = (likelihoods[arm.x - least] ?? 0) * tie;
  let [asRare, total] = [0, 0];
  for (const likelihood of likelihoods) {
    total += likelihood;
    if (likelihood <= bound) asRare += likelihood;
  }
  return asRare / total;
}
