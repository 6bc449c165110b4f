import type { Batch, ColumnRequest } from '@slipway/core';
import { InputError, plural } from '@slipway/core';
import type { Table } from '@slipway/data';
import { requireColumn } from '@slipway/data';
import type { RowConsumer } from '../shared/stream.ts';

/** Reads the column by which rows belong together; its values are numbered as they come. */
export class GroupColumn implements RowConsumer {
  readonly column: string;
  /** The number of each row's value. */
  readonly codes: Int32Array;
  readonly requests: readonly ColumnRequest[];
  readonly #uri: string;
  readonly #numbers = new Map<string, number>();
  #missing = 0;
  #first = 0;

  constructor(table: Table, column: string) {
    requireColumn(table, column, 'group');
    this.column = column;
    this.codes = new Int32Array(table.rows);
    this.requests = [{ as: 'text', column }];
    this.#uri = table.uri;
  }

  consume(batch: Batch): void {
    const [column] = batch.columns;
    if (column?.as !== 'text') throw new Error('a column of text was asked for');
    column.values.forEach((value, i) => {
      const row = batch.start + i;
      if (value === null) {
        if (this.#missing++ === 0) this.#first = row;
        this.codes[row] = -1;
        return;
      }
      const known = this.#numbers.get(value);
      this.codes[row] = known ?? this.#numbers.size;
      if (known === undefined) this.#numbers.set(value, this.#numbers.size);
    });
  }

  /** @throws InputError when a row has no value */
  check(): void {
    if (this.#missing === 0) return;
    throw new InputError(
      'group',
      `column "${this.column}" of ${this.#uri} has no value in ${plural(this.#missing, 'row')} ` +
        `(first: row ${this.#first + 1}); leave such rows out, or give them a value`,
    );
  }
}
