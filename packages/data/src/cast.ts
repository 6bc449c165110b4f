import { canonicalSql } from './canonical.ts';
import { numberText } from './numbers.ts';
import type { ColumnType } from './kinds.ts';
import type { NumberFormat } from './options.ts';

function nullOf(target: ColumnType): string {
  return `CAST(NULL AS ${target.sqlType})`;
}

/** SQL that brings a typed value to the type that its column has in every file. */
export function castTyped(value: string, own: ColumnType, target: ColumnType): string {
  if (own.kind === 'empty') return nullOf(target);
  if (own.sqlType === target.sqlType) return value;
  if (target.kind === 'text') return canonicalSql(value, own.sqlType);
  return `CAST(${value} AS ${target.sqlType})`;
}

/** A value that is written as text. */
export interface WrittenValue {
  /** SQL of the text as it stands in the file, null where the value is missing. */
  readonly raw: string;
  /** SQL of the same without blanks around it. */
  readonly text: string;
}

/** SQL that reads a written value as the type that its column has in every file. */
export function castWritten(
  { raw, text }: WrittenValue,
  own: ColumnType,
  target: ColumnType,
  format: NumberFormat,
): string {
  if (own.kind === 'empty') return nullOf(target);
  switch (target.kind) {
    case 'text':
    case 'other':
    case 'empty':
      return raw;
    case 'boolean':
      return `lower(${text}) = 'true'`;
    case 'datetime':
      return `CAST(${text} AS ${target.sqlType})`;
    case 'integer':
    case 'float':
      return own.kind === 'boolean'
        ? `CAST(lower(${text}) = 'true' AS ${target.sqlType})`
        : `CAST(${numberText(text, format)} AS ${target.sqlType})`;
  }
}
