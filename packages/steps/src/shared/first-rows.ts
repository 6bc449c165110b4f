import type { Batch, Config } from '@slipway/core';
import type { Role, Table } from '@slipway/data';
import { readBatches } from '@slipway/data';
import type { FeatureBinding } from '@slipway/model';

/** The data to run the model on: the first of the roles that is configured. */
export function firstRole({ data }: Config, roles: readonly Role[]): Role | null {
  return roles.find((role) => data?.[role] !== undefined) ?? null;
}

/** The first rows of the table, in one batch; null when there are none. */
export async function firstRows(
  table: Table,
  binding: FeatureBinding,
  rows: number,
): Promise<Batch | null> {
  for await (const batch of readBatches(table, binding.requests, { batchRows: rows })) {
    return batch.rows === 0 ? null : batch;
  }
  return null;
}
