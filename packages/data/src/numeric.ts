import { numberProblem } from './explain.ts';
import { readFailure } from './reason.ts';
import type { Table } from './table.ts';
import { requireColumn, tableRelation } from './table.ts';
import type { ResultVector } from './vectors.ts';
import { copyDoubles, readPresence } from './vectors.ts';

/** The numbers of a column. */
export interface NumericColumn {
  readonly name: string;
  /** The finite values, in no particular order; the caller may sort them in place. */
  readonly values: Float64Array;
  readonly missing: number;
  readonly nan: number;
  readonly infinite: number;
}

/** Collects one column's numbers. */
class Collector {
  readonly #name: string;
  readonly #values: Float64Array;
  #filled = 0;
  #missing = 0;
  #nan = 0;
  #infinite = 0;

  constructor(name: string, rows: number) {
    this.#name = name;
    this.#values = new Float64Array(rows);
  }

  append(vector: ResultVector, numbers: Float64Array, present: Uint8Array): void {
    const rows = { vector, from: 0, count: vector.itemCount };
    copyDoubles(rows, numbers, 0);
    const missing = readPresence(rows, present, 0);
    this.#missing += missing;
    for (let row = 0; row < rows.count; row++) {
      if (missing > 0 && present[row] === 0) continue;
      const value = numbers[row] ?? NaN;
      if (Number.isFinite(value)) this.#values[this.#filled++] = value;
      else if (Number.isNaN(value)) this.#nan += 1;
      else this.#infinite += 1;
    }
  }

  finish(): NumericColumn {
    return {
      name: this.#name,
      values: this.#values.subarray(0, this.#filled),
      missing: this.#missing,
      nan: this.#nan,
      infinite: this.#infinite,
    };
  }
}

/**
 * SQL of a value as a number: dates and times are seconds since 1970-01-01 UTC, so that their
 * distributions can be compared.
 */
function asNumber(value: string, kind: string): string {
  return kind === 'datetime' ? `CAST(epoch(${value}) AS DOUBLE)` : `CAST(${value} AS DOUBLE)`;
}

/**
 * The finite numbers of several columns, read in one pass. Needs 8 bytes for each row and column.
 *
 * @throws InputError for a column of text, naming its first value that is no number.
 */
export async function numericColumns(
  table: Table,
  columns: readonly string[],
): Promise<NumericColumn[]> {
  const kinds = columns.map((name) => requireColumn(table, name).kind);
  for (const [index, name] of columns.entries()) {
    const problem = kinds[index] === 'datetime' ? null : await numberProblem(table, name);
    if (problem !== null) throw problem;
  }
  if (columns.length === 0) return [];
  const { database } = table.access;
  const size = database.duckdb.DuckDBVector.standardSize();
  const numbers = new Float64Array(size);
  const present = new Uint8Array(size);
  const collectors = columns.map((name) => new Collector(name, table.rows));
  const selected = kinds.map((kind, index) => asNumber(`v${index}`, kind));
  const connection = await database.connect();
  try {
    const result = await connection.stream(
      `SELECT ${selected.join(', ')} FROM ${tableRelation(table, columns)}`,
    );
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      for (const [index, collector] of collectors.entries()) {
        collector.append(chunk.getColumnVector(index), numbers, present);
      }
    }
  } catch (error) {
    throw readFailure(error, table.uri);
  } finally {
    connection.closeSync();
  }
  return collectors.map((collector) => collector.finish());
}

/** The finite numbers of one column. */
export async function numericColumn(table: Table, column: string): Promise<NumericColumn> {
  const [numbers] = await numericColumns(table, [column]);
  if (numbers === undefined) throw new Error(`No numbers of "${column}"`);
  return numbers;
}
