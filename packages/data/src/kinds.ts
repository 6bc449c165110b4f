import type { ColumnKind } from '@slipway/core';

/** How a column is kept: its kind, and DuckDB's type for its values. */
export interface ColumnType {
  readonly kind: ColumnKind;
  readonly sqlType: string;
}

/** 38 digits: the widest whole number that Parquet holds exactly. */
export const WIDE_INTEGER = 'DECIMAL(38,0)';

const SMALL_INTEGERS = new Set([
  'TINYINT',
  'SMALLINT',
  'INTEGER',
  'BIGINT',
  'UTINYINT',
  'USMALLINT',
  'UINTEGER',
]);
const LARGE_INTEGERS = new Set(['UBIGINT', 'HUGEINT', 'UHUGEINT']);
const FLOATS = new Set(['FLOAT', 'DOUBLE']);
/** Types whose text says all of a value. */
const TEXTS = new Set([
  'VARCHAR',
  'UUID',
  'TIME',
  'TIME_NS',
  'TIME WITH TIME ZONE',
  'BIT',
  'BIGNUM',
]);

/** The kind of a DuckDB type. */
export function kindOfType(sqlType: string): ColumnKind {
  const decimal = /^DECIMAL\(\d+,(\d+)\)$/.exec(sqlType);
  if (decimal !== null) return decimal[1] === '0' ? 'integer' : 'float';
  if (SMALL_INTEGERS.has(sqlType) || LARGE_INTEGERS.has(sqlType)) return 'integer';
  if (FLOATS.has(sqlType)) return 'float';
  if (sqlType === 'BOOLEAN') return 'boolean';
  if (sqlType === 'DATE' || sqlType.startsWith('TIMESTAMP')) return 'datetime';
  if (TEXTS.has(sqlType) || /^ENUM\(.*\)$/s.test(sqlType)) return 'text';
  return 'other';
}

/** Kinds that hold numbers, the wider one last; true and false count as 1 and 0 among them. */
const NUMERIC_KINDS: readonly ColumnKind[] = ['boolean', 'integer', 'float'];

function joinKinds(left: ColumnKind, right: ColumnKind): ColumnKind {
  if (left === right || right === 'empty') return left;
  if (left === 'empty') return right;
  if (left === 'other' || right === 'other') return 'other';
  const rank = Math.max(NUMERIC_KINDS.indexOf(left), NUMERIC_KINDS.indexOf(right));
  const bothNumeric = NUMERIC_KINDS.includes(left) && NUMERIC_KINDS.includes(right);
  return (bothNumeric ? NUMERIC_KINDS[rank] : undefined) ?? 'text';
}

function settleInteger(types: readonly string[]): string {
  return types.every((type) => SMALL_INTEGERS.has(type) || type === 'BOOLEAN')
    ? 'BIGINT'
    : WIDE_INTEGER;
}

function settleDatetime(types: readonly string[]): string {
  if (types.some((type) => type.endsWith('WITH TIME ZONE'))) return 'TIMESTAMP WITH TIME ZONE';
  return 'TIMESTAMP';
}

/** The type of all columns when they have one, else the one that `common` finds. */
function settleSqlType(
  kind: ColumnKind,
  types: readonly string[],
  common: (types: readonly string[]) => string,
): ColumnType {
  const [only] = types;
  return { kind, sqlType: types.length === 1 && only !== undefined ? only : common(types) };
}

/**
 * One type for a column that several files hold. A column without values takes the others' type;
 * whole numbers and fractions become floats; true and false become 1 and 0 beside numbers; a
 * date beside a time stamp is its midnight, a time stamp without zone beside one with a zone is
 * UTC; anything else in two kinds is text. Lists, structs and bytes stay `other`.
 */
export function settleType(columns: readonly ColumnType[]): ColumnType {
  const kind = columns.map((column) => column.kind).reduce(joinKinds, 'empty');
  const valued = columns.filter((column) => column.kind !== 'empty');
  const types = [...new Set(valued.map((column) => column.sqlType))];
  switch (kind) {
    case 'empty':
    case 'text':
      return { kind, sqlType: 'VARCHAR' };
    case 'boolean':
      return { kind, sqlType: 'BOOLEAN' };
    case 'other':
      return settleSqlType(kind, types, () => 'VARCHAR');
    case 'integer':
      return settleSqlType(kind, types, settleInteger);
    case 'float':
      return settleSqlType(kind, types, () => 'DOUBLE');
    case 'datetime':
      return settleSqlType(kind, types, settleDatetime);
  }
}
