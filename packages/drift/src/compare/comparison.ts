import type { ColumnHistogram, DriftMethod } from '@slipway/core';
import type { Sides } from '../summary.ts';
import type { Measure } from './measure.ts';

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

/** Two sides of a column, compared by a method. */
export interface Comparison {
  /** Values compared on each side. */
  readonly size: Sides<number>;
  readonly method: DriftMethod;
  /** Why this method, where it is not the one that was asked for. */
  readonly methodReason: string | null;
  readonly measure: Measure;
  /**
   * Of the method; of a distance that of the type's test (Kolmogorov–Smirnov for numbers,
   * chi-squared for categories).
   */
  readonly pValue: number;
  /** Degrees of freedom of the type's test of categories; null for numbers. */
  readonly degreesOfFreedom: number | null;
  /** Statistics by method: those that cost nothing more, and the method's own. */
  readonly statistics: ReadonlyMap<DriftMethod, number>;
  readonly histogram: ColumnHistogram;
  readonly changes: ValueChanges;
}
