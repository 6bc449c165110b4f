import { bernoulliSequence } from '@slipway/statistics';
import type { Histogram } from './counts.ts';

export type Bounds = readonly [number, number];

/** Shares up to each edge, as they may be. */
interface Band {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Both ends of the distribution function at every edge, each edge at its own level. */
function bandOf({ counts, total }: Histogram, alpha: number): Band {
  const bounds = counts.map((count) => bernoulliSequence(Math.min(count, total), total, alpha));
  return { low: bounds.map(([low]) => low), high: bounds.map(([, high]) => high) };
}

/**
 * Where a distribution function reaches p, straight within a bucket as Prometheus'
 * `histogram_quantile` has it. Beyond the last edge it is the infinity.
 */
export function quantileOf(edges: readonly number[], shares: readonly number[], p: number): number {
  const at = shares.findIndex((share) => share >= p);
  const edge = edges[at];
  const share = shares[at];
  if (at < 0 || edge === undefined || share === undefined) return Infinity;
  const before = at === 0 ? Math.min(0, edge) : (edges[at - 1] ?? 0);
  const below = at === 0 ? 0 : (shares[at - 1] ?? 0);
  if (share <= below) return edge;
  return before + ((edge - before) * (p - below)) / (share - below);
}

/** The quantile as it was seen; null without values. */
export function observedQuantile({ edges, counts, total }: Histogram, p: number): number | null {
  if (total === 0) return null;
  const value = quantileOf(
    edges,
    counts.map((count) => count / total),
    p,
  );
  return Number.isFinite(value) ? value : null;
}

/**
 * Confidence sequence of a quantile of a histogram: the band around the distribution function,
 * inverted. The quantile depends on the two edges around it, so each has half of alpha (Howard and
 * Ramdas, "Sequential estimation of quantiles", Bernoulli 28 (2022), for a fixed quantile).
 */
export function quantileSequence(histogram: Histogram, p: number, alpha: number): Bounds {
  if (histogram.total === 0) return [0, Infinity];
  const { low, high } = bandOf(histogram, alpha / 2);
  return [quantileOf(histogram.edges, high, p), quantileOf(histogram.edges, low, p)];
}

/** The greatest distance between two distribution functions, as it was seen. */
export function observedDistance(a: Histogram, b: Histogram): number | null {
  if (a.total === 0 || b.total === 0) return null;
  const distances = a.counts.map((count, i) =>
    Math.abs(count / a.total - (b.counts[i] ?? 0) / b.total),
  );
  return Math.max(0, ...distances);
}

/** Confidence sequence of that distance, from bands that hold at all edges of both together. */
export function distanceSequence(a: Histogram, b: Histogram, alpha: number): Bounds {
  const edges = Math.max(1, a.edges.length);
  const [first, second] = [a, b].map((side) => bandOf(side, alpha / (2 * edges)));
  if (first === undefined || second === undefined) return [0, 1];
  let [low, high] = [0, 0];
  for (let i = 0; i < edges; i++) {
    const [lowA = 0, highA = 1] = [first.low[i], first.high[i]];
    const [lowB = 0, highB = 1] = [second.low[i], second.high[i]];
    low = Math.max(low, lowA - highB, lowB - highA);
    high = Math.max(high, highA - lowB, highB - lowA);
  }
  return [low, Math.min(1, high)];
}
