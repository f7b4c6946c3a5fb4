import type { ScoreScale } from './figure.js';
import { asSentence } from './as-sentence.js';
import { pointDecimals, signed } from './points-in-words.js';

/** One patient's change under one rule, in points. `claim`: what the rule says its threshold is. */
export interface PatientChangeFigure {
  score: ScoreScale;
  visit: string | null;
  pre: number | null;
  post: number | null;
  change: number | null;
  category: 'recovered' | 'improved' | 'unchanged' | 'deteriorated' | 'harmed' | null;
  rule: { name: string; claim: string };
  refused: string | null;
  caveats: string[];
  /** Under how many of the other rules the category is the same, of those that can be told. */
  agreeing: { same: number; of: number };
}

const words = {
  recovered: 'better by more than the rule asks, and from the clinical into the functional range',
  improved: 'better by more than the rule asks',
  unchanged: 'not beyond what the rule asks',
  deteriorated: 'worse by more than the rule asks',
  harmed: 'worse by more than the rule asks, and from the functional into the clinical range',
};

/** What the change is, by which rule, whether other rules say the same, and what to bear in mind. No advice. O(1). */
export function readPatientChange(figure: PatientChangeFigure): string[] {
  const { score, visit, pre, post, change, category, rule, refused, caveats, agreeing } = figure;
  const decimals = pointDecimals(score) - 1;
  if (pre === null || post === null || change === null)
    return [`A change in ${score.name} cannot be told: ${asSentence(refused ?? 'a score is missing')}`];
  const points = (value: number): string => signed(value, decimals);
  const moved = `From baseline to ${visit ?? 'the last visit'} ${score.name} went from ${points(pre)} to ${points(post)} points (change ${points(change)}; ${score.better} is better).`;
  if (category === null)
    return [
      moved,
      `By the rule ${rule.name} it cannot be told: ${asSentence(refused ?? 'no category')}`,
      ...caveats,
    ];
  return [
    moved,
    `By the rule ${rule.name} (${rule.claim}) this is ${category}: ${words[category]}.`,
    agreeing.of === 0
      ? 'No other rule can be told here.'
      : `Of the ${agreeing.of} other rules that can be told here, ${agreeing.same} give the same category.`,
    ...caveats,
    'A change of one patient also holds what would have happened without treatment.',
  ];
}
