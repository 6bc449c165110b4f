import type { TensorData, Tensors } from '@slipway/model';
import { differences, ONNX_TOLERANCE } from '@slipway/model';
import type { Interpretation } from '../records/interpreter.ts';

/** How a shadow's answers differ from those that were given. */
export interface ShadowComparison {
  readonly rows: number;
  /** Rows with another label (another value, beyond rtol 1e-3 and atol 1e-7). */
  readonly disagreements: number;
  /** Absolute differences of scores, row by row; empty where one side has none. */
  readonly scoreDifferences: readonly number[];
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return String(a) === String(b);
  return Math.abs(a - b) <= ONNX_TOLERANCE.absolute + ONNX_TOLERANCE.relative * Math.abs(b);
}

/** Compares labels and scores of the same rows. */
export function compareInterpretations(
  shadow: Interpretation,
  given: Interpretation,
): ShadowComparison {
  const { labels, scores } = given;
  const disagreements = labels.filter((label, row) => !isSame(shadow.labels[row], label)).length;
  const scoreDifferences: number[] = [];
  if (scores !== null && shadow.scores !== null) {
    for (const [row, score] of scores.entries()) {
      const difference = Math.abs((shadow.scores[row] ?? NaN) - score);
      if (Number.isFinite(difference)) scoreDifferences.push(difference);
    }
  }
  return { rows: labels.length, disagreements, scoreDifferences };
}

function isSameTensor(actual: TensorData | undefined, expected: TensorData): boolean {
  return (
    actual?.type === expected.type &&
    actual.data.length === expected.data.length &&
    differences(actual, expected, ONNX_TOLERANCE) === null
  );
}

/** Compares outputs of the same names, for models whose outputs are not read as predictions. */
export function compareTensors(shadow: Tensors, given: Tensors, rows: number): ShadowComparison {
  const isSameAnswer = [...given].every(([name, tensor]) => isSameTensor(shadow.get(name), tensor));
  return { rows, disagreements: isSameAnswer ? 0 : rows, scoreDifferences: [] };
}
