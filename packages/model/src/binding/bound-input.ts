import type { ColumnInfo, ColumnKind, ColumnRequest, ColumnValues } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { RunnableType } from '../onnx/element-type.ts';
import { isFloat } from '../onnx/element-type.ts';
import type { InputForm } from './input-form.ts';

/** A model's input and the columns that fill it, in their order. */
export interface BoundInput {
  readonly form: InputForm;
  readonly columns: readonly ColumnInfo[];
}

/** Values of one input for a batch: one entry per column. */
export interface InputBatch {
  readonly input: BoundInput;
  readonly values: readonly ColumnValues[];
  /** Number of the batch's first row, from 0. */
  readonly start: number;
  readonly rows: number;
}

type RequestForm = 'float' | 'int64' | 'text';

/** Forms in which values of a kind are asked for, by what the model takes; null: not at all. */
function requestForm(type: RunnableType, kind: ColumnKind): RequestForm | null {
  if (kind === 'other') return null;
  if (type === 'string') return 'text';
  if (kind === 'text' || kind === 'datetime') return null;
  if (kind !== 'integer' || isFloat(type)) return 'float';
  // int64 does not hold the upper half of uint64.
  return type === 'uint64' ? 'text' : 'int64';
}

/**
 * What to ask a reader for, so that no digit is lost on the way to the model: whole numbers as
 * int64 for integer inputs, everything else numeric as float (whether 3.0 is whole is decided on
 * the values), text for string inputs.
 *
 * @throws ConfigurationError when the column's kind cannot fill the input.
 */
export function requestFor(subject: string, form: InputForm, column: ColumnInfo): ColumnRequest {
  const as = requestForm(form.elementType, column.kind);
  if (as !== null) return { as, column: column.name };
  const kind = column.kind === 'other' ? column.sqlType : `${column.kind} (${column.sqlType})`;
  throw new ConfigurationError(
    subject,
    `input "${form.name}" (${form.elementType}): the column "${column.name}" is ${kind}`,
  );
}

/** A remark on what a string input is fed from a column that is not text; null for text. */
export function noteOnText(form: InputForm, column: ColumnInfo): string | null {
  if (form.elementType !== 'string' || ['text', 'empty'].includes(column.kind)) return null;
  return (
    `The model’s input "${form.name}" takes strings: the column "${column.name}" ` +
    `(${column.sqlType}) is fed in its text form.`
  );
}
