import type { TrajectoryFigure } from './patient-figure.js';
import type { CsvCell } from './to-csv.js';

/** Every row of the figure in one table; `row` says which kind it is, and what a kind does not have is null. */
export const trajectoryColumns = [
  'row',
  'id',
  'at',
  'unit',
  'time',
  'from',
  'until',
  'name',
  'total',
  'visit',
  'used',
  'reason',
  'flags',
  'state',
  'number',
  'phase',
  'drug',
  'route',
  'doseMg',
  'doseMgPerKg',
  'systolic',
  'diastolic',
  'heartRate',
  'oxygenSaturation',
  'dissociation',
  'estimate',
  'lower50',
  'upper50',
  'lower80',
  'upper80',
  'cohort',
  'patients',
  'cohortFrom',
  'cohortTo',
] as const;

export type TrajectoryTableRow = Record<(typeof trajectoryColumns)[number], CsvCell>;

const empty = Object.fromEntries(trajectoryColumns.map((column) => [column, null])) as TrajectoryTableRow;

/**
 * The numbers behind the figure, unrounded: scores, infusions, visits, treatments, expected scores, each in
 * the figure's order. `state` of an expected score: its category, at the visit that was judged last.
 */
export function trajectoryTable(figure: TrajectoryFigure): TrajectoryTableRow[] {
  const { points, infusions, visits, treatments, expected, unit } = figure;
  return [
    ...points.map(({ assessmentId, at, time, total, visit, used, reason, flags }) => ({
      ...empty,
      row: 'score',
      id: assessmentId,
      at,
      unit,
      time,
      total,
      visit,
      used: used ? 'yes' : 'no',
      reason,
      flags: flags.join('; ') || null,
    })),
    ...infusions.map(({ id, at, time, number, phase, drug, route, doseMg, doseMgPerKg, ...rest }) => ({
      ...empty,
      row: 'infusion',
      id,
      at,
      unit,
      time,
      number,
      phase,
      drug,
      route,
      doseMg,
      doseMgPerKg,
      systolic: rest.systolic,
      diastolic: rest.diastolic,
      heartRate: rest.heartRate,
      oxygenSaturation: rest.oxygenSaturation,
      dissociation: rest.dissociation,
    })),
    ...visits.map(({ visit, label, opens, target, closes, state, infusion }) => ({
      ...empty,
      row: 'visit',
      unit,
      time: target,
      from: opens,
      until: closes,
      name: label,
      visit,
      state,
      number: infusion === 0 ? null : infusion,
    })),
    ...treatments.map(({ id, kind, phase, name, time, until, at }) => ({
      ...empty,
      row: kind,
      id,
      at,
      unit,
      time,
      from: time,
      until,
      name,
      phase,
    })),
    ...(expected?.points ?? []).map(({ visit, label, ...prediction }) => ({
      ...empty,
      ...prediction,
      row: 'expected',
      unit,
      name: label,
      visit,
      state: expected?.verdict?.visit === visit ? expected.verdict.category : null,
      cohort: expected?.cohort ?? null,
      patients: expected?.n ?? null,
      cohortFrom: expected?.from ?? null,
      cohortTo: expected?.to ?? null,
    })),
  ];
}
