export type { Family, LeftOutCode, TypeDecision } from './column-type.ts';
export { columnType, familyOf, isNamedIdentifier } from './column-type.ts';
export type { CategoricalSide } from './compare/categorical.ts';
export { compareCategorical } from './compare/categorical.ts';
export { compareColumn, examineColumn } from './compare/compare.ts';
export type { Comparison, LoneCategory, ValueChanges } from './compare/comparison.ts';
export type { NumericSide } from './compare/numeric.ts';
export { compareNumeric } from './compare/numeric.ts';
export type { DriftDecision } from './decide/columns.ts';
export { decideColumns } from './decide/columns.ts';
export type { ComparedColumn } from './decide/measured.ts';
export type { DriftResult } from './gates/gates.ts';
export { DRIFT_GATE_METRICS, evaluateDriftGates } from './gates/gates.ts';
export type { WeighedColumns } from './importance.ts';
export { weighColumns } from './importance.ts';
export type { CategoricalMethod, DriftMethod, NumericMethod } from './methods.ts';
export { CATEGORICAL_METHODS, describeMethod, methodsFor, NUMERIC_METHODS } from './methods.ts';
export { checkColumn, checkLoneColumn } from './quality/check.ts';
export type { QualityAction, QualityCode, QualityPolicy } from './quality/codes.ts';
export type { Broken, ColumnFacts, RowFacts } from './quality/expectations.ts';
export { checkExpectation, checkRows } from './quality/expectations.ts';
export type { FeatureSample } from './quality/leakage.ts';
export { checkLeakage } from './quality/leakage.ts';
export type { Mix } from './quality/mixed.ts';
export { checkMix } from './quality/mixed.ts';
export { QUALITY_CODES } from './quality/codes.ts';
export type { NumberColumn } from './multivariate/correlation.ts';
export { correlationDrift, spearman } from './multivariate/correlation.ts';
export type { ClassifierOptions } from './multivariate/domain-classifier.ts';
export { domainClassifier } from './multivariate/domain-classifier.ts';
export type { JointColumn } from './multivariate/encode.ts';
export type { Profile, ProfileColumn } from './profile/profile.ts';
export {
  levelOf,
  mergeProfiles,
  PROFILE_VERSION,
  profileColumn,
  profileError,
  profileSchema,
  profileSummary,
  profileValues,
} from './profile/profile.ts';
export { atLevel } from './profile/sketch.ts';
export type { EvidentlyResult } from './preset/evidently.ts';
export { evidentlyResult } from './preset/evidently.ts';
export { prometheusText } from './prometheus.ts';
export type { DriftSettings } from './settings.ts';
export {
  DEFAULT_ALPHA,
  DEFAULT_DRIFT_GATES,
  DEFAULT_MINIMUM_ROWS,
  defaultDriftGates,
  driftSettings,
  methodOf,
  thresholdOf,
} from './settings.ts';
export type {
  CategoryRows,
  ColumnPair,
  ColumnSummary,
  ColumnValues,
  SharedColumn,
  Sides,
} from './summary.ts';
export { isShared } from './summary.ts';
export type { DriftOutcome } from './verdict.ts';
export { driftOutcome } from './verdict.ts';
