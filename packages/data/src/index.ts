export { readBatches } from './batches.ts';
export type { BatchOptions } from './batches.ts';
export { canonicalText } from './canonical.ts';
export { openDatabase } from './database.ts';
export type { Database, DatabaseOptions, DuckDbModule } from './database.ts';
export { distinctValues, valueCounts } from './distinct.ts';
export type { DistinctValues, ValueCount, ValueCounts } from './distinct.ts';
export { numericColumn, numericColumns } from './numeric.ts';
export type { NumericColumn } from './numeric.ts';
export { openTables } from './open.ts';
export type { Source } from './open.ts';
export { DEFAULT_MISSING } from './options.ts';
export type { ReadOptions } from './options.ts';
export { parsePredicate } from './predicate.ts';
export type { Predicate } from './predicate.ts';
export type { RemoteAccess, S3Access } from './source/remote.ts';
export { countConflictingRows, countDuplicateRows, countSharedRows } from './rows.ts';
export type { SampledColumn } from './sample.ts';
export { sampleRows } from './sample.ts';
export { columnSummaries, columnSummary } from './summary.ts';
export type { ColumnSummary, SummaryOptions } from './summary.ts';
export { hasColumn, requireColumn } from './table.ts';
export type { Role, Table, TableColumn } from './table.ts';
export type { TextMix, Violations } from './violations.ts';
export {
  repeatedValues,
  textMixes,
  valuesNotAmong,
  valuesNotMatching,
  valuesNotWhole,
  valuesOutside,
} from './violations.ts';
