import type { ClassificationData } from '../data/data.ts';
import { positiveOf } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { probabilityAt } from './probabilities.ts';

/** What a model claims of each row, and whether it holds. */
export interface Claims {
  /** Binary: probability of the positive class. Multiclass: the highest probability. */
  readonly confidence: Float64Array;
  /** Binary: 1 for a positive row. Multiclass: 1 when that class is the true one. */
  readonly holds: Uint8Array;
}

/**
 * Probability of the positive class; in a multiclass task the highest probability (top-label
 * calibration; Guo et al., "On calibration of modern neural networks", ICML 2017).
 */
export function claimsOf({ data }: Sample<ClassificationData>): Claims {
  const rows = data.target.length;
  const probability = probabilityAt(data);
  const confidence = new Float64Array(rows);
  const holds = new Uint8Array(rows);
  const binary = data.task === 'binary-classification';
  const positive = positiveOf(data);
  for (let row = 0; row < rows; row++) {
    let claimed = positive;
    if (!binary) {
      claimed = 0;
      for (let i = 1; i < data.classes.length; i++) {
        if (probability(row, i) > probability(row, claimed)) claimed = i;
      }
    }
    confidence[row] = probability(row, claimed);
    holds[row] = data.target[row] === claimed ? 1 : 0;
  }
  return { confidence, holds };
}

/** Number of bins of the calibration error and of the calibration curve. */
export const BINS = 10;

/** Upper edges of all bins but the last: i × 0.1, as NumPy's `linspace` gives them. */
const EDGES = Float64Array.from({ length: BINS - 1 }, (_, i) => (i + 1) * (1 / BINS));

/** The bin of a value: the first whose upper edge it does not exceed, else the last. */
export function binOf(value: number, upperEdges: Float64Array): number {
  let bin = 0;
  while (bin < upperEdges.length && value > (upperEdges[bin] ?? 0)) bin++;
  return bin;
}

/**
 * The bin of a probability: ten of equal width, open on the left and closed on the right, the first
 * one with 0, as in scikit-learn's `calibration_curve(n_bins=10, strategy='uniform')`.
 */
export function equalWidthBin(probability: number): number {
  return binOf(probability, EDGES);
}
