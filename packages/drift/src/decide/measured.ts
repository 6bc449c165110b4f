import type { TypeDecision } from '../column-type.ts';
import type { Comparison } from '../compare/comparison.ts';
import { effectOf } from '../compare/comparison.ts';
import type { DriftMethod } from '../methods.ts';
import type { DriftSettings } from '../settings.ts';
import { methodOf } from '../settings.ts';
import type { SharedColumn } from '../summary.ts';

/** A column that both sides have, before the decision. */
export interface ComparedColumn {
  readonly column: SharedColumn;
  readonly type: TypeDecision;
  /** Null for a column that is left out, and where a side has no value. */
  readonly comparison: Comparison | null;
}

/** What decides a column. */
export interface Measured {
  readonly comparison: Comparison;
  readonly method: DriftMethod;
  readonly threshold: number;
  /** May be infinite; null when the effect does not exist. */
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
  { column, type, comparison }: ComparedColumn,
  adjustedPValue: number | null,
  settings: DriftSettings,
): Measured | null {
  const chosen = methodOf(column.name, type.type, settings);
  if (comparison === null || chosen === null) return null;
  const effect = effectOf(chosen.method, comparison);
  return {
    ...chosen,
    comparison,
    effect: effect === null || Number.isNaN(effect) ? null : effect,
    adjustedPValue,
  };
}
