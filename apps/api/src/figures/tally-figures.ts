import type {
  ContrastFigure,
  ContrastRow,
  DistributionFigure,
  FlowFigure,
  FlowGroup,
  ModelFigure,
  ReliableChangeFigure,
  RespondersFigure,
  SurvivalFigure,
  WaterfallFigure,
  CohortFigure,
} from '#charts';
import type { Contrasts, Flow, Model, ReliableChange, Responders, Survival } from '#contracts';
import { bandedChange, bandedScores, flowOf, observedAt, type CohortTally } from '#derive';
import { recallNote } from './recall-note.js';
import { simulatedNote } from './simulated-note.js';

const labelsOf = ({ visits }: CohortTally) => {
  const labels = new Map(visits.map(({ name, label }) => [name, label]));
  return (visit: string): string => labels.get(visit) || visit;
};

const hoursOf = ({ visits }: CohortTally) => {
  const hours = new Map(visits.map(({ name, hours: at }) => [name, at]));
  return (visit: string): number | null => hours.get(visit) ?? null;
};

export function flowGroups(
  groups: Omit<Flow['groups'][number], 'means'>[],
  label: (visit: string) => string,
): FlowGroup[] {
  return groups.map(({ arm, treated, baseline, completers, visits }) => ({
    arm,
    treated,
    baseline,
    completers,
    visits: visits.map(({ visit, seen, lost, notYetDue }) => ({
      visit,
      label: label(visit),
      seen,
      lost,
      notYetDue,
    })),
  }));
}

/** What every figure of a cohort says about itself, and where too few were followed. */
export function cohortFigure(source: CohortTally, what: string, flow: Omit<Flow, 'reading'>): CohortFigure {
  const figure = withoutFollowUp(source, what, flow);
  return { ...figure, notes: [...figure.notes, ...followNotes(source, flow)] };
}

function withoutFollowUp(source: CohortTally, what: string, flow: Omit<Flow, 'reading'>): CohortFigure {
  const { cohort, definition, instrument, protocol, visits, cells, head } = source;
  return {
    title: `${cohort.name}: ${instrument.name}, ${what}`,
    score: {
      name: instrument.name,
      min: instrument.total.min,
      max: instrument.total.max,
      better: instrument.better,
    },
    usermeta: { tally: head.tally, cohort: cohort.id, asOf: head.asOf, current: head.current },
    // Arms alone can be a control: periods, doses and the like are groups of patients who all had the treatment.
    hasControl: definition.groupBy[0] === 'arm' && cells.length > 1,
    flow: flowGroups(flow.groups, labelsOf(source)),
    notes: [
      ...simulatedNote(head),
      ...recallNote(instrument, cohort.series, { ...protocol, visits }),
      ...(head.current ? [] : ['Newer scores are still being worked in.']),
    ],
  };
}

function followNotes(source: CohortTally, { tooFew, least }: Pick<Flow, 'tooFew' | 'least'>): string[] {
  if (tooFew.length === 0) return [];
  const label = labelsOf(source);
  const places = tooFew.map(
    ({ arm, visit, seen, due }) => `${arm === null ? '' : `${arm} `}${label(visit)} (${seen} of ${due})`,
  );
  return [
    `Fewer than ${Math.round(least * 100)} % of those due were followed: ${places.join(', ')}. Those who stayed may differ from those who left.`,
  ];
}

export function flowFigure(source: CohortTally, flow: Omit<Flow, 'reading'>): FlowFigure {
  const label = labelsOf(source);
  return {
    ...withoutFollowUp(source, 'who was treated and who was seen', flow),
    least: flow.least,
    tooFew: flow.tooFew.map(({ arm, visit, seen, due }) => ({ arm, visit, label: label(visit), seen, due })),
    means: flow.groups.flatMap(({ arm, means }) =>
      means.map(({ visit, all, completers }) => ({ arm, visit, label: label(visit), all, completers })),
    ),
  };
}

/** Patients with a score at the visit, by arm. */
const seenIn = (flow: FlowGroup[], arm: string | null, visit: string, baseline: string): number => {
  const group = flow.find((each) => each.arm === arm);
  if (!group) return 0;
  return visit === baseline ? group.baseline : (group.visits.find((each) => each.visit === visit)?.seen ?? 0);
};

export function modelFigure(source: CohortTally, model: Omit<Model, 'reading'>): ModelFigure {
  const [label, hours] = [labelsOf(source), hoursOf(source)];
  const base = cohortFigure(source, 'means of the model by visit', flowOf(source));
  const baseline = source.visits[0]?.name ?? '';
  const named = new Set(model.lsMeans.map(({ visit }) => visit));
  const visits = source.visits.filter(({ name }) => (model.refused ? true : named.has(name)));
  const none = { estimate: null, se: null, df: null, lower: null, upper: null };
  return {
    ...base,
    method: model.method,
    refused: model.refused ?? null,
    fallback: model.fallback
      ? { from: model.fallback.from, to: model.covarianceUsed ?? '', reason: model.fallback.reason }
      : null,
    patients: model.n,
    observations: model.observations,
    groups: source.cells.map((cell) => ({
      arm: cell[0] ?? null,
      visits: visits.map(({ name }) => {
        const found = model.lsMeans.find(({ arm, visit }) => arm === (cell[0] ?? null) && visit === name);
        const { estimate, se, df, lower, upper } = found ?? none;
        return {
          visit: name,
          label: label(name),
          hours: hours(name),
          estimate,
          se,
          df,
          lower,
          upper,
          observed: observedAt(source, cell, name),
        };
      }),
    })),
    contrasts: model.contrasts.map(({ arm, reference, visit, estimate, se, df, lower, upper, p }) => ({
      ...{ arm, reference, visit, label: label(visit), estimate, se, df, lower, upper, p },
      n: seenIn(base.flow, arm, visit, baseline),
      nReference: seenIn(base.flow, reference, visit, baseline),
    })),
  };
}

export function contrastFigure(
  source: CohortTally,
  of: 'score' | 'change',
  contrasts: Omit<Contrasts, 'reading'>,
): ContrastFigure {
  const label = labelsOf(source);
  const rows = of === 'score' ? contrasts.betweenArms : contrasts.changeBetweenArms;
  return {
    ...cohortFigure(
      source,
      of === 'score' ? 'differences between arms' : 'differences of change between arms',
      flowOf(source),
    ),
    of,
    method: 'Welch’s t interval of the observed means, patients with a score at the visit.',
    refused: null,
    rows: rows.map(({ arm, reference, visit, welch, hedges }): ContrastRow => ({
      arm,
      reference,
      visit,
      label: label(visit),
      n: hedges.n1,
      nReference: hedges.n2,
      estimate: welch.difference,
      se: welch.se,
      df: welch.df,
      lower: welch.lower,
      upper: welch.upper,
      p: welch.p,
    })),
  };
}

export function modelContrastFigure(source: CohortTally, model: Omit<Model, 'reading'>): ContrastFigure {
  const { contrasts, ...figure } = modelFigure(source, model);
  const { title: _title, ...base } = figure;
  return {
    ...base,
    title: cohortFigure(source, 'differences between arms by the model', flowOf(source)).title,
    of: 'model',
    rows: contrasts,
  };
}

export function respondersFigure(
  source: CohortTally,
  numbers: Omit<Responders, 'reading'>,
): RespondersFigure {
  const [label, hours] = [labelsOf(source), hoursOf(source)];
  return {
    ...cohortFigure(source, 'responders by visit', flowOf(source)),
    rule: { key: numbers.rule, meaning: numbers.meaning },
    groups: source.cells.map(([arm = null]) => ({
      arm,
      visits: numbers.rows
        .filter((row) => row.arm === arm)
        .map(({ visit, observed, nonresponderImputed: imputed }) => ({
          ...{ visit, label: label(visit), hours: hours(visit), observed, imputed },
        })),
    })),
    differences: numbers.differences.map(({ arm, reference, visit, observed, nonresponderImputed }) => ({
      ...{ arm, reference, visit, label: label(visit) },
      observed: intervalOf(observed),
      imputed: intervalOf(nonresponderImputed),
    })),
  };
}

const intervalOf = ({ difference, newcombeCi }: Responders['differences'][number]['observed']) => ({
  difference,
  lower: newcombeCi?.[0] ?? null,
  upper: newcombeCi?.[1] ?? null,
});

export function survivalFigure(source: CohortTally, numbers: Omit<Survival, 'reading'>): SurvivalFigure {
  const what = numbers.event === 'response' ? 'time to response' : 'time in response';
  return {
    ...cohortFigure(source, what, flowOf(source)),
    rule: { key: numbers.rule, meaning: numbers.meaning },
    event: numbers.event,
    ci: numbers.ci,
    censoring: numbers.censoring,
    groups: numbers.medians.map(({ arm, n, events, median, lower, upper }) => ({
      arm,
      n,
      events,
      median: { time: median, lower, upper },
      steps: [
        ...beginning(
          n,
          numbers.rows.find((row) => row.arm === arm),
        ),
        ...numbers.rows
          .filter((row) => row.arm === arm)
          .map((row) => ({
            time: row.time,
            atRisk: row.nRisk,
            events: row.nEvent,
            censored: row.nCensor,
            survival: row.surv,
            lower: row.lower,
            upper: row.upper,
          })),
      ],
    })),
    logRank: numbers.logrank && {
      chisq: numbers.logrank.chisq,
      df: numbers.logrank.df,
      p: numbers.logrank.p,
    },
  };
}

/** A curve is drawn from time 0, where nothing need have happened. */
const beginning = (
  n: number,
  first: Survival['rows'][number] | undefined,
): SurvivalFigure['groups'][number]['steps'] =>
  first?.time === 0 ? [] : [{ time: 0, atRisk: n, events: 0, censored: 0, survival: 1, lower: 1, upper: 1 }];

export function waterfallFigure(source: CohortTally, visit: string | undefined): WaterfallFigure {
  const banded = bandedChange(source, visit);
  const label = labelsOf(source)(banded.visit);
  return { ...cohortFigure(source, `change from baseline to ${label}`, flowOf(source)), ...banded, label };
}

export function distributionFigure(source: CohortTally): DistributionFigure {
  const label = labelsOf(source);
  const { width, groups } = bandedScores(source);
  return {
    ...cohortFigure(source, 'spread of scores by visit', flowOf(source)),
    width,
    groups: groups.map(({ arm, visits }) => ({
      arm,
      visits: visits.map((visit) => ({ ...visit, label: label(visit.visit) })),
    })),
  };
}

export function reliableChangeFigure(
  source: CohortTally,
  numbers: Omit<ReliableChange, 'reading'>,
): ReliableChangeFigure {
  const label = labelsOf(source)(numbers.visit);
  const base = cohortFigure(source, `reliable change from baseline to ${label}`, flowOf(source));
  return {
    ...base,
    notes: [...numbers.caveats, ...base.notes],
    rule: { key: numbers.rule, name: numbers.name, source: numbers.sources.join('; ') },
    visit: numbers.visit,
    label,
    refused: numbers.refused ?? null,
    reliableChange: numbers.reliableChange,
    cutoff: numbers.cutoff,
    groups: numbers.groups.map(({ arm, n, categories, pairs }) => ({
      arm,
      n,
      categories: {
        recovered: categories.recovered ?? 0,
        improved: categories.improved ?? 0,
        unchanged: categories.unchanged ?? 0,
        deteriorated: categories.deteriorated ?? 0,
        harmed: categories.harmed ?? 0,
      },
      points: pairs.flatMap(({ pre, post, n: count, category }) =>
        category === null ? [] : [{ pre, post, n: count, category }],
      ),
    })),
  };
}
