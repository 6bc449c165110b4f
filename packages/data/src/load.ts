import type * as DuckDb from '@duckdb/node-api';
import type { Database } from './database.ts';
import { identifier, literal } from './sql.ts';

/** Types in which values are handed over from JavaScript. */
export type LoadType =
  | 'BOOLEAN'
  | 'TINYINT'
  | 'SMALLINT'
  | 'INTEGER'
  | 'BIGINT'
  | 'UTINYINT'
  | 'USMALLINT'
  | 'UINTEGER'
  | 'UBIGINT'
  | 'FLOAT'
  | 'DOUBLE'
  | 'VARCHAR';

/** A column that is brought into DuckDB. */
export interface LoadColumn {
  readonly name: string;
  readonly type: LoadType;
  /** SQL of the column's value from the value that was handed over. */
  readonly sql: (value: string) => string;
}

/** The value in a row (from 0), null where it is missing. */
export type ValueReader = (row: number) => DuckDb.DuckDBValue;

/** Rows to append: a reader for each column. */
export interface LoadBatch {
  readonly rows: number;
  readonly readers: readonly ValueReader[];
}

function column(read: ValueReader, from: number, count: number): DuckDb.DuckDBValue[] {
  return Array.from({ length: count }, (_, index) => read(from + index));
}

async function append(
  database: Database,
  table: string,
  columns: readonly LoadColumn[],
  batches: AsyncIterable<LoadBatch> | Iterable<LoadBatch>,
): Promise<void> {
  const { duckdb } = database;
  const types = columns.map(({ type }) => duckdb[type]);
  const size = duckdb.DuckDBVector.standardSize();
  const appender = await database.appender(table);
  try {
    for await (const { rows, readers } of batches) {
      for (let from = 0; from < rows; from += size) {
        const count = Math.min(size, rows - from);
        const chunk = duckdb.DuckDBDataChunk.create(types, count);
        for (const [index, read] of readers.entries()) {
          chunk.setColumnValues(index, column(read, from, count));
        }
        appender.appendDataChunk(chunk);
      }
      appender.flushSync();
    }
  } finally {
    appender.closeSync();
  }
}

/**
 * Writes rows from JavaScript to a Parquet file in the temporary folder, from where they are read
 * like any other data.
 *
 * @returns the file's path
 */
export async function loadAsParquet(
  database: Database,
  columns: readonly LoadColumn[],
  batches: AsyncIterable<LoadBatch> | Iterable<LoadBatch>,
): Promise<string> {
  const path = database.temporaryFile('.parquet');
  const table = 'loading';
  const fields = columns.map(({ type }, index) => `c${index} ${type}`);
  const selected = columns.map(({ sql }, index) => `${sql(`c${index}`)} AS c${index}`);
  await database.run(`CREATE TABLE ${identifier(table)} (${fields.join(', ')})`);
  try {
    await append(database, table, columns, batches);
    await database.run(
      `COPY (SELECT ${selected.join(', ')} FROM ${table}) TO ${literal(path)} (FORMAT parquet)`,
    );
  } finally {
    await database.run(`DROP TABLE ${identifier(table)}`);
  }
  return path;
}
