import type { MetricResult, SliceResult } from '@slipway/core';
import { plural, recordFrom } from '@slipway/core';
import type { Comparison, MetricRef } from './comparison.ts';
import type { Slice } from './data/slices.ts';
import { metricResults } from './evaluate.ts';

export interface SliceOptions {
  /** Slices of fewer rows have no metrics; default 30. */
  readonly minimumRows?: number;
  /** The metrics; default: all of the task that take no arguments. */
  readonly metrics?: readonly MetricRef[];
}

/** Slices of fewer rows have no metrics unless it is said otherwise. */
export const MINIMUM_SLICE_ROWS = 30;

/** Why a slice is too small; null when it is not. */
export function tooFewRows(rows: number, minimum: number): string | null {
  return rows < minimum ? `${plural(rows, 'row')}, fewer than the minimum of ${minimum}` : null;
}

function withoutValue(greaterIsBetter: boolean, reason: string): MetricResult {
  return {
    value: null,
    interval: null,
    champion: null,
    difference: null,
    differenceInterval: null,
    reason,
    greaterIsBetter,
    intervalMethod: null,
  };
}

/**
 * Metrics on the rows of each slice. A slice that is too small, or that lacks a class, has null with
 * the reason and leaves the others as they are.
 *
 * @throws ConfigurationError for a metric that the task does not have
 */
export function evaluateSlices(
  comparison: Comparison,
  slices: readonly Slice[],
  options: SliceOptions = {},
): SliceResult[] {
  const refs = options.metrics ?? comparison.metricNames;
  return slices.map(({ name, columns, values, rows }) => {
    const reason = tooFewRows(rows.length, options.minimumRows ?? MINIMUM_SLICE_ROWS);
    const metrics =
      reason === null
        ? metricResults(comparison.subset(rows), refs)
        : recordFrom(
            refs.map((ref) => [
              comparison.nameOf(ref),
              withoutValue(comparison.describe(ref).greaterIsBetter, reason),
            ]),
          );
    return {
      slice: name,
      columns: [...columns],
      values: [...values],
      rows: rows.length,
      metrics,
      reason,
    };
  });
}
