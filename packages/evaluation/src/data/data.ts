/** Tasks that have metrics here. */
export const METRIC_TASKS = [
  'binary-classification',
  'multiclass-classification',
  'regression',
] as const;
export type MetricTask = (typeof METRIC_TASKS)[number];

/** True and predicted classes of rows. All arrays have one entry (or k entries) per row. */
export interface ClassificationData {
  readonly task: 'binary-classification' | 'multiclass-classification';
  /** Names of all declared classes; rows refer to them by position. */
  readonly classes: readonly string[];
  /** Binary: position of the positive class; null means the last one, as in scikit-learn. */
  readonly positive: number | null;
  readonly target: Int32Array;
  readonly predicted: Int32Array;
  /**
   * Binary: the score of the positive class of each row. Multiclass: n × k scores, row by row.
   * Null when the model gives labels only.
   */
  readonly scores: Float64Array | null;
  /** Whether the scores are probabilities: from 0 to 1, those of a row summing to 1. */
  readonly probabilities: boolean;
  /** Sample weights, scikit-learn's `sample_weight`; null means 1 for every row. */
  readonly weights: Float64Array | null;
}

/** True and predicted numbers of rows. */
export interface RegressionData {
  readonly task: 'regression';
  readonly target: Float64Array;
  readonly predicted: Float64Array;
  readonly weights: Float64Array | null;
}

export type EvaluationData = ClassificationData | RegressionData;

/** Whose data it is, for messages. */
export type Role = 'challenger' | 'champion';

/** Position of the positive class; the last class where none is named, as in scikit-learn. */
export function positiveOf({ classes, positive }: ClassificationData): number {
  return positive ?? classes.length - 1;
}
