import type { ColumnRequest, ColumnValues } from '@slipway/core';
import type { VectorRows } from './vectors.ts';
import { appendTexts, copyBigInts, copyDoubles, copyInts, readPresence } from './vectors.ts';

/** Collects the values of one request for the rows of a batch. */
export interface ColumnBuffer {
  /** Takes rows from a vector; the first goes to row `at` of the batch. */
  append(rows: VectorRows, at: number): void;
  /** The values of the first `rows` rows; the buffer is not used afterwards. */
  finish(rows: number): ColumnValues;
}

/** Presence of the rows of a batch; null for a batch without a gap. */
class Presence {
  readonly #bits: Uint8Array;
  #missing = 0;

  constructor(capacity: number) {
    this.#bits = new Uint8Array(capacity);
  }

  /** Reads a vector's gaps and tells each row that is one. */
  append(rows: VectorRows, at: number, gap: (row: number) => void): void {
    const missing = readPresence(rows, this.#bits, at);
    if (missing === 0) return;
    this.#missing += missing;
    for (let row = at; row < at + rows.count; row++) if (this.#bits[row] === 0) gap(row);
  }

  finish(rows: number): Uint8Array | null {
    return this.#missing === 0 ? null : this.#bits.subarray(0, rows);
  }
}

function floatBuffer(capacity: number): ColumnBuffer {
  const values = new Float64Array(capacity);
  const presence = new Presence(capacity);
  return {
    append(rows, at) {
      copyDoubles(rows, values, at);
      presence.append(rows, at, (row) => (values[row] = NaN));
    },
    finish: (rows) => ({
      as: 'float',
      values: values.subarray(0, rows),
      present: presence.finish(rows),
    }),
  };
}

function int64Buffer(capacity: number): ColumnBuffer {
  const values = new BigInt64Array(capacity);
  const presence = new Presence(capacity);
  return {
    append(rows, at) {
      copyBigInts(rows, values, at);
      presence.append(rows, at, (row) => (values[row] = 0n));
    },
    finish: (rows) => ({
      as: 'int64',
      values: values.subarray(0, rows),
      present: presence.finish(rows),
    }),
  };
}

function codeBuffer(capacity: number): ColumnBuffer {
  const values = new Int32Array(capacity);
  const presence = new Presence(capacity);
  return {
    append(rows, at) {
      copyInts(rows, values, at);
      presence.append(rows, at, (row) => (values[row] = -1));
    },
    finish: (rows) => ({
      as: 'code',
      values: values.subarray(0, rows),
      present: presence.finish(rows),
    }),
  };
}

function predicateBuffer(capacity: number): ColumnBuffer {
  const values = new Uint8Array(capacity);
  return {
    append: (rows, at) => copyInts(rows, values, at),
    finish: (rows) => ({ as: 'predicate', values: values.subarray(0, rows) }),
  };
}

function textBuffer(): ColumnBuffer {
  const values: (string | null)[] = [];
  return {
    append: (rows) => appendTexts(rows, values),
    finish: () => ({ as: 'text', values }),
  };
}

/** A buffer for the values of a request. */
export function columnBuffer(as: ColumnRequest['as'], capacity: number): ColumnBuffer {
  switch (as) {
    case 'float':
      return floatBuffer(capacity);
    case 'int64':
      return int64Buffer(capacity);
    case 'code':
      return codeBuffer(capacity);
    case 'predicate':
      return predicateBuffer(capacity);
    case 'text':
      return textBuffer();
  }
}
