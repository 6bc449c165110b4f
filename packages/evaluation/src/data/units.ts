import { effectiveRows, tabulate, weightAt } from '../numeric/sum.ts';
import type { Sample } from './sample.ts';
import { effectiveSize, totalWeight } from './sample.ts';

/** Groups of rows that belong together; only those with some weight. */
export interface Clusters {
  /** The group of each row, counted from 0; −1 for a row without weight. */
  readonly of: Int32Array;
  readonly count: number;
  readonly weights: Float64Array;
  /** Kish's effective number of groups, by their weights. */
  readonly effective: number;
}

/** Numbers the groups of a sample's rows anew; null where rows are by themselves. */
export function clustersOf(sample: Sample): Clusters | null {
  const { clusters, weights } = sample.data;
  if (clusters === undefined || clusters === null) return null;
  const weight = weightAt(weights);
  const numbers = new Map<number, number>();
  const of = new Int32Array(clusters.length).fill(-1);
  const sums: number[] = [];
  for (let row = 0; row < of.length; row++) {
    if (weight(row) === 0) continue;
    const cluster = clusters[row] ?? 0;
    let number = numbers.get(cluster);
    if (number === undefined) numbers.set(cluster, (number = numbers.size));
    of[row] = number;
    sums[number] = (sums[number] ?? 0) + weight(row);
  }
  const totals = Float64Array.from(sums);
  return { of, count: totals.length, weights: totals, effective: effectiveRows(0, totals) };
}

/** How many independent observations there are: effective rows, or effective groups. */
export function independentSize(sample: Sample): number {
  return sample.derive(clustersOf)?.effective ?? effectiveSize(sample);
}

/** Sums of the rows of each group. */
export function sumsByCluster({ of, count }: Clusters, at: (row: number) => number): Float64Array {
  const sums = new Float64Array(count);
  for (let row = 0; row < of.length; row++) {
    const cluster = of[row] ?? -1;
    if (cluster >= 0) sums[cluster] = (sums[cluster] ?? 0) + at(row);
  }
  return sums;
}

/**
 * What each independent observation contributes to the deviation of an estimate: the rows'
 * contributions, or those of a group's rows together, scaled by what leaving the group out would
 * change (the delete-one-group jackknife, CR3 of Bell and McCaffrey, "Bias reduction in standard
 * errors for linear regression with multi-stage samples", Survey Methodology 28(2), 2002). Groups of
 * equal weight are not scaled.
 */
export function independentDeviations(sample: Sample, deviations: Float64Array): Float64Array {
  const clusters = sample.derive(clustersOf);
  if (clusters === null) return deviations;
  const total = totalWeight(sample);
  const { count, weights } = clusters;
  return sumsByCluster(clusters, (row) => deviations[row] ?? 0).map((deviation, cluster) => {
    const left = total - (weights[cluster] ?? 0);
    return left > 0 ? (deviation * total * (count - 1)) / (left * count) : deviation;
  });
}

/**
 * How many times the variance of an estimate is what it would be if rows were independent (the
 * design effect); 1 where they are.
 */
export function designEffect(sample: Sample, deviations: Float64Array): number {
  if (sample.derive(clustersOf) === null) return 1;
  const squares = (values: Float64Array): number => values.reduce((sum, x) => sum + x * x, 0);
  const correction = (size: number): number => (size > 1 ? size / (size - 1) : NaN);
  const independent = squares(deviations) * correction(effectiveSize(sample));
  if (!(independent > 0)) return effectiveSize(sample) / independentSize(sample);
  const own = independentDeviations(sample, deviations);
  const effect = (squares(own) * correction(independentSize(sample))) / independent;
  return Number.isFinite(effect) ? effect : effectiveSize(sample);
}

/** The number of the independent observation that each row belongs to, for arrays by observation. */
export function observations(sample: Sample): { count: number; of: (row: number) => number } {
  const clusters = sample.derive(clustersOf);
  if (clusters === null) return { count: sample.rows, of: (row) => row };
  return { count: clusters.count, of: (row) => clusters.of[row] ?? -1 };
}

/** Weights of the independent observations. */
export function observationWeights(sample: Sample): Float64Array {
  const clusters = sample.derive(clustersOf);
  return clusters?.weights ?? tabulate(sample.rows, weightAt(sample.data.weights));
}
