import { formatCount, InputError } from '@slipway/core';
import type { InputBatch } from './bound-input.ts';

/**
 * Values of a string input in row-major order.
 *
 * @throws InputError that names column and row, for a missing value: strings have no NaN.
 */
export function feedStrings(batch: InputBatch): string[] {
  const { form, columns } = batch.input;
  const width = columns.length;
  const out = new Array<string>(batch.rows * width).fill('');
  batch.values.forEach((values, column) => {
    if (values.as !== 'text') throw new Error(`text was asked for, not ${values.as}`);
    for (let row = 0; row < batch.rows; row++) {
      const value = values.values[row] ?? null;
      if (value === null) {
        throw new InputError(
          'data',
          `column "${columns[column]?.name}": row ${formatCount(batch.start + row + 1)} has no ` +
            `value; the model’s input "${form.name}" is string, which has none for that`,
        );
      }
      out[row * width + column] = value;
    }
  });
  return out;
}
