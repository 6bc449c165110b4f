import { formatCount, formatNumber, InputError, plural } from '@slipway/core';
import { zeros } from '../session/tensor.ts';
import type { BoundInput, InputBatch } from './bound-input.ts';

type FloatArray = Float16Array | Float32Array | Float64Array;
type FloatType = 'float16' | 'float32' | 'float64';

/** What was met in a column so far. */
interface Tally {
  missing: number;
  /** Whole numbers that the element type cannot hold. */
  inexact: number;
  firstInexact: number;
}

/** Feeds the columns of a float input and counts what the user should know. */
export class FloatFeeder {
  readonly #input: BoundInput;
  readonly #tallies: Tally[];

  constructor(input: BoundInput) {
    this.#input = input;
    this.#tallies = input.columns.map(() => ({ missing: 0, inexact: 0, firstInexact: 0 }));
  }

  /**
   * The values of a batch in row-major order; a missing value is NaN.
   *
   * @throws InputError for a finite value that the element type can only hold as infinity.
   */
  feed(batch: InputBatch): FloatArray {
    const { columns, form } = this.#input;
    const width = columns.length;
    const out = zeros(form.elementType as FloatType, batch.rows * width);
    columns.forEach((_, column) => {
      this.#feedColumn(batch, column, out);
    });
    return out;
  }

  #feedColumn(batch: InputBatch, column: number, out: FloatArray): void {
    const values = batch.values[column];
    if (values?.as !== 'float') {
      throw new Error(`a float column was asked for, not ${values?.as ?? 'nothing'}`);
    }
    const width = this.#input.columns.length;
    const { values: numbers, present } = values;
    for (let row = 0, position = column; row < batch.rows; row++, position += width) {
      const value = present?.[row] === 0 ? NaN : (numbers[row] ?? NaN);
      out[position] = value;
      const stored = out[position] ?? NaN;
      // Fractions are rounded to the nearest neighbour; that needs no remark.
      if (stored !== value && (Number.isInteger(value) || !Number.isFinite(stored))) {
        this.#examine(batch, column, row, stored);
      }
    }
  }

  /** A value that the element type does not hold: missing, too large, or a long whole number. */
  #examine(batch: InputBatch, column: number, row: number, stored: number): void {
    const values = batch.values[column];
    const tally = this.#tallies[column];
    if (values?.as !== 'float' || tally === undefined) return;
    const value = values.values[row] ?? NaN;
    if (Number.isNaN(stored)) tally.missing += 1;
    else if (!Number.isFinite(stored)) this.#refuseOverflow(batch, column, row, value);
    else {
      if (tally.inexact === 0) tally.firstInexact = value;
      tally.inexact += 1;
    }
  }

  #refuseOverflow(batch: InputBatch, column: number, row: number, value: number): never {
    const { form, columns } = this.#input;
    throw new InputError(
      'data',
      `column "${columns[column]?.name}", row ${formatCount(batch.start + row + 1)}: ` +
        `${formatNumber(value)} is too large for the model’s input "${form.name}", ` +
        `which is ${form.elementType}`,
    );
  }

  notes(): string[] {
    const { form, columns } = this.#input;
    const { name, elementType } = form;
    return this.#tallies.flatMap(({ missing, inexact, firstInexact }, position) => {
      const column = columns[position]?.name ?? '';
      const notes: string[] = [];
      if (missing > 0) {
        notes.push(
          `Column "${column}": ${plural(missing, 'missing value')} fed to the model as NaN.`,
        );
      }
      if (inexact > 0) {
        notes.push(
          `Column "${column}": ${plural(inexact, 'whole number')} rounded, because the model’s ` +
            `input "${name}" is ${elementType} (the first: ${firstInexact}).`,
        );
      }
      return notes;
    });
  }
}
