/** Rows of which something is said: how many, and which one was the first (from 0). */
export interface RowCount {
  readonly count: number;
  readonly firstRow: number;
}

/** Numbers that are NaN or infinite. */
export interface NonFinite extends RowCount {
  readonly output: string;
}

/** What a regression model predicted. */
export interface ValuePredictions {
  readonly kind: 'values';
  readonly rows: number;
  readonly values: Float64Array;
  readonly nonFinite: NonFinite | null;
}

/** What a classifier predicted. */
export interface ClassPredictions {
  readonly kind: 'classes';
  readonly rows: number;
  readonly classes: readonly string[];
  /** Position of the positive class; null for several classes. */
  readonly positive: number | null;
  /** Position of the predicted class for each row; -1 where the deciding score is no number. */
  readonly predicted: Int32Array;
  /**
   * Binary: the positive class's score for each row. Several classes: one score for each row and
   * class, row-major. Null when the model gives none that can be used (`scoresReason` says why).
   */
  readonly scores: Float64Array | null;
  readonly scoresReason: string | null;
  /** Whether the scores are probabilities: within [0, 1], and together 1 in each row. */
  readonly areProbabilities: boolean;
  /** Why they are not; null when they are, or there are none. */
  readonly probabilitiesReason: string | null;
  /** Rows whose label contradicts the scores; null when the model does not give both. */
  readonly contradictions: RowCount | null;
  readonly nonFinite: NonFinite | null;
  /** What decided `predicted`, and where scores come from: names of outputs. */
  readonly decidedBy: { readonly label: string | null; readonly scores: string | null };
  readonly threshold: number | null;
}

export type Predictions = ValuePredictions | ClassPredictions;
