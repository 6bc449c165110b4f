import type { TypeDecision } from '../column-type.ts';
import type { Comparison } from '../compare/comparison.ts';
import { withoutNoise } from '../compare/measure.ts';
import type { DriftMethod } from '../methods.ts';
import type { EvidentlyResult } from '../preset/evidently.ts';
import type { DriftSettings } from '../settings.ts';
import { thresholdOf } from '../settings.ts';
import type { SharedColumn } from '../summary.ts';
import type { Reach } from './reach.ts';
import { reachOf } from './reach.ts';

/** A column that both sides have, before the decision. */
export interface ComparedColumn {
  readonly column: SharedColumn;
  readonly type: TypeDecision;
  /** Null for a column that is left out, and where a side has no value. */
  readonly comparison: Comparison | null;
  /** What the preset `evidently` says; null where it says nothing, or is not asked. */
  readonly evidently: EvidentlyResult | null;
}

/** What decides a column. */
export interface Measured extends Reach {
  readonly comparison: Comparison;
  readonly method: DriftMethod;
  readonly threshold: number;
  /** The distance without what chance makes of it: may be infinite; null when it does not exist. */
  readonly effect: number | null;
  /** Null for a column that is too small to be tested. */
  readonly adjustedPValue: number | null;
}

/** Values on the smaller side. */
export function smallestSize({ size }: Comparison): number {
  return Math.min(size.reference, size.current);
}

/** Whether both sides have more than one value: with one, nothing is decided. */
export function isTestable(comparison: Comparison | null): comparison is Comparison {
  return comparison !== null && smallestSize(comparison) >= 2;
}

/** What decides the column, or null for one without a comparison. */
export function measure(
  { column, comparison }: ComparedColumn,
  adjustedPValue: number | null,
  settings: DriftSettings,
): Measured | null {
  if (comparison === null) return null;
  const { method } = comparison;
  const threshold = thresholdOf(column.name, method, settings);
  const effect = withoutNoise(comparison.measure);
  return {
    comparison,
    method,
    threshold,
    effect: Number.isNaN(effect) ? null : effect,
    adjustedPValue,
    ...reachOf(comparison, threshold, settings),
  };
}
