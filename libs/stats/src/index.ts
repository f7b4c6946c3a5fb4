// the tally
export { addEntry, addTally, canonicalTally, emptyTally, type Entries, type Tally } from './tally.js';
export {
  blockEntry,
  parsePartKey,
  partKey,
  tallyCourse,
  type CourseVector,
  type Part,
} from './course-tally.js';
export { responseHistory, type ResponseHistory, type ResponseRule } from './response-rule.js';
export { projectTally } from './project-tally.js';
export { digestTally } from './tally-digest.js';
export { canonicalJson } from './canonical-json.js';

// exact numbers
export { ratio, rootOfRatio, scaled } from './ratio.js';

// reading a tally
export {
  cellParts,
  listCells,
  readTally,
  type Block,
  type CellParts,
  type JointCount,
  type TallyIndex,
} from './tally-index.js';
export {
  changeMoments,
  completerMoments,
  countCompleters,
  countCourses,
  visitMoments,
  type Moments,
} from './moments.js';
export { changeHistogram, histogramSize, scoreHistogram, type Histogram } from './histogram.js';
export { dueDates, lostBy, notYetDue } from './follow-up.js';

// distribution functions
export { chiSquareUpperTail } from './distributions/chi-square.js';
export { noncentralTTails, type Tails } from './distributions/noncentral-t.js';
export { noncentralityInterval } from './distributions/noncentrality-interval.js';
export { normalCdf, normalQuantile } from './distributions/normal.js';
export { tQuantile, tTwoSidedP } from './distributions/student-t.js';

// describing what was observed
export { quantile } from './quantile.js';
export { summarise, type MeanInterval } from './mean-interval.js';
export {
  observedGroups,
  type CohortShape,
  type ObservedChange,
  type ObservedGroup,
  type ObservedVisit,
} from './observed-groups.js';

// responders
export { responseCounts, responseHistories, type ResponseCounts } from './response-counts.js';

// rates and their differences
export { wilsonInterval, type Rate } from './rates/wilson.js';
export { newcombeDifference, type RateDifference } from './rates/newcombe.js';
export { chiSquare2x2, type ChiSquareTest } from './rates/chi-square-2x2.js';
export { fisherExactP } from './rates/fisher-exact.js';
export { riskRatio } from './rates/risk-ratio.js';
export { oddsRatio } from './rates/odds-ratio.js';
export { compareRates, type RateComparison } from './rates/compare-rates.js';
export type { Proportion } from './rates/proportion.js';

// time to an event
export { kaplanMeier, type SurvivalCurve, type SurvivalStep } from './survival/kaplan-meier.js';
export { logRank, type LogRankTest } from './survival/log-rank.js';
export type { SurvivalCount } from './survival/survival-count.js';
export type { SurvivalScale } from './survival/survival-limits.js';

// change of one patient and of a cohort, by named rules
export { findRuleProfile, ruleProfiles } from './change-rules/profiles/registry.js';
export type {
  ChangeClaim,
  FormulaProfile,
  PublishedProfile,
  PublishedThreshold,
  RuleProfile,
} from './change-rules/rule-profile.js';
export { baselineNorms, normsOf, type BaselineNorms, type Norms } from './change-rules/norms.js';
export { resolveRule, type FormulaParameters, type ScoredScale } from './change-rules/resolve-rule.js';
export type { ChangeRule, RefusalReason, RefusedChange } from './change-rules/change-rule.js';
export { ruleNumbers, type RuleNumbers } from './change-rules/rule-numbers.js';
export {
  changeCategories,
  classify,
  type ChangeCategory,
  type ClassifiedChange,
} from './change-rules/classify.js';
export {
  reliableChangeOf,
  type ArmChange,
  type ArmCounts,
  type ChangePair,
} from './change-rules/reliable-change.js';
export {
  profilesFor,
  robustnessStrip,
  type RuleVerdict,
  type ScoredSeries,
} from './change-rules/robustness-strip.js';

// arms against each other and against their baseline
export { changeDifference, scoreDifference, type MeanDifference } from './between-arms.js';
export { withinArm } from './within-arm.js';

// the mixed model for repeated measures
export { contradiction, fitModel, isModelRefusal, type FittedModel } from './mmrm/fit-model.js';
export type { ModelOptions, ModelRefusal, ModelShape, Structure } from './mmrm/model-options.js';
export { coefficientsOf, lsMeansOf, modelContrasts, visitCovariance } from './mmrm/read-model.js';

// the expected course of one patient
export {
  expectedCourse,
  isCourseRefusal,
  type ExpectedCourse,
  type ExpectedVisit,
  type JudgedVisit,
} from './expected-course/expected-course.js';
export type { CoursePatient, CourseRefusal } from './expected-course/course-patient.js';
export type { ScorePrediction } from './expected-course/predict-score.js';
export {
  courseCategories,
  courseRule,
  type CourseCategory,
  type CourseRule,
} from './expected-course/course-rule.js';
export { clipToScale, type ClippedPrediction } from './expected-course/clip-to-scale.js';
