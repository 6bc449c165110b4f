import type { LoadColumn, LoadType, ValueReader } from '../load.ts';
import type { NumpyArray } from './array.ts';

type Getter = (view: DataView, offset: number, little: boolean) => number | bigint;

/** Numbers by kind and size of the type string. */
const NUMBERS: Readonly<Record<string, readonly [LoadType, Getter]>> = {
  i1: ['TINYINT', (view, offset) => view.getInt8(offset)],
  i2: ['SMALLINT', (view, offset, little) => view.getInt16(offset, little)],
  i4: ['INTEGER', (view, offset, little) => view.getInt32(offset, little)],
  i8: ['BIGINT', (view, offset, little) => view.getBigInt64(offset, little)],
  u1: ['UTINYINT', (view, offset) => view.getUint8(offset)],
  u2: ['USMALLINT', (view, offset, little) => view.getUint16(offset, little)],
  u4: ['UINTEGER', (view, offset, little) => view.getUint32(offset, little)],
  u8: ['UBIGINT', (view, offset, little) => view.getBigUint64(offset, little)],
  f2: ['FLOAT', (view, offset, little) => halfToNumber(view.getUint16(offset, little))],
  f4: ['FLOAT', (view, offset, little) => view.getFloat32(offset, little)],
  f8: ['DOUBLE', (view, offset, little) => view.getFloat64(offset, little)],
};

/** IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** SQL that makes microseconds of units of datetime64. */
const DATETIME_UNITS: Readonly<Record<string, string>> = {
  h: '* 3600000000',
  m: '* 60000000',
  s: '* 1000000',
  ms: '* 1000',
  us: '',
};
/** NumPy's "not a time". */
const NOT_A_TIME = -(2n ** 63n);

/** The values of an array by their position in the file, and how they come into DuckDB. */
export interface ElementType extends Pick<LoadColumn, 'type' | 'sql'> {
  readonly size: number;
  readonly read: (data: DataView, element: number) => ReturnType<ValueReader>;
}

const asItIs = (value: string): string => value;

/** SQL of a date or time from a count of units since 1970; null for a unit that is not read. */
function datetimeSql(unit: string): ((value: string) => string) | null {
  if (unit === 'D') return (value) => `DATE '1970-01-01' + CAST(${value} AS INTEGER)`;
  if (unit === 'ns') return (value) => `make_timestamp_ns(${value})`;
  const scale = DATETIME_UNITS[unit];
  return scale === undefined ? null : (value) => `make_timestamp(${value} ${scale})`;
}

function datetimeType(unit: string, little: boolean): ElementType | null {
  const sql = datetimeSql(unit);
  if (sql === null) return null;
  return {
    type: 'BIGINT',
    size: 8,
    sql,
    read: (data, element) => {
      const value = data.getBigInt64(element * 8, little);
      return value === NOT_A_TIME ? null : value;
    },
  };
}

function character(codePoint: number): string {
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd';
}

function textType(kind: string, length: number, little: boolean): ElementType {
  const width = kind === 'U' ? 4 : 1;
  const size = length * width;
  return {
    type: 'VARCHAR',
    size,
    sql: asItIs,
    read: (data, element) => {
      const start = element * size;
      if (kind === 'S') {
        const bytes = Buffer.from(data.buffer, data.byteOffset + start, size);
        return bytes.toString('utf8').replace(/\0+$/, '');
      }
      const points = Array.from({ length }, (_, index) =>
        data.getUint32(start + index * width, little),
      );
      return points.map(character).join('').replace(/\0+$/, '');
    },
  };
}

/**
 * What the elements of an array are.
 *
 * @throws Error that says why they are not read.
 */
export function elementType({ dtype }: NumpyArray): ElementType {
  const match = /^([<>|=]?)([a-zA-Z])(\d*)(?:\[(\w+)\])?$/.exec(dtype);
  const [, order = '', kind = '', length = '', unit = ''] = match ?? [];
  const little = order !== '>';
  if (kind === 'O') {
    throw new Error(
      'it holds Python objects (a pickle), which are never loaded; save numbers or text',
    );
  }
  if (kind === 'b') {
    return { type: 'BOOLEAN', size: 1, sql: asItIs, read: (data, at) => data.getUint8(at) !== 0 };
  }
  const number = NUMBERS[kind + length];
  if (number !== undefined) {
    const [type, get] = number;
    const size = Number(length);
    return { type, size, sql: asItIs, read: (data, at) => get(data, at * size, little) };
  }
  const datetime = kind === 'M' ? datetimeType(unit, little) : null;
  if (datetime !== null) return datetime;
  if (kind === 'U' || kind === 'S') return textType(kind, Number(length), little);
  throw new Error(`its type ${dtype} is not supported; save numbers, text or dates`);
}
