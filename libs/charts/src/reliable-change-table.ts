import { armLabels } from './arm-label.js';
import type { ReliableChangeFigure } from './cohort-figure.js';

/** The patients of one group with the same two scores, in the order of its columns; scores in points. */
export type ReliableChangeTableRow = {
  arm: string;
  visit: string;
  rule: string;
  pre: number;
  post: number;
  n: number;
  category: string | null;
};

export const reliableChangeColumns = ['arm', 'visit', 'rule', 'pre', 'post', 'n', 'category'] as const;

/** The numbers behind the figure, unrounded, group by group; no category where the rule was refused. */
export function reliableChangeTable(figure: ReliableChangeFigure): ReliableChangeTableRow[] {
  const { groups, visit, rule, refused } = figure;
  const arms = armLabels(figure);
  return groups.flatMap(({ points }, index) =>
    points.map(({ pre, post, n, category }) => ({
      arm: arms[index] ?? '',
      visit,
      rule: rule.key,
      pre,
      post,
      n,
      category: refused === null ? category : null,
    })),
  );
}
