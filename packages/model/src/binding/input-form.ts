import { ConfigurationError } from '@slipway/core';
import type { RunnableType } from '../onnx/element-type.ts';
import { isRunnable } from '../onnx/element-type.ts';
import type { ModelValue } from '../onnx/value-type.ts';
import { describeType } from '../onnx/value-type.ts';

/** How an input takes the rows of a table. */
export interface InputForm {
  readonly name: string;
  readonly elementType: RunnableType;
  /** `column`: one value a row; `matrix`: several. */
  readonly kind: 'column' | 'matrix';
  /** Values a row takes; null where the model does not say it. */
  readonly width: number | null;
  /** The number of rows that every call must have; null when it may vary. */
  readonly fixedRows: number | null;
  /** Rank of the tensor to feed. */
  readonly rank: number;
}

function refuse(subject: string, { name, type }: ModelValue, problem: string): never {
  throw new ConfigurationError(subject, `input "${name}" (${describeType(type)}) ${problem}`);
}

/**
 * How an input takes rows: [N] and [N, 1] take a column, [N, k] takes k columns.
 *
 * @throws ConfigurationError for an input that rows of a table cannot fill (a scalar, an image, a
 *   sequence).
 */
export function formOf(subject: string, input: ModelValue): InputForm {
  const { name, type } = input;
  if (type.kind !== 'tensor' || !isRunnable(type.elementType)) {
    refuse(subject, input, 'cannot be fed from columns');
  }
  const { elementType, shape } = type;
  const common = { name, elementType };
  if (shape === null) return { ...common, kind: 'column', width: null, fixedRows: null, rank: 2 };
  const [rows, ...rest] = shape;
  if (rows === undefined) refuse(subject, input, 'is a scalar, which a column cannot fill');
  const fixedRows = typeof rows === 'number' && rows > 0 ? rows : null;
  const base = { ...common, fixedRows, rank: shape.length };
  if (rest.every((size) => size === 1)) return { ...base, kind: 'column', width: 1 };
  if (rest.length > 1) refuse(subject, input, 'is not a table: rows and columns cannot fill it');
  const width = typeof rest[0] === 'number' ? rest[0] : null;
  return { ...base, kind: 'matrix', width };
}
