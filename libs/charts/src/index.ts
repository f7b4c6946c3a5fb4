// the figures that trials print
export {
  type ChangeFigure,
  type FigureProvenance,
  type MeanCurveFigure,
  type MeanCurveGroup,
  type MeanCurveVisit,
  type ScoreScale,
} from './figure.js';
export { meanCurve, type MeanCurveOptions } from './mean-curve.js';
export { changeChart } from './change.js';
export { describeChange } from './describe-change.js';
export { VisitWithoutHours } from './visit-figure/time-axis.js';
export { readChange, readMeanCurve } from './read-mean-curve.js';
export { describeMeanCurve } from './describe-mean-curve.js';

// the numbers behind it
export { meanCurveColumns, meanCurveTable, type MeanCurveTableRow } from './mean-curve-table.js';
export { toCsv, type CsvCell } from './to-csv.js';

// what a chart is
export { type Json, type VegaLiteSpec } from './vega-lite-spec.js';

// the figures of one patient
export type {
  Dose,
  ExpectedBand,
  ExpectedPoint,
  ExpectedVerdict,
  InfusionChange,
  InfusionChangeVisit,
  InfusionMark,
  InfusionPhase,
  InfusionsFigure,
  OfferedSeries,
  PatientFigureBase,
  PatientProvenance,
  PatientScore,
  SymptomPanel,
  SymptomsFigure,
  SymptomsPoint,
  TimeUnit,
  TrajectoryFigure,
  TrajectoryInfusion,
  TrajectoryPoint,
  TrajectoryTreatment,
  TrajectoryVisit,
} from './patient-figure.js';
export { trajectory, type TrajectoryOptions } from './trajectory.js';
export { describeTrajectory } from './describe-trajectory.js';
export { trajectoryColumns, trajectoryTable, type TrajectoryTableRow } from './trajectory-table.js';
export { symptoms, type SymptomsOptions } from './symptoms.js';
export { describeSymptoms } from './describe-symptoms.js';
export { symptomsColumns, symptomsTable, type SymptomsTableRow } from './symptoms-table.js';
export { infusionChanges, type InfusionChangesOptions } from './infusion-changes.js';
export { describeInfusionChanges } from './describe-infusion-changes.js';
export {
  infusionChangesColumns,
  infusionChangesTable,
  type InfusionChangesTableRow,
} from './infusion-changes-table.js';

// the figures of a cohort
export type {
  ChangeCategory,
  CohortFigure,
  ContrastFigure,
  ContrastRow,
  DistributionFigure,
  FlowFigure,
  ModelFigure,
  ReliableChangeFigure,
  WaterfallFigure,
  RespondersFigure,
  ResponseRule,
  Share,
  SurvivalFigure,
} from './cohort-figure.js';
export type { FlowGroup, FlowVisit } from './flow-group.js';
export { flowNote } from './flow-note.js';
export { contrastChart, type ContrastOptions } from './contrast.js';
export { readContrast } from './read-contrast.js';
export { describeContrast } from './describe-contrast.js';
export { contrastColumns, contrastTable, type ContrastTableRow } from './contrast-table.js';
export { modelChart, type ModelOptions } from './model.js';
export { readModel } from './read-model.js';
export { describeModel } from './describe-model.js';
export { modelColumns, modelTable, type ModelTableRow } from './model-table.js';
export { flowChart } from './flow.js';
export { readFlow } from './read-flow.js';
export { describeFlow } from './describe-flow.js';
export { flowColumns, flowTable, type FlowTableRow } from './flow-table.js';
export { waterfallChart, type WaterfallOptions } from './waterfall.js';
export { readWaterfall } from './read-waterfall.js';
export { describeWaterfall } from './describe-waterfall.js';
export { waterfallColumns, waterfallTable, type WaterfallTableRow } from './waterfall-table.js';
export { distributionChart, type DistributionOptions } from './distribution.js';
export { readDistribution } from './read-distribution.js';
export { describeDistribution } from './describe-distribution.js';
export { distributionColumns, distributionTable, type DistributionTableRow } from './distribution-table.js';
export { reliableChangeChart, type ReliableChangeOptions } from './reliable-change.js';
export { readReliableChange } from './read-reliable-change.js';
export { describeReliableChange } from './describe-reliable-change.js';
export {
  reliableChangeColumns,
  reliableChangeTable,
  type ReliableChangeTableRow,
} from './reliable-change-table.js';
export { respondersChart, type RespondersOptions } from './responders.js';
export { readResponders } from './read-responders.js';
export { describeResponders } from './describe-responders.js';
export { respondersColumns, respondersTable, type RespondersTableRow } from './responders-table.js';
export { survivalChart } from './survival.js';
export { readSurvival } from './read-survival.js';
export { describeSurvival } from './describe-survival.js';
export { survivalColumns, survivalTable, type SurvivalTableRow } from './survival-table.js';
export { readPatientChange, type PatientChangeFigure } from './read-patient-change.js';
export { readExpectedCourse, type ExpectedCourseFigure } from './read-expected-course.js';
