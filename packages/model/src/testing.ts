import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Batch, ColumnInfo, ColumnKind, ColumnRequest, ColumnValues } from '@slipway/core';
import type { RunnableType } from './onnx/element-type.ts';
import type { TensorData, Tensors } from './session/tensor.ts';

/** Path of a file in fixtures/. */
export function fixture(name: string): string {
  return path.join(import.meta.dirname, '..', 'fixtures', name);
}

interface JsonTensor {
  readonly type: RunnableType;
  readonly dims: readonly number[];
  readonly data: readonly (number | string | boolean)[];
}

/** What make_models.py recorded of a model. */
export interface Recording {
  readonly inputs: Tensors;
  readonly outputs: ReadonlyMap<string, JsonTensor>;
}

/** A tensor from plain values; integers of 64 bits may be written as text. */
export function tensor(
  type: RunnableType,
  dims: readonly number[],
  values: readonly (number | string | boolean | bigint)[],
): TensorData {
  switch (type) {
    case 'string':
      return { type, dims, data: values.map(String) };
    case 'int64':
      return { type, dims, data: BigInt64Array.from(values, BigInt) };
    case 'uint64':
      return { type, dims, data: BigUint64Array.from(values, BigInt) };
    case 'float16':
      return { type, dims, data: Float16Array.from(values, Number) };
    case 'float32':
      return { type, dims, data: Float32Array.from(values, Number) };
    case 'float64':
      return { type, dims, data: Float64Array.from(values, Number) };
    case 'bool':
    case 'uint8':
      return { type, dims, data: Uint8Array.from(values, Number) };
    case 'int8':
      return { type, dims, data: Int8Array.from(values, Number) };
    case 'int16':
      return { type, dims, data: Int16Array.from(values, Number) };
    case 'int32':
      return { type, dims, data: Int32Array.from(values, Number) };
    case 'uint16':
      return { type, dims, data: Uint16Array.from(values, Number) };
    case 'uint32':
      return { type, dims, data: Uint32Array.from(values, Number) };
  }
}

/** Inputs fed to a fixture's model, and the answers of Python's onnxruntime. */
export function recording(name: string): Recording {
  const json = JSON.parse(readFileSync(fixture(`${name}.json`), 'utf8')) as {
    inputs: Record<string, JsonTensor>;
    outputs: Record<string, JsonTensor>;
  };
  const inputs = Object.entries(json.inputs).map(
    ([key, { type, dims, data }]) => [key, tensor(type, dims, data)] as const,
  );
  return { inputs: new Map(inputs), outputs: new Map(Object.entries(json.outputs)) };
}

/** A tensor's elements as JSON holds them: 64-bit integers as text, booleans as they are. */
export function plainValues(data: TensorData): (number | string | boolean)[] {
  if (data.type === 'int64' || data.type === 'uint64') return Array.from(data.data, String);
  if (data.type === 'bool') return Array.from(data.data, (value) => value !== 0);
  return Array.from<number | string>(data.data);
}

/** A cell of a small table: a number, a text, or nothing. */
export type Cell = number | bigint | string | boolean | null;

/** A small table, by columns. */
export type Table = Readonly<Record<string, readonly Cell[]>>;

function valuesFor(request: ColumnRequest, cells: readonly Cell[]): ColumnValues {
  const present = Uint8Array.from(cells, (cell) => (cell === null ? 0 : 1));
  switch (request.as) {
    case 'float':
      return {
        as: 'float',
        values: Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell))),
        present: present.includes(0) ? present : null,
      };
    case 'int64':
      return {
        as: 'int64',
        values: BigInt64Array.from(cells, (cell) => BigInt(cell ?? 0)),
        present: present.includes(0) ? present : null,
      };
    case 'text':
      return { as: 'text', values: cells.map((cell) => (cell === null ? null : String(cell))) };
    default:
      throw new Error(`features are not asked for as ${request.as}`);
  }
}

/** The whole table as one batch that answers the requests. */
export function batchOf(requests: readonly ColumnRequest[], table: Table, start = 0): Batch {
  const rows = Object.values(table)[0]?.length ?? 0;
  const columns = requests.map((request) => {
    const cells = 'column' in request ? table[request.column] : undefined;
    if (cells === undefined) throw new Error('the table has no such column');
    return valuesFor(request, cells);
  });
  return { start, rows, columns };
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  float: 'DOUBLE',
  integer: 'BIGINT',
  text: 'VARCHAR',
  boolean: 'BOOLEAN',
};

/** Columns of these kinds: `columnsOf({ a: 'float', b: 'text' })`. */
export function columnsOf(kinds: Readonly<Record<string, ColumnKind>>): ColumnInfo[] {
  return Object.entries(kinds).map(([name, kind]) => ({
    name,
    kind,
    sqlType: SQL_TYPES[kind] ?? kind.toUpperCase(),
  }));
}
