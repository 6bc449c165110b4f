/** Reads one value a row: regression. */
export interface ValuePlan {
  readonly kind: 'values';
  /** The output with the values. */
  readonly output: string;
  /** Names of the outputs to compute. */
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
}

/**
 * What decides a row's class: the label output; the score of the positive class against a
 * threshold; or the largest score.
 */
export type Decision = 'label' | 'threshold' | 'argmax';

/** Reads a class, and scores where the model gives some. */
export interface ClassPlan {
  readonly kind: 'classes';
  /** Class labels as text, in the order of the model's scores. */
  readonly classes: readonly string[];
  /** Binary: position of the positive class in `classes`; null for several classes. */
  readonly positive: number | null;
  /** The output with the label, or null. */
  readonly label: string | null;
  /** Position of a class by the text of its label. */
  readonly positions: ReadonlyMap<string, number>;
  /**
   * Outputs with scores: none; one ([N, k], or the score of one class); or one for each class, in
   * the order of `classes`.
   */
  readonly scores: readonly string[];
  readonly decision: Decision;
  /** Score from which the positive class is predicted, when that decides. */
  readonly threshold: number | null;
  /** Whether the user gave the threshold; otherwise 0.5, which only probabilities are held against. */
  readonly isThresholdGiven: boolean;
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
}

/** How a model's outputs are read as predictions. */
export type OutputPlan = ValuePlan | ClassPlan;
