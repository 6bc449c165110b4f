import type { Batch, ColumnValues } from '@slipway/core';
import type { RowConsumer } from '../shared/stream.ts';

/** Keeps every n-th row of what passes by, so that about `wanted` of `rows` are left. */
export class RowKeeper implements RowConsumer {
  readonly requests: RowConsumer['requests'];
  readonly #stride: number;
  readonly #parts: Batch[] = [];

  constructor(requests: RowConsumer['requests'], rows: number, wanted: number) {
    this.requests = requests;
    this.#stride = Math.max(1, Math.ceil(rows / wanted));
  }

  consume(batch: Batch): void {
    const kept = Array.from({ length: batch.rows }, (_, i) => i).filter(
      (i) => (batch.start + i) % this.#stride === 0,
    );
    const rows = Uint32Array.from(kept);
    this.#parts.push({
      ...batch,
      rows: rows.length,
      columns: batch.columns.map((c) => pickRows(c, rows)),
    });
  }

  get stride(): number {
    return this.#stride;
  }

  /** All kept rows as one batch. */
  finish(): Batch {
    const rows = this.#parts.reduce((sum, part) => sum + part.rows, 0);
    const columns = this.requests.map((_, i) => joined(this.#parts.map((part) => part.columns[i])));
    return { start: 0, rows, columns };
  }
}

type Present = Uint8Array | null;

function pickPresent(present: Present, rows: Uint32Array): Present {
  return present === null ? null : Uint8Array.from(rows, (row) => present[row] ?? 0);
}

/** The given rows of a column, in the given order. */
export function pickRows(column: ColumnValues, rows: Uint32Array): ColumnValues {
  switch (column.as) {
    case 'float': {
      const values = Float64Array.from(rows, (row) => column.values[row] ?? NaN);
      return { as: 'float', values, present: pickPresent(column.present, rows) };
    }
    case 'int64': {
      const values = BigInt64Array.from([...rows], (row) => column.values[row] ?? 0n);
      return { as: 'int64', values, present: pickPresent(column.present, rows) };
    }
    case 'code': {
      const values = Int32Array.from(rows, (row) => column.values[row] ?? -1);
      return { as: 'code', values, present: pickPresent(column.present, rows) };
    }
    case 'text':
      return { as: 'text', values: Array.from(rows, (row) => column.values[row] ?? null) };
    case 'predicate':
      return { as: 'predicate', values: Uint8Array.from(rows, (row) => column.values[row] ?? 0) };
  }
}

function presentOf(part: ColumnValues | undefined): Iterable<number> {
  if (part === undefined || part.as === 'text' || part.as === 'predicate') return [];
  return part.present ?? new Uint8Array(part.values.length).fill(1);
}

/** Parts of one column behind each other. */
function joined(parts: readonly (ColumnValues | undefined)[]): ColumnValues {
  const [first] = parts;
  if (first === undefined) throw new Error('no rows were read');
  const present = Uint8Array.from(parts.flatMap((part) => [...presentOf(part)]));
  switch (first.as) {
    case 'float': {
      const all = parts.flatMap((part) => (part?.as === 'float' ? [...part.values] : []));
      return { as: 'float', values: Float64Array.from(all), present };
    }
    case 'int64': {
      const all = parts.flatMap((part) => (part?.as === 'int64' ? [...part.values] : []));
      return { as: 'int64', values: BigInt64Array.from(all), present };
    }
    case 'code': {
      const all = parts.flatMap((part) => (part?.as === 'code' ? [...part.values] : []));
      return { as: 'code', values: Int32Array.from(all), present };
    }
    case 'text':
      return { as: 'text', values: parts.flatMap((p) => (p?.as === 'text' ? [...p.values] : [])) };
    case 'predicate': {
      const all = parts.flatMap((part) => (part?.as === 'predicate' ? [...part.values] : []));
      return { as: 'predicate', values: Uint8Array.from(all) };
    }
  }
}
