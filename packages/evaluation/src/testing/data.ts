import type { Xoshiro128 } from '@slipway/statistics';
import { normalVariate } from '@slipway/statistics';
import type { ClassificationData, RegressionData } from '../data/data.ts';

export interface BinaryRows {
  readonly y: readonly number[];
  readonly s?: readonly number[] | null;
  /** Default: whether the score is 0.5 or more. */
  readonly p?: readonly number[];
  readonly w?: readonly number[] | null;
  readonly probabilities?: boolean;
}

/** Classes "0" and "1", of which "1" is positive. */
export function binaryData({
  y,
  s = null,
  p,
  w = null,
  probabilities = true,
}: BinaryRows): ClassificationData {
  const predicted = p ?? s?.map((score) => (score >= 0.5 ? 1 : 0)) ?? y;
  return {
    task: 'binary-classification',
    classes: ['0', '1'],
    positive: 1,
    target: Int32Array.from(y),
    predicted: Int32Array.from(predicted),
    scores: s && Float64Array.from(s),
    probabilities,
    weights: w && Float64Array.from(w),
  };
}

export interface MulticlassRows {
  readonly classes?: readonly string[];
  readonly y: readonly number[];
  readonly p?: readonly number[];
  readonly s?: readonly (readonly number[])[] | null;
  readonly w?: readonly number[] | null;
  readonly probabilities?: boolean;
}

/** Classes "a", "b" and "c" unless others are given. */
export function multiclassData({
  classes = ['a', 'b', 'c'],
  y,
  p = y,
  s = null,
  w = null,
  probabilities = true,
}: MulticlassRows): ClassificationData {
  return {
    task: 'multiclass-classification',
    classes,
    positive: null,
    target: Int32Array.from(y),
    predicted: Int32Array.from(p),
    scores: s && Float64Array.from(s.flat()),
    probabilities,
    weights: w && Float64Array.from(w),
  };
}

export function regressionData(
  y: readonly number[],
  p: readonly number[],
  w: readonly number[] | null = null,
): RegressionData {
  return {
    task: 'regression',
    target: Float64Array.from(y),
    predicted: Float64Array.from(p),
    weights: w && Float64Array.from(w),
  };
}

/** A binary model on random rows; the higher the lift, the better it is. */
export function randomBinary(
  random: Xoshiro128,
  rows: number,
  lift: number,
  y: readonly number[] = Array.from({ length: rows }, () => random.below(2)),
): ClassificationData {
  const s = y.map((truth) => 1 / (1 + Math.exp(-(normalVariate(random) + lift * (truth - 0.5)))));
  return binaryData({ y, s });
}
