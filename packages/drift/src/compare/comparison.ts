import type { ColumnHistogram } from '@slipway/core';
import type { DriftMethod } from '../methods.ts';
import type { Sides } from '../summary.ts';

/** A category that only one side has. */
export interface LoneCategory {
  readonly category: string;
  /** Rows on the side that has it. */
  readonly rows: number;
}

/** What differs in the values themselves, for the data-quality checks. */
export interface ValueChanges {
  /** Current numbers below the smallest and above the largest of the reference. */
  readonly outside: { readonly below: number; readonly above: number } | null;
  /** Categories that only the current side, or only the reference, has; most frequent first. */
  readonly added: readonly LoneCategory[];
  readonly vanished: readonly LoneCategory[];
  readonly referenceCategories: number;
}

/** Two sides of a column, compared by every method that its type allows. */
export interface Comparison {
  /** Values compared on each side. */
  readonly size: Sides<number>;
  /** Infinite where the reference has no spread to measure a distance by. */
  readonly statistics: ReadonlyMap<DriftMethod, number>;
  /** Of the type's test: Kolmogorov–Smirnov for numbers, chi-squared for categories. */
  readonly pValue: number;
  readonly histogram: ColumnHistogram;
  readonly changes: ValueChanges;
}

/** The effect that is compared with the threshold: for chi-squared the total variation distance. */
export function effectOf(method: DriftMethod, comparison: Comparison): number | null {
  const measure = method === 'chi-squared' ? 'total-variation' : method;
  return comparison.statistics.get(measure) ?? null;
}
