import type { Batch, ColumnRequest } from '@slipway/core';
import { InputError, plural } from '@slipway/core';
import type { Table } from '@slipway/data';
import { hasColumn, requireColumn } from '@slipway/data';
import type { RowConsumer } from '../shared/stream.ts';
import { NumberColumn } from './target.ts';

/** A nested array of a row. */
type Items = readonly (string | number | boolean)[];

/**
 * The columns of a NumPy matrix: `proba_0`, `proba_1`, … for the name `proba`, where there is no
 * column of that name itself.
 */
export function matrixColumns(table: Table, name: string): string[] {
  if (hasColumn(table, name)) return [];
  const columns: string[] = [];
  while (hasColumn(table, `${name}_${columns.length}`)) columns.push(`${name}_${columns.length}`);
  return columns;
}

/** Whether each row may hold an array: a nested column, text that may be one, or a matrix. */
export function isArray(table: Table, name: string): boolean {
  if (matrixColumns(table, name).length > 0) return true;
  return requireColumn(table, name).kind === 'other';
}

/** `[a, b]` as DuckDB writes a list of texts; null for what is no list. */
function listOf(text: string): Items | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? (parsed as Items) : null;
  } catch {
    if (!text.startsWith('[') || !text.endsWith(']')) return null;
    const inner = text.slice(1, -1).trim();
    return inner === '' ? [] : inner.split(',').map((item) => item.trim());
  }
}

/** Reads a column of nested arrays and hands on each row's items. */
export class ArrayColumn implements RowConsumer {
  readonly requests: readonly ColumnRequest[];
  readonly #uri: string;
  readonly #column: string;
  readonly #take: (row: number, items: Items) => string | null;
  #problem: string | null = null;
  #bad = 0;

  /** @param take gets the items of a row; returns what is wrong with them */
  constructor(table: Table, column: string, take: (row: number, items: Items) => string | null) {
    requireColumn(table, column);
    this.requests = [{ as: 'text', column }];
    this.#uri = table.uri;
    this.#column = column;
    this.#take = take;
  }

  consume(batch: Batch): void {
    const [column] = batch.columns;
    if (column?.as !== 'text') throw new Error('a column of text was asked for');
    column.values.forEach((text, i) => {
      const items = text === null ? null : listOf(text);
      const row = batch.start + i;
      const what = text === null ? 'no value' : 'no array';
      const problem = items === null ? `has ${what}` : this.#take(row, items);
      if (problem === null || this.#bad++ > 0) return;
      this.#problem = `${problem} (first: row ${row + 1})`;
    });
  }

  /** @throws InputError when a row's array is not what is needed */
  check(): void {
    if (this.#problem === null) return;
    throw new InputError(
      'data',
      `column "${this.#column}" of ${this.#uri} ${this.#problem}; ${plural(this.#bad, 'row')} in all`,
    );
  }
}

/** n × k numbers, row by row, of nested arrays, a matrix, or a column for each. */
export class NumberMatrix implements RowConsumer {
  readonly values: Float64Array;
  readonly width: number;
  readonly #columns: readonly NumberColumn[];
  readonly #nested: ArrayColumn | null;
  readonly #rows: number;

  /**
   * @param source the name of an array or a matrix, or a column for each of the k numbers
   * @throws InputError for a matrix of another width
   */
  constructor(table: Table, source: string | readonly string[], width: number) {
    this.width = width;
    this.#rows = table.rows;
    this.values = new Float64Array(table.rows * width);
    const columns = typeof source === 'string' ? matrixColumns(table, source) : source;
    if (typeof source === 'string' && columns.length === 0) {
      this.#columns = [];
      this.#nested = new ArrayColumn(table, source, (row, items) => this.#take(row, items));
      return;
    }
    if (columns.length !== width) {
      throw new InputError(
        'data',
        `"${String(source)}" of ${table.uri} has ${columns.length} columns, but there are ${width} classes`,
      );
    }
    this.#columns = columns.map((column) => new NumberColumn(table, column));
    this.#nested = null;
  }

  get requests(): readonly ColumnRequest[] {
    return this.#parts().flatMap((part) => part.requests);
  }

  #parts(): readonly (ArrayColumn | NumberColumn)[] {
    return this.#nested === null ? this.#columns : [this.#nested];
  }

  #take(row: number, items: Items): string | null {
    if (items.length !== this.width) {
      return `has ${plural(items.length, 'value')} in an array, but there are ${this.width} classes`;
    }
    for (const [i, item] of items.entries()) {
      const number = typeof item === 'boolean' ? Number(item) : item;
      if (typeof number !== 'number' || !Number.isFinite(number)) {
        return `has ${JSON.stringify(item)} in an array, which is no number`;
      }
      this.values[row * this.width + i] = number;
    }
    return null;
  }

  consume(batch: Batch): void {
    this.#parts().forEach((part, i) => {
      part.consume({ ...batch, columns: batch.columns.slice(i, i + 1) });
    });
  }

  /** @throws InputError when a number is missing, NaN or infinite */
  check(): void {
    for (const part of this.#parts()) part.check();
    this.#columns.forEach(({ values }, i) => {
      for (let row = 0; row < this.#rows; row++) {
        this.values[row * this.width + i] = values[row] ?? NaN;
      }
    });
  }
}
