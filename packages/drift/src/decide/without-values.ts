import type { ColumnDrift, ColumnHistogram } from '@slipway/core';

function unnamed(histogram: ColumnHistogram | null): ColumnHistogram | null {
  if (histogram === null || histogram.kind === 'numeric') return histogram;
  const categories = histogram.categories.map((_, i) => `category ${i + 1}`);
  return { ...histogram, categories };
}

/** A column without the names of its categories; the edges of bins are no rows' values. */
export function withoutValues(column: ColumnDrift): ColumnDrift {
  const typeReason = column.type === 'boolean' ? 'two different values at most' : column.typeReason;
  return { ...column, typeReason, histogram: unnamed(column.histogram) };
}
