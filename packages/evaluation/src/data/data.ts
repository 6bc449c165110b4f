import type { SliceColumns } from './slices.ts';

/** Tasks that have metrics here. */
export const METRIC_TASKS = [
  'binary-classification',
  'multiclass-classification',
  'multilabel-classification',
  'regression',
] as const;
export type MetricTask = (typeof METRIC_TASKS)[number];

/** What rows of every task may have beside target and predictions. */
interface RowData {
  /** Sample weights, scikit-learn's `sample_weight`; null means 1 for every row. */
  readonly weights: Float64Array | null;
  /**
   * Rows of the same number belong together (a patient's, a user's): intervals count groups, not
   * rows. Null or absent where each row is by itself.
   */
  readonly clusters?: Int32Array | null;
  /** Columns whose groups fairness metrics compare, by `termName`. */
  readonly groups?: SliceColumns;
}

/** True and predicted classes of rows. All arrays have one entry (or k entries) per row. */
export interface ClassificationData extends RowData {
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
}

/** True and predicted labels of rows, each of which may have any number of them. */
export interface MultilabelData extends RowData {
  readonly task: 'multilabel-classification';
  /** Names of the labels. */
  readonly classes: readonly string[];
  /** n × k, row by row: 1 where the row has the label. */
  readonly target: Uint8Array;
  readonly predicted: Uint8Array;
  /** n × k scores, row by row; null when the model gives labels only. */
  readonly scores: Float64Array | null;
  /** Whether the scores are probabilities: each from 0 to 1. */
  readonly probabilities: boolean;
}

/** True and predicted numbers of rows. */
export interface RegressionData extends RowData {
  readonly task: 'regression';
  readonly target: Float64Array;
  readonly predicted: Float64Array;
}

export type EvaluationData = ClassificationData | MultilabelData | RegressionData;

/** Whose data it is, for messages. */
export type Role = 'challenger' | 'champion';

/** Whether each row has one class. */
export function isClassified(data: EvaluationData): data is ClassificationData {
  return data.task === 'binary-classification' || data.task === 'multiclass-classification';
}

/** Position of the positive class; the last class where none is named, as in scikit-learn. */
export function positiveOf({
  classes,
  positive,
}: Pick<ClassificationData, 'classes' | 'positive'>): number {
  return positive ?? classes.length - 1;
}

/** Number of rows. */
export function rowCount(data: EvaluationData): number {
  const perRow = data.task === 'multilabel-classification' ? data.classes.length : 1;
  return data.target.length / perRow;
}
