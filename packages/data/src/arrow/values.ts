import type { Data, DataType, Decimal, Time, Timestamp, Vector } from 'apache-arrow';
import type * as Arrow from 'apache-arrow';
import type { LoadColumn, LoadType, ValueReader } from '../load.ts';

export type ArrowModule = typeof Arrow;

/** How a column's values are handed over, and what SQL makes of them. */
type Conversion = Pick<LoadColumn, 'type' | 'sql'>;

/** Digits of Arrow's widest decimal. */
const MOST_DIGITS = 76;

const asItIs = (value: string): string => value;

const WHOLE: Readonly<Record<number, LoadType>> = {
  8: 'TINYINT',
  16: 'SMALLINT',
  32: 'INTEGER',
  64: 'BIGINT',
};
const WHOLE_UNSIGNED: Readonly<Record<number, LoadType>> = {
  8: 'UTINYINT',
  16: 'USMALLINT',
  32: 'UINTEGER',
  64: 'UBIGINT',
};

/** Arrow's finest time unit; the coarser ones are 0 (second), 1 (millisecond), 2 (microsecond). */
const NANOSECOND = 3;

/** SQL of microseconds from a count of Arrow's time units. */
function microseconds(value: string, unit: number): string {
  if (unit === NANOSECOND) return `${value} // 1000`;
  return `${value} * ${10 ** (6 - 3 * unit)}`;
}

function timestamp(type: Timestamp): Conversion {
  const unit: number = type.unit;
  const zoned = Boolean(type.timezone);
  const sql = (value: string): string => {
    if (unit === NANOSECOND && !zoned) return `make_timestamp_ns(${value})`;
    const instant = `make_timestamp(${microseconds(value, unit)})`;
    return zoned ? `CAST(${instant} AS TIMESTAMP WITH TIME ZONE)` : instant;
  };
  return { type: 'BIGINT', sql };
}

function timeOfDay(type: Time): Conversion {
  const sql = (value: string): string =>
    `TIME '00:00:00' + to_microseconds(CAST(${microseconds(value, type.unit)} AS BIGINT))`;
  return { type: 'BIGINT', sql };
}

function decimal(type: Decimal): Conversion {
  if (Math.abs(type.scale) > MOST_DIGITS || type.precision > MOST_DIGITS) {
    throw new TypeError(`a decimal has more than ${MOST_DIGITS} digits`);
  }
  const fits = type.precision <= 38 && type.scale >= 0;
  const sqlType = `DECIMAL(${type.precision},${type.scale})`;
  return { type: 'VARCHAR', sql: (value) => (fits ? `CAST(${value} AS ${sqlType})` : value) };
}

/** Stands for a list, struct, map or union: whether there is one is all that is read of it. */
const NESTED = '{}';

/** How values of an Arrow type come into DuckDB; what has no counterpart comes as `NESTED`. */
export function conversionOf(arrow: ArrowModule, type: DataType): Conversion {
  const { DataType: is } = arrow;
  if (is.isDictionary(type)) return conversionOf(arrow, type.dictionary as DataType);
  if (is.isInt(type)) {
    const types = type.isSigned ? WHOLE : WHOLE_UNSIGNED;
    return { type: types[type.bitWidth] ?? 'BIGINT', sql: asItIs };
  }
  if (is.isFloat(type)) {
    const double = type.precision === arrow.Precision.DOUBLE;
    return { type: double ? 'DOUBLE' : 'FLOAT', sql: asItIs };
  }
  if (is.isUtf8(type) || is.isLargeUtf8(type) || is.isUtf8View(type)) {
    return { type: 'VARCHAR', sql: asItIs };
  }
  if (is.isBool(type)) return { type: 'BOOLEAN', sql: asItIs };
  if (is.isNull(type)) return { type: 'INTEGER', sql: asItIs };
  if (is.isDuration(type)) return { type: 'BIGINT', sql: asItIs };
  if (is.isTimestamp(type)) return timestamp(type);
  if (is.isTime(type)) return timeOfDay(type);
  if (is.isDecimal(type)) return decimal(type);
  if (is.isDate(type)) {
    return type.unit === arrow.DateUnit.DAY
      ? { type: 'INTEGER', sql: (value) => `DATE '1970-01-01' + ${value}` }
      : { type: 'BIGINT', sql: (value) => `make_timestamp(${value} * 1000)` };
  }
  if (isBytes(arrow, type)) return { type: 'VARCHAR', sql: (value) => `unhex(${value})` };
  return { type: 'VARCHAR', sql: (value) => `CAST(${value} AS JSON)` };
}

function isBytes({ DataType: is }: ArrowModule, type: DataType): boolean {
  return (
    is.isBinary(type) ||
    is.isLargeBinary(type) ||
    is.isBinaryView(type) ||
    is.isFixedSizeBinary(type)
  );
}

/** The raw buffer behind a column, whose numbers `Vector.get` would round to milliseconds. */
function rawValues(data: Data): (row: number) => bigint {
  const values: unknown = data.values;
  if (values instanceof Int32Array || values instanceof BigInt64Array) {
    return (row) => BigInt(values[row] ?? 0);
  }
  throw new TypeError(`Unexpected buffer of a column of type ${data.typeId}`);
}

/** A decimal's text from its little-endian words of 32 bits in two's complement. */
function decimalText(words: Uint32Array, scale: number): string {
  let unscaled = 0n;
  for (let index = words.length - 1; index >= 0; index--) {
    unscaled = (unscaled << 32n) | BigInt(words[index] ?? 0);
  }
  unscaled = BigInt.asIntN(words.length * 32, unscaled);
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function decimalReader(data: Data, type: Decimal): ValueReader {
  const values: unknown = data.values;
  if (!(values instanceof Uint32Array)) throw new TypeError('Unexpected buffer of a decimal');
  const { stride } = data;
  return (row) => decimalText(values.subarray(row * stride, (row + 1) * stride), type.scale);
}

/** Reads present values of one piece of a column. */
function presentReader(arrow: ArrowModule, data: Data): ValueReader {
  const { DataType: is } = arrow;
  const { type } = data;
  if (is.isDictionary(type)) return dictionaryReader(arrow, data);
  if (is.isTimestamp(type) || is.isTime(type) || is.isDuration(type)) return rawValues(data);
  if (is.isDate(type)) {
    const raw = rawValues(data);
    return type.unit === arrow.DateUnit.DAY ? (row) => Number(raw(row)) : raw;
  }
  if (is.isDecimal(type)) return decimalReader(data, type);
  const vector = new arrow.Vector([data]);
  const get = (row: number): unknown => vector.get(row);
  if (isBytes(arrow, type)) return (row) => Buffer.from(get(row) as Uint8Array).toString('hex');
  if (conversionOf(arrow, type).sql === asItIs) {
    return (row) => get(row) as string | number | bigint | boolean;
  }
  return () => NESTED;
}

function dictionaryReader(arrow: ArrowModule, data: Data): ValueReader {
  const entries = (data.dictionary?.data ?? []).flatMap((piece: Data) => {
    const read = valueReader(arrow, piece);
    return Array.from({ length: piece.length }, (_, index) => read(index));
  });
  const indices: unknown = data.values;
  if (!ArrayBuffer.isView(indices)) throw new TypeError('Unexpected indices of a dictionary');
  const positions = indices as ArrayLike<number | bigint> & ArrayBufferView;
  return (row) => entries[Number(positions[row])] ?? null;
}

/** Whether offsets of texts or bytes go up and end inside the buffer. */
function offsetsFit(offsets: ArrayLike<number | bigint>, rows: number, bytes: number): boolean {
  if (offsets.length <= rows) return false;
  let last = 0;
  for (let row = 0; row <= rows; row++) {
    const offset = Number(offsets[row]);
    if (offset < last || offset > bytes) return false;
    last = offset;
  }
  return true;
}

function lengthOf(buffer: unknown): number {
  return ArrayBuffer.isView(buffer) && 'length' in buffer ? Number(buffer.length) : 0;
}

/**
 * Whether the buffers are as long as the number of rows says: the file's metadata may say anything.
 */
function buffersFit({ DataType: is }: ArrowModule, data: Data): boolean {
  const { type, length } = data;
  const values = lengthOf(data.values);
  if (is.isNull(type)) return true;
  if (data.nullCount > 0 && lengthOf(data.nullBitmap) * 8 < length) return false;
  if (is.isBool(type)) return values * 8 >= length;
  if (is.isUtf8(type) || is.isLargeUtf8(type) || is.isBinary(type) || is.isLargeBinary(type)) {
    const offsets: unknown = data.valueOffsets;
    if (!(offsets instanceof Int32Array || offsets instanceof BigInt64Array)) return length === 0;
    return length === 0 || offsetsFit(offsets, length, values);
  }
  if (is.isUtf8View(type) || is.isBinaryView(type)) return values >= length * 16;
  const nested = data.children.length > 0;
  return nested || values >= length * data.stride;
}

/**
 * Reads one piece of a column; a missing value is null.
 *
 * @throws TypeError when a buffer is shorter than it should be.
 */
export function valueReader(arrow: ArrowModule, data: Data): ValueReader {
  if (!buffersFit(arrow, data)) throw new TypeError('a buffer is shorter than its rows');
  const read = presentReader(arrow, data);
  if (arrow.DataType.isNull(data.type)) return () => null;
  return (row) => (data.getValid(row) ? read(row) : null);
}

/** The one piece that a column of a record batch consists of. */
export function pieceOf(vector: Vector | null): Data {
  const piece: Data | undefined = vector?.data[0];
  if (piece === undefined) throw new TypeError('A column of the record batch is missing');
  return piece;
}
