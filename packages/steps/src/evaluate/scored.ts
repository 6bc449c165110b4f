import type { RowConsumer } from '../shared/stream.ts';

/** Predicted classes of all rows; classes by position in the evaluation's class list. */
export interface ScoredClasses {
  readonly kind: 'classes';
  readonly predicted: Int32Array;
  /** Binary: the positive class's score; several classes: n × k, row by row; or none. */
  readonly scores: Float64Array | null;
  readonly probabilities: boolean;
}

/** Predicted numbers of all rows. */
export interface ScoredValues {
  readonly kind: 'values';
  readonly predicted: Float64Array;
}

/** Predicted labels of all rows: n × k flags, with as many scores or none. */
export interface ScoredLabels {
  readonly kind: 'labels';
  readonly predicted: Uint8Array;
  readonly scores: Float64Array | null;
  readonly probabilities: boolean;
}

export type Scored = ScoredClasses | ScoredLabels | ScoredValues;

/** Where the answers of a model come from: the model itself, or columns of the data. */
export interface Scorer extends RowConsumer {
  /** What decided the predicted class or value, and where scores come from; for evidence. */
  readonly scoredBy: { readonly label: string | null; readonly scores: string | null };
  /** Class labels in the order of its answers; null for numbers. */
  readonly classes: readonly string[] | null;
  /** Binary: position of the positive class. */
  readonly positive: number | null;
  /**
   * The answers for all rows.
   *
   * @throws InputError when some are missing or are no numbers
   */
  finish(): Promise<Scored>;
  release(): Promise<void>;
}
