import type { ColumnDrift } from '@slipway/core';
import { finiteOrNull, recordFrom } from '@slipway/core';
import type { Comparison } from '../compare/comparison.ts';

/** Statistics by method, as the evidence holds them. */
export function statisticsOf(comparison: Comparison | null): ColumnDrift['statistics'] {
  const entries = comparison === null ? [] : [...comparison.statistics];
  return recordFrom(entries.map(([method, value]) => [method, finiteOrNull(value)] as const));
}
