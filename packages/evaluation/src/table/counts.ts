import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';

/**
 * What the metrics of a confusion matrix need of it: its diagonal and its margins, in rows or
 * sums of weights.
 */
export interface ClassCounts {
  /** Rows of each class that are predicted right: the diagonal. */
  readonly correct: Float64Array;
  /** Rows of each true class. */
  readonly actual: Float64Array;
  /** Rows of each predicted class. */
  readonly predicted: Float64Array;
  readonly total: number;
  /** Σ over rows of how many classes lie between truth and prediction, and of its square. */
  readonly distance: number;
  readonly squaredDistance: number;
  /**
   * 1 for a class that occurs in the target or in the predictions, rows of weight 0 included:
   * scikit-learn averages over these when it is given no list of labels.
   */
  readonly occurs: Uint8Array;
}

/** Counts of rows, with the sums of squared weights that tell how much they say. */
export interface ObservedCounts extends ClassCounts {
  readonly squaredActual: Float64Array;
  readonly squaredPredicted: Float64Array;
}

function add(to: Float64Array, at: number, weight: number): void {
  to[at] = (to[at] ?? 0) + weight;
}

/** Counts the rows of each class. */
export function countsOf({ data }: Sample<ClassificationData>): ObservedCounts {
  const k = data.classes.length;
  const { target, predicted, weights } = data;
  const counts = {
    correct: new Float64Array(k),
    actual: new Float64Array(k),
    predicted: new Float64Array(k),
    squaredActual: new Float64Array(k),
    squaredPredicted: new Float64Array(k),
    occurs: new Uint8Array(k),
    total: 0,
    distance: 0,
    squaredDistance: 0,
  };
  for (let row = 0; row < target.length; row++) {
    const weight = weights === null ? 1 : (weights[row] ?? 0);
    const truth = target[row] ?? 0;
    const guess = predicted[row] ?? 0;
    counts.occurs[truth] = 1;
    counts.occurs[guess] = 1;
    counts.total += weight;
    add(counts.actual, truth, weight);
    add(counts.predicted, guess, weight);
    add(counts.squaredActual, truth, weight * weight);
    add(counts.squaredPredicted, guess, weight * weight);
    if (truth === guess) add(counts.correct, truth, weight);
    counts.distance += weight * Math.abs(truth - guess);
    counts.squaredDistance += weight * (truth - guess) ** 2;
  }
  return counts;
}

/**
 * The confusion matrix over all declared classes, in rows (weights do not count): rows are true
 * classes, columns predicted ones.
 */
export function confusionMatrix(data: ClassificationData): number[][] {
  const k = data.classes.length;
  const matrix = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (let row = 0; row < data.target.length; row++) {
    const line = matrix[data.target[row] ?? 0];
    const guess = data.predicted[row] ?? 0;
    if (line !== undefined) line[guess] = (line[guess] ?? 0) + 1;
  }
  return matrix;
}
