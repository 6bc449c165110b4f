import type { Batch, ColumnRequest, Gate } from '@slipway/core';
import { ConfigurationError, formatCount } from '@slipway/core';
import type { Table } from '@slipway/data';
import { distinctValues, requireColumn } from '@slipway/data';
import type { SliceColumn } from '@slipway/evaluation';
import type { RowConsumer } from '../shared/stream.ts';

/** A slice for every one of more values than this would be no table that anybody reads. */
const MOST_VALUES = 500;

/** Reads the columns that slices and gates are made of, and the rows that `where` picks. */
export class SliceReader implements RowConsumer {
  readonly requests: readonly ColumnRequest[];
  readonly columns: ReadonlyMap<string, SliceColumn>;
  readonly predicates: ReadonlyMap<string, Uint8Array>;

  constructor(
    rows: number,
    values: ReadonlyMap<string, readonly string[]>,
    predicates: readonly string[],
  ) {
    this.columns = new Map(
      [...values].map(([name, texts]) => [name, { values: texts, codes: new Int32Array(rows) }]),
    );
    this.predicates = new Map(predicates.map((sql) => [sql, new Uint8Array(rows)]));
    this.requests = [
      ...[...values].map(([column, categories]) => ({ as: 'code', column, categories }) as const),
      ...predicates.map((sql) => ({ as: 'predicate', sql }) as const),
    ];
  }

  consume(batch: Batch): void {
    const targets = [
      ...[...this.columns.values()].map(({ codes }) => codes),
      ...this.predicates.values(),
    ];
    targets.forEach((target, index) => {
      const column = batch.columns[index];
      if (column?.as !== 'code' && column?.as !== 'predicate') throw new Error('no such slice');
      target.set(column.values, batch.start);
    });
  }
}

async function valuesOf(table: Table, column: string, subject: string): Promise<string[]> {
  requireColumn(table, column, subject);
  const { values, complete } = await distinctValues(table, column, MOST_VALUES);
  if (complete) return values.map(({ text }) => text);
  throw new ConfigurationError(
    subject,
    `column "${column}" has more than ${formatCount(MOST_VALUES)} different values; slice by a ` +
      'column with fewer, or by a predicate: `<gate> where <SQL>`',
  );
}

/**
 * Prepares reading of the slices: columns of the setting `slices`, and what gates name with `on`
 * and `where`.
 *
 * @throws ConfigurationError for a column that the table lacks or that has too many values
 */
export async function createSliceReader(
  table: Table,
  slices: readonly string[],
  gates: readonly Gate[],
): Promise<SliceReader> {
  const values = new Map<string, readonly string[]>();
  for (const column of slices) values.set(column, await valuesOf(table, column, 'slices'));
  for (const column of gates.flatMap((gate) => gate.on)) {
    if (!values.has(column)) values.set(column, await valuesOf(table, column, 'gates'));
  }
  const predicates = new Set(gates.map((gate) => gate.where).filter((sql) => sql !== null));
  return new SliceReader(table.rows, values, [...predicates]);
}
