import type { ColumnHistogram } from '@slipway/core';
import type { Sample } from '@slipway/statistics';

/** More bins, or more categories, are too narrow to be seen in a report. */
const MAXIMUM_BINS = 30;
const MINIMUM_BINS = 8;
const MAXIMUM_CATEGORIES = 20;

/** Share of the values at each end that is left to the open bins. */
const TAIL = 0.005;

/** The label of all categories that are not shown by themselves. */
export const OTHER_CATEGORIES = '(other)';

/** A quantile; the value itself where interpolating would overflow. */
function finiteQuantile(sample: Sample, p: number): number {
  const quantile = sample.quantile(p);
  return Number.isFinite(quantile) ? quantile : sample.at(Math.round(p * (sample.size - 1)));
}

/** The range that holds nearly all values of both sides. */
function centralRange(reference: Sample, current: Sample): [number, number] {
  return [
    Math.min(finiteQuantile(reference, TAIL), finiteQuantile(current, TAIL)),
    Math.max(finiteQuantile(reference, 1 - TAIL), finiteQuantile(current, 1 - TAIL)),
  ];
}

/** As many bins as the smaller side has rows for (Rice's rule). */
function binsFor(rows: number): number {
  return Math.min(MAXIMUM_BINS, Math.max(MINIMUM_BINS, Math.ceil(2 * Math.cbrt(rows))));
}

/** Edges between whole numbers, so that every bin holds equally many of them. */
function wholeEdges(low: number, high: number): number[] {
  const first = Math.floor(low);
  const numbers = Math.ceil(high) - first + 1;
  const width = Math.ceil(numbers / MAXIMUM_BINS);
  const bins = Math.ceil(numbers / width);
  return Array.from({ length: bins + 1 }, (_, i) => first - 0.5 + i * width);
}

function evenEdges(low: number, high: number, bins: number): number[] {
  const share = (i: number): number => low * (1 - i / bins) + high * (i / bins);
  return Array.from({ length: bins + 1 }, (_, i) => share(i));
}

function isWhole({ values }: Sample): boolean {
  return values.every((value) => Number.isSafeInteger(value));
}

function edgesOf(reference: Sample, current: Sample): number[] {
  const [low, high] = centralRange(reference, current);
  if (isWhole(reference) && isWhole(current)) return wholeEdges(low, high);
  if (low === high) {
    const half = Math.max(0.5, Math.abs(low) / 100);
    return [low - half, low + half];
  }
  return evenEdges(low, high, binsFor(Math.min(reference.size, current.size)));
}

/** Counts between edges; what lies beyond the first or last edge is in the bin at that end. */
function countBetween(sample: Sample, edges: readonly number[]): number[] {
  const inner = edges.slice(1, -1).map((edge) => sample.countBelow(edge));
  return [...inner, sample.size].map((count, i) => count - (inner[i - 1] ?? 0));
}

/**
 * The same bins of two samples: at most 30 over the range that holds 99 % of each side; the first
 * and the last bin also hold what lies beyond.
 */
export function numericHistogram(reference: Sample, current: Sample): ColumnHistogram {
  const edges = edgesOf(reference, current);
  return {
    kind: 'numeric',
    edges,
    reference: countBetween(reference, edges),
    current: countBetween(current, edges),
  };
}

/** The 20 most frequent categories of both sides together, and one for all others. */
export function categoricalHistogram(
  categories: readonly string[],
  reference: readonly number[],
  current: readonly number[],
): ColumnHistogram {
  const rows = categories.map((category, i) => {
    const counts = [reference[i] ?? 0, current[i] ?? 0] as const;
    return { category, counts, total: counts[0] + counts[1] };
  });
  rows.sort((a, b) => b.total - a.total || compareText(a.category, b.category));
  const shown = rows.slice(0, MAXIMUM_CATEGORIES);
  const rest = rows.slice(MAXIMUM_CATEGORIES);
  const sum = (side: 0 | 1): number => rest.reduce((all, row) => all + row.counts[side], 0);
  const others =
    rest.length === 0 ? [] : [{ category: OTHER_CATEGORIES, counts: [sum(0), sum(1)] as const }];
  const all = [...shown, ...others];
  return {
    kind: 'categorical',
    categories: all.map((row) => row.category),
    reference: all.map((row) => row.counts[0]),
    current: all.map((row) => row.counts[1]),
  };
}

/** The order of two texts by their code units: the same everywhere, whatever the language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
