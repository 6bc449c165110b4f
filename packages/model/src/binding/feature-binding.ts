import type { Batch, ColumnRequest } from '@slipway/core';
import type { TensorData, Tensors } from '../session/tensor.ts';
import type { BoundInput, InputBatch } from './bound-input.ts';
import { noteOnText, requestFor } from './bound-input.ts';
import { FloatFeeder } from './feed-floats.ts';
import { feedIntegers } from './feed-integers.ts';
import { feedStrings } from './feed-strings.ts';

/** What a binding was decided with. */
export interface BindingFacts {
  readonly notes: readonly string[];
  readonly unused: readonly string[];
  readonly fixedRows: number | null;
}

/** Dimensions of the tensor for so many rows. */
function dimsOf({ form, columns }: BoundInput, rows: number): number[] {
  if (form.kind === 'matrix') return [rows, columns.length];
  return [rows, ...Array<number>(form.rank - 1).fill(1)];
}

/** Which columns fill which inputs of a model, and how values become tensors. */
export class FeatureBinding {
  readonly inputs: readonly BoundInput[];
  /** What to ask a reader for, in this order. */
  readonly requests: readonly ColumnRequest[];
  /** Columns that are no input of the model, and have no other use. */
  readonly unused: readonly string[];
  /** The number of rows that every call must have; null when it may vary. */
  readonly fixedRows: number | null;
  readonly #notes: readonly string[];
  readonly #floats: readonly FloatFeeder[];

  constructor(subject: string, inputs: readonly BoundInput[], facts: BindingFacts) {
    this.inputs = inputs;
    this.unused = facts.unused;
    this.fixedRows = facts.fixedRows;
    this.requests = inputs.flatMap(({ form, columns }) =>
      columns.map((column) => requestFor(subject, form, column)),
    );
    const onText = inputs.flatMap(({ form, columns }) =>
      columns.map((column) => noteOnText(form, column)).filter((note) => note !== null),
    );
    this.#notes = [...facts.notes, ...onText];
    this.#floats = inputs.map((input) => new FloatFeeder(input));
  }

  /**
   * Remarks: how columns were found, and, for the rows fed so far, missing values and whole
   * numbers that the model's element type does not hold.
   */
  get notes(): string[] {
    return [...this.#notes, ...this.#floats.flatMap((feeder) => feeder.notes())];
  }

  /**
   * Tensors for the rows of a batch.
   *
   * @param batch its columns answer `requests`, in that order; further columns are not looked at
   * @throws InputError that names column, row and value: a missing value for an integer, boolean
   *   or string input, a fraction for an integer input, a value beyond the type's range.
   */
  feeds(batch: Batch): Tensors {
    const tensors = new Map<string, TensorData>();
    let position = 0;
    this.inputs.forEach((input, index) => {
      const values = batch.columns.slice(position, position + input.columns.length);
      position += input.columns.length;
      const { start, rows } = batch;
      tensors.set(input.form.name, this.#tensor(index, { input, values, start, rows }));
    });
    return tensors;
  }

  #tensor(index: number, batch: InputBatch): TensorData {
    const dims = dimsOf(batch.input, batch.rows);
    const type = batch.input.form.elementType;
    switch (type) {
      case 'float16':
      case 'float32':
      case 'float64': {
        const feeder = this.#floats[index];
        if (feeder === undefined) throw new Error('an input without a feeder');
        return { type, dims, data: feeder.feed(batch) } as TensorData;
      }
      case 'string':
        return { type, dims, data: feedStrings(batch) };
      default:
        return { type, dims, data: feedIntegers(batch, type) } as TensorData;
    }
  }
}
