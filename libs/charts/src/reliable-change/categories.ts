import type { ChangeCategory, ReliableChangeFigure } from '../cohort-figure.js';
import { refuseMiscount } from '../cohort-panels/refuse-miscount.js';

export type ChangeGroup = ReliableChangeFigure['groups'][number];

/** From the best to the worst. */
export const categories: ChangeCategory[] = ['recovered', 'improved', 'unchanged', 'deteriorated', 'harmed'];

/** Without a cut-off nobody can be recovered or harmed, so these two are not told. */
export const categoriesTold = ({ cutoff, groups }: ReliableChangeFigure): ChangeCategory[] =>
  categories.filter(
    (category) =>
      cutoff !== null ||
      (category !== 'recovered' && category !== 'harmed') ||
      groups.some((group) => group.categories[category] > 0),
  );

/** Patients of the group whom the rule gives no category, such as a percentage of a baseline of zero. */
export const withoutCategory = ({ n, categories: counts }: ChangeGroup): number =>
  n - categories.reduce((sum, category) => sum + counts[category], 0);

/** Throws RangeError where points and categories do not count the same patients, or more of them than there are. */
export function refuseMiscounts({ groups, refused }: ReliableChangeFigure): void {
  for (const group of groups) {
    const drawn = group.points.reduce((sum, { n }) => sum + n, 0);
    if (drawn > group.n || (refused === null && withoutCategory(group) < 0))
      throw new RangeError(`A figure counts more patients than the ${group.n} of the arm ${group.arm}`);
    if (refused !== null) continue;
    for (const category of categories)
      refuseMiscount(
        group.points.filter((point) => point.category === category).map(({ n }) => n),
        group.categories[category],
        `${category}, arm ${group.arm}`,
      );
  }
}
