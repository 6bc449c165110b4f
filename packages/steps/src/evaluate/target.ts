import type { Batch, ColumnRequest } from '@slipway/core';
import { InputError, plural } from '@slipway/core';
import type { Table } from '@slipway/data';
import { requireColumn } from '@slipway/data';
import type { RowConsumer } from '../shared/stream.ts';
import { LabelProblems, textsOfLabels } from './labels.ts';

/** Reads a column of class labels as positions in a list of classes. */
export class LabelColumn implements RowConsumer {
  readonly codes: Int32Array;
  readonly requests: readonly ColumnRequest[];
  readonly #table: Table;
  readonly #column: string;
  readonly #classes: readonly string[];
  readonly #problems = new LabelProblems();

  constructor(table: Table, column: string, classes: readonly string[]) {
    const categories = textsOfLabels(table, column, classes);
    this.requests = [{ as: 'code', column, categories }];
    this.codes = new Int32Array(table.rows);
    this.#table = table;
    this.#column = column;
    this.#classes = classes;
  }

  consume(batch: Batch): void {
    const [column] = batch.columns;
    if (column?.as !== 'code') throw new Error('a column of codes was asked for');
    this.codes.set(column.values, batch.start);
    this.#problems.check(column.values, column.present, batch.start);
  }

  /** @throws InputError for rows without a label, and labels that are no class */
  async check(): Promise<void> {
    await this.#problems.report(this.#table, this.#column, this.#classes);
  }
}

/** Reads a column of numbers, all of which must be there. */
export class NumberColumn implements RowConsumer {
  readonly values: Float64Array;
  readonly requests: readonly ColumnRequest[];
  readonly #uri: string;
  readonly #column: string;
  #bad = 0;
  #first = 0;

  constructor(table: Table, column: string) {
    requireColumn(table, column);
    this.requests = [{ as: 'float', column }];
    this.values = new Float64Array(table.rows);
    this.#uri = table.uri;
    this.#column = column;
  }

  consume(batch: Batch): void {
    const [column] = batch.columns;
    if (column?.as !== 'float') throw new Error('a column of numbers was asked for');
    this.values.set(column.values, batch.start);
    for (let row = 0; row < batch.rows; row++) {
      if (Number.isFinite(column.values[row])) continue;
      if (this.#bad++ === 0) this.#first = batch.start + row;
    }
  }

  /** @throws InputError when a value is missing, NaN or infinite */
  check(): void {
    if (this.#bad === 0) return;
    throw new InputError(
      'data',
      `column "${this.#column}" of ${this.#uri} is missing, NaN or infinite in ` +
        `${plural(this.#bad, 'row')} (first: row ${this.#first + 1}); leave such rows out, or mend ` +
        'where they come from',
    );
  }
}
