import type { MetricResult, SliceResult } from '@slipway/core';
import { plural, recordFrom } from '@slipway/core';
import type { Comparison } from './comparison.ts';
import type { Slice } from './data/slices.ts';
import { metricResults } from './evaluate.ts';
import { METRICS, requireMetric } from './metric/registry.ts';

export interface SliceOptions {
  /** Slices of fewer rows have no metrics; default 30. */
  readonly minimumRows?: number;
  /** Names of the metrics; default: all of the task. */
  readonly metrics?: readonly string[];
}

/** Slices of fewer rows have no metrics unless it is said otherwise. */
export const MINIMUM_SLICE_ROWS = 30;

/** Why a slice is too small; null when it is not. */
export function tooFewRows(rows: number, minimum: number): string | null {
  return rows < minimum ? `${plural(rows, 'row')}, fewer than the minimum of ${minimum}` : null;
}

function withoutValue(name: string, reason: string): MetricResult {
  return {
    value: null,
    interval: null,
    champion: null,
    difference: null,
    differenceInterval: null,
    reason,
    greaterIsBetter: METRICS.find((metric) => metric.name === name)?.greaterIsBetter ?? true,
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
  const names = options.metrics ?? comparison.metricNames;
  for (const name of names) requireMetric(name, comparison.task, 'metrics');
  return slices.map(({ name, columns, values, rows }) => {
    const reason = tooFewRows(rows.length, options.minimumRows ?? MINIMUM_SLICE_ROWS);
    const metrics =
      reason === null
        ? metricResults(comparison.subset(rows), names)
        : recordFrom(names.map((metric) => [metric, withoutValue(metric, reason)]));
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
