import type { ClassificationData } from '../data/data.ts';
import { positiveOf } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';

/**
 * How far the probabilities of a row may sum from 1: the square root of float32's epsilon, as in
 * scikit-learn for the float32 outputs that most models have.
 */
const SUM_TOLERANCE = Math.sqrt(2 ** -23);

/** Number of scores in a row. */
export function scoresPerRow({ task, classes }: ClassificationData): number {
  return task === 'binary-classification' ? 1 : classes.length;
}

function problemOfRow(scores: Float64Array, from: number, perRow: number): string | null {
  let total = 0;
  for (let i = from; i < from + perRow; i++) {
    const score = scores[i] ?? NaN;
    if (!(score >= 0 && score <= 1)) return `has ${score}`;
    total += score;
  }
  if (perRow > 1 && Math.abs(total - 1) > SUM_TOLERANCE) return `sums to ${total}`;
  return null;
}

/** Why there is nothing to rank or to weigh; null when there are scores. */
export function withoutScores({ data }: Sample<ClassificationData>): string | null {
  return data.scores === null ? 'no scores: the model gives labels only' : null;
}

/** Why the scores are no probabilities; null when they are. */
export function notProbabilities(sample: Sample<ClassificationData>): string | null {
  const { data } = sample;
  const { scores } = data;
  if (scores === null) return withoutScores(sample);
  if (!data.probabilities) return 'the scores are not probabilities';
  const perRow = scoresPerRow(data);
  for (let row = 0; row < data.target.length; row++) {
    const problem = problemOfRow(scores, row * perRow, perRow);
    if (problem !== null) return `the scores are not probabilities: row ${row + 1} ${problem}`;
  }
  return null;
}

/** The probability of a class in a row, the scores being probabilities. */
export function probabilityAt(data: ClassificationData): (row: number, index: number) => number {
  const { scores } = data;
  if (scores === null) return () => NaN;
  const k = data.classes.length;
  if (data.task !== 'binary-classification') return (row, i) => scores[row * k + i] ?? NaN;
  const positive = positiveOf(data);
  return (row, i) => {
    const score = scores[row] ?? NaN;
    return i === positive ? score : 1 - score;
  };
}
