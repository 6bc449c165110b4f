import type { Batch, ColumnRequest } from '@slipway/core';
import type { Table } from '@slipway/data';
import { readBatches } from '@slipway/data';

/** Something that takes rows as they pass by. */
export interface RowConsumer {
  /** What it wants of each row. */
  readonly requests: readonly ColumnRequest[];
  /** Takes the next rows; `batch.columns` are the answers to `requests`. */
  consume(batch: Batch): void | Promise<void>;
}

/** Reads a table once and hands every consumer the columns it asked for. */
export async function streamRows(
  table: Table,
  consumers: readonly RowConsumer[],
  options: { batchRows?: number; limit?: number } = {},
): Promise<void> {
  const requests = consumers.flatMap((consumer) => consumer.requests);
  const { limit = Infinity, batchRows } = options;
  for await (const batch of readBatches(table, requests, { batchRows })) {
    let position = 0;
    for (const consumer of consumers) {
      const columns = batch.columns.slice(position, position + consumer.requests.length);
      position += consumer.requests.length;
      await consumer.consume({ ...batch, columns });
    }
    if (batch.start + batch.rows >= limit) return;
  }
}
