import { InputError } from '@slipway/core';
import type { Cell } from './database.ts';
import { canonicalSql } from './canonical.ts';
import { isNumber } from './numbers.ts';
import type { NumberFormat } from './options.ts';
import { countWhere } from './sql.ts';
import type { Format } from './source/file.ts';
import type { Table, TablePart } from './table.ts';
import { partValue, queryRow, queryRows, requireColumn, settledType } from './table.ts';

/** Longest value that a message shows in full. */
const SHOWN = 60;
/** At most so many texts are suggested as stand-ins for a missing value. */
const MISSING_TEXTS = 3;

/** A value in quotes for a message, on one line, shortened. */
export function showValue(text: string): string {
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return JSON.stringify(short);
}

/** A row whose value is not what was asked for. */
interface Offender {
  readonly value: string;
  readonly place: string;
  readonly part: TablePart;
}

/**
 * The first row of the table whose value meets an SQL condition.
 *
 * @param condition SQL of the condition on a value
 */
export async function findRow(
  table: Table,
  column: string,
  condition: (value: string) => string,
): Promise<Offender | null> {
  const type = settledType(table, column);
  for (const part of table.access.parts) {
    const value = partValue(part, column, type);
    const shown =
      type.kind === 'other' ? `CAST(${value} AS VARCHAR)` : canonicalSql(value, type.sqlType);
    const [first] = await queryRows(
      table,
      `SELECT file_row, ${shown} FROM ${part.relation} WHERE ${condition(value)} ` +
        `ORDER BY file_row LIMIT 1`,
    );
    if (first !== undefined) {
      const place = `${await part.place(Number(first[0]))} of ${part.display}`;
      return { value: String(first[1]), place, part };
    }
  }
  return null;
}

/** Number formats that settings could say, the ones with a single setting first. */
function otherFormats(used: NumberFormat): NumberFormat[] {
  const formats: NumberFormat[] = [
    { decimal: '.', thousands: null },
    ...[',', ' ', "'", '_'].map((thousands) => ({ decimal: '.', thousands })),
    { decimal: ',', thousands: null },
    ...['.', ' ', "'"].map((thousands) => ({ decimal: ',', thousands })),
  ];
  const settings = (format: NumberFormat): number =>
    Number(format.decimal !== used.decimal) + Number(format.thousands !== used.thousands);
  return formats
    .filter((format) => settings(format) > 0)
    .sort((left, right) => settings(left) - settings(right));
}

function settingOf(format: NumberFormat, used: NumberFormat): string {
  const decimal = format.decimal === used.decimal ? [] : [`decimal: "${format.decimal}"`];
  const thousands =
    format.thousands === used.thousands || format.thousands === null
      ? []
      : [`thousands: ${JSON.stringify(format.thousands)}`];
  return [...decimal, ...thousands].join(' and ');
}

/** A column's name as a key in YAML. */
function yamlKey(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name);
}

/** SQL of all values of a text column, over the tables that were opened together. */
function textValues(table: Table, column: string): string {
  const type = settledType(table, column);
  const selects = table.access.siblings
    .flatMap((sibling) => sibling.access.parts)
    .filter((part) => part.values.has(column))
    .map((part) => `SELECT trim(${partValue(part, column, type)}) AS t FROM ${part.relation}`);
  return `(${selects.join(' UNION ALL ')})`;
}

/** The setting under which every value of a text column would be a number, or null. */
async function findRemedy(table: Table, column: string, format: Format): Promise<string | null> {
  const { rules } = table.access;
  const used = rules.numbers;
  const values = textValues(table, column);
  const formats = otherFormats(used);
  const notNumber = `t IS NOT NULL AND NOT coalesce(${isNumber('t', used, false)}, false)`;
  const counts: Cell[] = await queryRow(
    table,
    `SELECT ${[
      'count(t)',
      countWhere(isNumber('t', used, true)),
      ...formats.map((format) => countWhere(isNumber('t', format, false))),
    ].join(', ')} FROM ${values}`,
  );
  const [total, codes, ...readable] = counts.map(Number);
  if (codes === total) return `set types: {${yamlKey(column)}: numeric}`;
  if (format !== 'delimited') return null;
  const readableFormat = formats.find((_, index) => readable[index] === total);
  if (readableFormat !== undefined) return `set ${settingOf(readableFormat, used)}`;
  const texts = await queryRows(
    table,
    `SELECT DISTINCT t FROM ${values} WHERE ${notNumber} ORDER BY t LIMIT ${MISSING_TEXTS + 1}`,
  );
  const [numbers] = await queryRow(
    table,
    `SELECT count(*) FROM ${values} WHERE t IS NOT NULL AND NOT (${notNumber})`,
  );
  if (texts.length > MISSING_TEXTS || Number(numbers) === 0) return null;
  return `add ${texts.map(([text]) => showValue(String(text))).join(' and ')} to missing`;
}

/** The first value that makes a column text, in the table itself or in one opened with it. */
async function findText(table: Table, column: string): Promise<Offender | null> {
  const { rules, siblings } = table.access;
  const isText = (value: string): string => {
    const number = isNumber(`trim(${value})`, rules.numbers, false);
    return `${value} IS NOT NULL AND NOT coalesce(${number}, false)`;
  };
  const tables = [table, ...siblings.filter((sibling) => sibling !== table)].filter((each) =>
    each.columns.some(({ name }) => name === column),
  );
  for (const condition of [isText, (value: string) => `${value} IS NOT NULL`]) {
    for (const each of tables) {
      const found = await findRow(each, column, condition);
      if (found !== null) return found;
    }
  }
  return null;
}

/** The error for a text column of which numbers were asked: value, line, and what would read it. */
async function textError(table: Table, column: string): Promise<InputError> {
  const found = await findText(table, column);
  if (found === null) return new InputError('data', `column "${column}" is text, not a number`);
  const remedy = await findRemedy(table, column, found.part.format);
  return new InputError(
    'data',
    `column "${column}" is text (${showValue(found.value)}, ${found.place})` +
      (remedy === null ? ', not a number' : `; ${remedy}`),
  );
}

/**
 * Why a column cannot be read as numbers, or null when it can.
 *
 * @throws ConfigurationError when there is no such column.
 */
export async function numberProblem(table: Table, column: string): Promise<InputError | null> {
  const { kind, sqlType } = requireColumn(table, column);
  if (kind === 'text') return textError(table, column);
  if (kind === 'other') {
    return new InputError('data', `column "${column}" is of type ${sqlType}, not a number`);
  }
  if (kind !== 'datetime') return null;
  const example = await findRow(table, column, (value) => `${value} IS NOT NULL`);
  const shown = example === null ? '' : ` (${showValue(example.value)}, ${example.place})`;
  return new InputError('data', `column "${column}" is a date or time${shown}, not a number`);
}

/** The error for a value that an INT64 input cannot take: 3.5, or beyond 64 bits. */
export async function int64Error(table: Table, column: string): Promise<InputError> {
  const { sqlType } = settledType(table, column);
  const found = await findRow(
    table,
    column,
    (value) => `${value} IS NOT NULL AND ${wholeNumber(value, sqlType)} IS NULL`,
  );
  if (found === null) throw new Error(`No value of "${column}" is unfit for INT64`);
  return new InputError(
    'data',
    `column "${column}": ${found.value} (${found.place}) is not a whole number of 64 bits, ` +
      'which INT64 asks for',
  );
}

/** SQL of a number as BIGINT; null where it has a fraction or does not fit. */
export function wholeNumber(value: string, sqlType: string): string {
  if (sqlType === 'DOUBLE' || sqlType === 'FLOAT' || /^DECIMAL\(\d+,[1-9]/.test(sqlType)) {
    return `CASE WHEN ${value} = trunc(${value}) THEN TRY_CAST(${value} AS BIGINT) END`;
  }
  return `TRY_CAST(${value} AS BIGINT)`;
}
