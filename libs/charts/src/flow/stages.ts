import type { FlowFigure } from '../cohort-figure.js';
import type { FlowGroup, FlowVisit } from '../flow-group.js';
import { refuseMiscount } from '../cohort-panels/refuse-miscount.js';
import { visitsInOrder } from '../cohort-panels/visits-in-order.js';

/** What became of the patients of one group at one step of the study. Counts of patients. */
export interface Stage {
  kind: 'treated' | 'baseline' | 'visit';
  visit: string | null;
  label: string;
  seen: number;
  /** Of the treated, those without a baseline; of a visit, those whose time has passed. */
  lost: number;
  notYetDue: number;
  isTooFew: boolean;
  means: FlowFigure['means'][number] | null;
}

type Means = FlowFigure['means'];

/**
 * The steps of one group: treated, baseline, then every visit that it has. The means of the baseline are those of a
 * visit that is none of the later ones. Throws RangeError where the counts of a visit do not add up to the treated.
 */
export function stagesOf(figure: FlowFigure, group: FlowGroup): Stage[] {
  const { treated, baseline, visits } = group;
  const later = new Set(visitsInOrder(figure.flow).map(({ visit }) => visit));
  const means = figure.means.filter(({ arm }) => arm === group.arm);
  const named = figure.means.find(({ visit }) => !later.has(visit));
  const none = { lost: 0, notYetDue: 0, isTooFew: false };
  if (baseline > treated) throw new RangeError(`A figure has ${baseline} baselines of ${treated} treated`);
  return [
    { ...none, kind: 'treated', visit: null, label: 'Treated', seen: treated, means: null },
    {
      ...none,
      kind: 'baseline',
      visit: named?.visit ?? null,
      label: named === undefined ? 'Baseline' : `Baseline (${named.label || named.visit})`,
      seen: baseline,
      lost: treated - baseline,
      means: means.find(({ visit }) => visit === named?.visit) ?? null,
    },
    ...visits.map((visit) => visitStage(figure, group, visit, means)),
  ];
}

function visitStage(figure: FlowFigure, { arm, treated }: FlowGroup, at: FlowVisit, means: Means): Stage {
  const { visit, label, seen, lost, notYetDue } = at;
  refuseMiscount([seen, lost, notYetDue], treated, `visit ${visit}`);
  return {
    kind: 'visit',
    visit,
    label: label || visit,
    seen,
    lost,
    notYetDue,
    isTooFew: figure.tooFew.some((each) => each.arm === arm && each.visit === visit),
    means: means.find((each) => each.visit === visit) ?? null,
  };
}
