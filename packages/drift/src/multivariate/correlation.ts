import type { CorrelationChange, CorrelationDrift } from '@slipway/core';
import { benjaminiHochberg, normalSf } from '@slipway/statistics';
import type { Sides } from '../summary.ts';

/** Numbers of sampled rows, NaN where missing. */
export interface NumberColumn {
  readonly name: string;
  readonly reference: Float64Array;
  readonly current: Float64Array;
}

/** Pairs grow with the square of the columns. */
const MOST_COLUMNS = 100;
const LISTED_PAIRS = 20;
/** With fewer rows a correlation says nothing. */
const LEAST_ROWS = 30;

/** Ranks from 1, ties with their mean; NaN where there is no value. */
function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i)
    .filter((i) => Number.isFinite(values[i]))
    .sort((a, b) => (values[a] ?? NaN) - (values[b] ?? NaN));
  const ranks = new Float64Array(values.length).fill(NaN);
  for (let i = 0; i < order.length;) {
    const first = i;
    const value = values[order[i] ?? 0];
    while (i < order.length && values[order[i] ?? 0] === value) i += 1;
    for (let j = first; j < i; j++) ranks[order[j] ?? 0] = (first + 1 + i) / 2;
  }
  return ranks;
}

function pearson(x: Float64Array, y: Float64Array): number {
  let [sumX, sumY] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    sumX += x[i] ?? NaN;
    sumY += y[i] ?? NaN;
  }
  const [meanX, meanY] = [sumX / x.length, sumY / y.length];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [(x[i] ?? NaN) - meanX, (y[i] ?? NaN) - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

/** A column of one side, ranked once for all its pairs. */
interface Ranked {
  readonly values: Float64Array;
  readonly ranks: Float64Array;
  readonly complete: boolean;
}

function rank(values: Float64Array): Ranked {
  return { values, ranks: ranksOf(values), complete: values.every(Number.isFinite) };
}

/**
 * Spearman's rank correlation of the rows that have both values, as `scipy.stats.spearmanr`; NaN
 * where a column does not vary.
 */
export function spearman(x: Float64Array, y: Float64Array): number {
  return ofRanked(rank(x), rank(y)).correlation;
}

function ofRanked(x: Ranked, y: Ranked): { correlation: number; rows: number } {
  if (x.complete && y.complete) {
    return { correlation: pearson(x.ranks, y.ranks), rows: x.ranks.length };
  }
  const both = x.values.map((value, i) =>
    Number.isFinite(value) && Number.isFinite(y.values[i]) ? 1 : 0,
  );
  const kept = (values: Float64Array): Float64Array => values.filter((_, i) => both[i] === 1);
  const [a, b] = [kept(x.values), kept(y.values)];
  return { correlation: pearson(ranksOf(a), ranksOf(b)), rows: a.length };
}

/** Variance of Fisher's transform of a rank correlation (E. Fieller and others, Biometrika 44, 1957). */
function variance(rows: number): number {
  return 1.06 / (rows - 3);
}

interface Pair {
  readonly columns: [string, string];
  readonly correlation: Sides<number>;
  readonly pValue: number;
  /** The change without what chance makes of it. */
  readonly effect: number;
}

function comparePair(
  [nameX, nameY]: [string, string],
  before: { correlation: number; rows: number },
  after: { correlation: number; rows: number },
): Pair | null {
  if (Number.isNaN(before.correlation) || Number.isNaN(after.correlation)) return null;
  if (Math.min(before.rows, after.rows) < LEAST_ROWS) return null;
  // A correlation of ±1 has an infinite transform.
  const clip = (r: number): number => Math.max(-0.9999999, Math.min(0.9999999, r));
  const noise = Math.sqrt(variance(before.rows) + variance(after.rows));
  const shift = Math.atanh(clip(after.correlation)) - Math.atanh(clip(before.correlation));
  const change = after.correlation - before.correlation;
  // By the transform's slope where both would be equal.
  const middle = clip((before.correlation + after.correlation) / 2);
  const spread = noise * (1 - middle * middle);
  return {
    columns: [nameX, nameY],
    correlation: { reference: before.correlation, current: after.correlation },
    pValue: Math.min(1, 2 * normalSf(Math.abs(shift) / noise)),
    effect: Math.sqrt(Math.max(0, change * change - spread * spread)),
  };
}

function allPairs(columns: readonly NumberColumn[]): Pair[] {
  const ranked = columns.map(({ name, reference, current }) => ({
    name,
    reference: rank(reference),
    current: rank(current),
  }));
  const pairs: Pair[] = [];
  ranked.forEach((x, i) => {
    for (const y of ranked.slice(i + 1)) {
      const pair = comparePair(
        [x.name, y.name],
        ofRanked(x.reference, y.reference),
        ofRanked(x.current, y.current),
      );
      if (pair !== null) pairs.push(pair);
    }
  });
  return pairs;
}

/**
 * Pairs of numeric columns whose rank correlation changed: by the threshold or more after what
 * chance makes of it is taken away, and with a p-value below alpha (Fisher's transform, adjusted
 * over all pairs by Benjamini and Hochberg).
 */
export function correlationDrift(
  columns: readonly NumberColumn[],
  { alpha, threshold }: { alpha: number; threshold: number },
): CorrelationDrift {
  const used = columns.slice(0, MOST_COLUMNS);
  const pairs = allPairs(used);
  const adjusted = benjaminiHochberg(pairs.map(({ pValue }) => pValue));
  const changes = pairs.map(
    ({ columns: names, correlation, effect }, i): CorrelationChange & { effect: number } => ({
      columns: names,
      ...correlation,
      adjustedPValue: adjusted[i] ?? 1,
      drifted: effect >= threshold && (adjusted[i] ?? 1) < alpha,
      effect,
    }),
  );
  const drifted = changes.filter((change) => change.drifted);
  changes.sort((a, b) => b.effect - a.effect);
  const cut = columns.length > MOST_COLUMNS;
  return {
    pairs: pairs.length,
    drifted: drifted.length,
    largest: pairs.length === 0 ? null : Math.max(0, ...drifted.map(({ effect }) => effect)),
    threshold,
    changes: changes.slice(0, LISTED_PAIRS).map(({ effect: _, ...change }) => change),
    reason:
      pairs.length === 0
        ? 'there are no two numeric columns that vary on both sides'
        : cut
          ? `the first ${MOST_COLUMNS} of ${columns.length} numeric columns were paired`
          : null,
  };
}
