/** How an observed value is compared with its limit. */
export const COMPARISONS = ['>=', '<=', '==', '!=', '>', '<'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a gate compares with: a number, or the champion's value × `factor` + `offset`. */
export type Limit =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'champion'; readonly factor: number; readonly offset: number };

/** Bins of a numeric column: at given edges, or of equally many rows. */
export type NumericBins =
  | { readonly column: string; readonly edges: readonly number[] }
  | { readonly column: string; readonly quantiles: number };

/** What rows are grouped by: the values of a column, or bins of a numeric one. */
export type SliceTerm = string | NumericBins;

/** Part of the rows: `carrier`, `carrier, bins(distance, 500, 2000)`, `where distance > 2000`. */
export interface SliceLine {
  /** The line as the user wrote it. */
  readonly text: string;
  /** Every combination of their values is a slice; empty for the rows of `where` as one. */
  readonly on: readonly SliceTerm[];
  /** The SQL predicate after `where`. */
  readonly where: string | null;
}

/** One gate line, e.g. `recall(x) >= champion - 0.01 on carrier`. */
export interface Gate {
  /** The line as the user wrote it, without comment and surrounding blanks. */
  readonly text: string;
  readonly metric: string;
  /**
   * What stands in parentheses after the metric: `drift(distance)` → `['distance']`; a condition is
   * one argument, with single blanks: `vulnerabilities(epss>=0.1)` → `['epss >= 0.1']`.
   */
  readonly args: readonly string[];
  readonly comparison: Comparison | 'within';
  readonly limit: Limit;
  /** For `within 0.01 of champion`: 0.01. */
  readonly margin: number | null;
  /** What stands after `on`: the gate holds for every value (or combination of values) of it. */
  readonly on: readonly SliceTerm[];
  /** The SQL predicate after `where`. */
  readonly where: string | null;
}

/** Whether the gate compares with the champion. */
export function isRelative(gate: Gate): boolean {
  return gate.limit.kind === 'champion';
}
