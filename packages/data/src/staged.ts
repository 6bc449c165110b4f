import type { ColumnType } from './kinds.ts';
import type { SourceFile } from './source/file.ts';

/** A column of a file, before its type is settled with the other files'. */
export interface StagedColumn {
  /** The name in the file, exactly. */
  readonly name: string;
  /** The type by this file's values alone. */
  readonly own: ColumnType;
  /** SQL of its values, of the given type, in a query on the file's relation. */
  readonly valueAs: (target: ColumnType) => string;
}

/** A file whose columns are known. */
export interface StagedFile {
  readonly file: SourceFile;
  readonly rows: number;
  readonly columns: readonly StagedColumn[];
  /** SQL of what stands behind FROM. */
  readonly relation: string;
  /** The file that DuckDB reads, when it is to be read again at every query; else null. */
  readonly parquet: string | null;
  /** Whether DuckDB returns the rows in the file's order whatever the number of threads. */
  readonly ordered: boolean;
  /** Where row `row` (from 0) is, for messages: `line 3` or `row 2`. */
  readonly place: (row: number) => Promise<string>;
  /** Remarks on how the file was read. */
  readonly notes: readonly string[];
}
