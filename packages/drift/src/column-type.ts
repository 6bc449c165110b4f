import type { ColumnKind, ColumnType, NumericSubtype } from '@slipway/core';
import { ConfigurationError, formatNumber } from '@slipway/core';
import type { ColumnSummary, SharedColumn } from './summary.ts';
import { presentRows } from './summary.ts';

/** How a column is compared: as numbers, as categories, or not at all. */
export type Family = 'numeric' | 'categorical' | null;

/** The type of a column and why it has it. */
export interface TypeDecision {
  readonly type: ColumnType;
  readonly reason: string;
  /** Whether the user set it. */
  readonly byHand: boolean;
  /** Of numeric columns: whether all numbers are whole. */
  readonly subtype: NumericSubtype | null;
  /** Reason code of a column that is left out by its type; null for one that is compared. */
  readonly leftOut: LeftOutCode | null;
}

/** Reason codes of columns that are left out. */
export const LEFT_OUT_CODES = [
  'index_column',
  'identifier_column',
  'text_column',
  'unsupported_type',
  'empty_column',
] as const;
export type LeftOutCode = (typeof LEFT_OUT_CODES)[number];

/** Names that pandas gives to an index that it writes as a column. */
const PANDAS_INDEX = /^(?:__index_level_\d+__|Unnamed: 0)$/;

/** Texts of which so many are different name a row, they do not describe it. */
const IDENTIFIER_SHARE = 0.95;

/** With fewer values all being different says nothing. */
const IDENTIFIER_ROWS = 30;

/** Longer texts, of which most are different, are prose. */
const PROSE_LENGTH = 50;
const PROSE_SHARE = 0.5;

const NUMBER_KINDS: ReadonlySet<ColumnKind> = new Set(['float', 'integer', 'boolean']);

/** How a type is compared. */
export function familyOf(type: ColumnType): Family {
  switch (type) {
    case 'numeric':
    case 'datetime':
      return 'numeric';
    case 'categorical':
    case 'boolean':
      return 'categorical';
    case 'text':
    case 'identifier':
    case 'unsupported':
      return null;
  }
}

/** A decision without its subtype. */
type Untyped = Omit<TypeDecision, 'subtype' | 'byHand'>;

function compared(type: ColumnType, reason: string): Untyped {
  return { type, reason, leftOut: null };
}

function withValues(column: SharedColumn): ColumnSummary[] {
  return [column.reference, column.current].filter((side) => presentRows(side) > 0);
}

/** The one or two finite numbers that both sides have together; null when they are more. */
function twoNumbers(column: SharedColumn): number[] | null {
  const values = new Set<number>();
  for (const side of withValues(column)) {
    const special = (side.nan > 0 ? 1 : 0) + (side.infinite > 0 ? 1 : 0);
    if (side.distinct === null || side.distinct - special > 2) return null;
    if (side.minimum !== null) values.add(side.minimum);
    if (side.maximum !== null) values.add(side.maximum);
  }
  return values.size === 0 || values.size > 2 ? null : [...values].sort((a, b) => a - b);
}

function isBeyondSafeIntegers(column: SharedColumn): boolean {
  return withValues(column).some(
    ({ minimum, maximum }) =>
      Math.max(Math.abs(minimum ?? 0), Math.abs(maximum ?? 0)) > Number.MAX_SAFE_INTEGER,
  );
}

/** `id`, `flight_id`, `userId`, `order-key`: names that are given to what names a row. */
const IDENTIFIER_NAME = /(?:^|[_\s.-])(?:id|uuid|guid|key|rowid|row_number)$/i;
const CAMEL_CASE_NAME = /[a-z](?:Id|ID|Key)$/;

/** Whether a column is called as identifiers are. */
export function isNamedIdentifier(name: string): boolean {
  return IDENTIFIER_NAME.test(name) || CAMEL_CASE_NAME.test(name);
}

function typeOfNumbers(column: SharedColumn): Untyped {
  const isNamed = column.kind === 'integer' && isNamedIdentifier(column.name);
  if (isNamed && areMostlyDifferent(column, IDENTIFIER_SHARE)) {
    return {
      type: 'identifier',
      reason: `named as an identifier, and at least ${IDENTIFIER_SHARE * 100} % of its whole numbers are different on each side`,
      leftOut: 'identifier_column',
    };
  }
  if (column.kind === 'integer' && isBeyondSafeIntegers(column)) {
    return {
      type: 'identifier',
      reason: 'whole numbers beyond 2^53 are taken for identifiers',
      leftOut: 'identifier_column',
    };
  }
  const numbers = twoNumbers(column);
  if (numbers === null) return compared('numeric', 'numbers with more than two different values');
  const listed = numbers.map((number) => formatNumber(number)).join(' and ');
  return compared(
    'boolean',
    `numbers of which only ${listed} occur${numbers.length > 1 ? '' : 's'}`,
  );
}

/** Whether the given share of the texts is different on every side that has some. */
function areMostlyDifferent(column: SharedColumn, share: number): boolean {
  const sides = withValues(column);
  return (
    sides.some((side) => presentRows(side) >= IDENTIFIER_ROWS) &&
    sides.every((side) => (side.distinct ?? 0) >= share * presentRows(side))
  );
}

function typeOfTexts(column: SharedColumn): Untyped {
  const lengths = withValues(column).map((side) => side.meanLength ?? 0);
  if (Math.min(...lengths) > PROSE_LENGTH && areMostlyDifferent(column, PROSE_SHARE)) {
    return {
      type: 'text',
      reason: `texts of more than ${PROSE_LENGTH} characters on average, most of them different`,
      leftOut: 'text_column',
    };
  }
  if (areMostlyDifferent(column, IDENTIFIER_SHARE)) {
    return {
      type: 'identifier',
      reason: `at least ${IDENTIFIER_SHARE * 100} % of the texts are different on each side`,
      leftOut: 'identifier_column',
    };
  }
  return compared('categorical', 'texts that repeat');
}

function typeByRule(column: SharedColumn): Untyped {
  if (PANDAS_INDEX.test(column.name)) {
    return {
      type: 'identifier',
      reason: 'the name that pandas gives to an index it writes as a column',
      leftOut: 'index_column',
    };
  }
  switch (column.kind) {
    case 'empty':
      return { type: 'unsupported', reason: 'no value on either side', leftOut: 'empty_column' };
    case 'other':
      return {
        type: 'unsupported',
        reason: `values of type ${column.sqlType} cannot be compared`,
        leftOut: 'unsupported_type',
      };
    case 'boolean':
      return compared('boolean', 'true and false');
    case 'datetime':
      return compared('datetime', 'dates or times, compared as seconds since 1970');
    case 'float':
    case 'integer':
      return typeOfNumbers(column);
    case 'text':
      return typeOfTexts(column);
  }
}

const LEFT_OUT_BY_TYPE: Partial<Record<ColumnType, LeftOutCode>> = {
  identifier: 'identifier_column',
  text: 'text_column',
  unsupported: 'unsupported_type',
};

function checkOverride(column: SharedColumn, type: ColumnType): void {
  const { kind, name } = column;
  const family = familyOf(type);
  if (family === null || kind === 'empty') return;
  const allowed =
    type === 'datetime'
      ? kind === 'datetime'
      : family === 'categorical'
        ? kind !== 'other'
        : NUMBER_KINDS.has(kind) || kind === 'datetime';
  if (allowed) return;
  throw new ConfigurationError(
    'data',
    `types: column "${name}" holds ${kind === 'other' ? column.sqlType : kind}, ` +
      `which cannot be compared as ${type}`,
  );
}

/** Whole numbers are counts or codes, others are measured. */
function subtypeOf(column: SharedColumn, type: ColumnType): NumericSubtype | null {
  if (type !== 'numeric') return null;
  return withValues(column).every(({ whole }) => whole === true) ? 'discrete' : 'continuous';
}

/**
 * The type of a column that both sides have, by a rule that looks at both sides alike:
 *
 * - numbers with one or two different values over both sides: `boolean`; other numbers: `numeric`
 *   (discrete where all are whole, else continuous); whole numbers beyond 2^53, and mostly different ones in a column that is named as an
 *   identifier (`id`, `flight_id`, `userId`): `identifier`;
 * - true and false: `boolean`; dates and times: `datetime`;
 * - texts: `text` when they are long (more than 50 characters on average) and half of them
 *   different, `identifier` when 95 % of them are different on each side (30 values or more),
 *   else `categorical`;
 * - lists, structs and bytes, and columns without any value: `unsupported`;
 * - a pandas index (`__index_level_0__`, `Unnamed: 0`): `identifier`.
 *
 * @param override the type the user gave it (`data.types`)
 * @throws ConfigurationError when the values cannot be compared as `override`.
 */
export function columnType(column: SharedColumn, override?: ColumnType): TypeDecision {
  const decision = override === undefined ? typeByRule(column) : typeByHand(column, override);
  return {
    ...decision,
    byHand: override !== undefined,
    subtype: subtypeOf(column, decision.type),
  };
}

function typeByHand(column: SharedColumn, override: ColumnType): Untyped {
  checkOverride(column, override);
  if (column.kind === 'empty' && familyOf(override) !== null) {
    return { type: override, reason: 'no value on either side', leftOut: 'empty_column' };
  }
  return {
    type: override,
    reason: 'set by the configuration (data.types)',
    leftOut: LEFT_OUT_BY_TYPE[override] ?? null,
  };
}
