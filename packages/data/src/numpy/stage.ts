import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { formatCount, InputError, messageOf, plural } from '@slipway/core';
import { unzipSync } from 'fflate';
import type { Database } from '../database.ts';
import type { LoadColumn, ValueReader } from '../load.ts';
import { loadAsParquet } from '../load.ts';
import { uniqueNames } from '../names.ts';
import type { TextRules } from '../options.ts';
import { stageParquet } from '../parquet/stage.ts';
import type { SourceFile } from '../source/file.ts';
import type { StagedFile } from '../staged.ts';
import type { NumpyArray } from './array.ts';
import { parseNumpyArray } from './array.ts';
import { elementType } from './values.ts';

/** Arrays are held in memory while they are converted. */
const LARGEST = 2 ** 31;

/** A matrix with more columns is no table of features. */
const MOST_COLUMNS = 100_000;

interface NamedArray extends NumpyArray {
  readonly name: string;
}

/** A column that an array holds, by itself or beside others. */
interface ArrayColumn extends LoadColumn {
  readonly read: ValueReader;
}

/** The .npy entries of a .npz file (a ZIP archive), by the names they were saved under. */
function unzip(bytes: Uint8Array, file: SourceFile): Map<string, Uint8Array> {
  let size = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        return size <= LARGEST && name.endsWith('.npy');
      },
    });
  } catch (error) {
    const reason = `${file.display} cannot be unpacked: ${messageOf(error)}`;
    throw new InputError('data', reason, { cause: error });
  }
  if (size > LARGEST) throw new InputError('data', `${file.display} unpacks to over 2 GiB`);
  return new Map(
    Object.entries(entries).map(([name, content]) => [name.slice(0, -'.npy'.length), content]),
  );
}

async function readArrays(file: SourceFile): Promise<NamedArray[]> {
  if ((await stat(file.path)).size > LARGEST) {
    throw new InputError('data', `${file.display} is over 2 GiB; save it as Parquet`);
  }
  const bytes = await readFile(file.path);
  const entries =
    file.format === 'npz'
      ? unzip(bytes, file)
      : new Map([[path.basename(file.display).replace(/\.npy$/i, ''), bytes]]);
  return [...entries].map(([name, content]) => {
    try {
      return { name, ...parseNumpyArray(content) };
    } catch (error) {
      throw new InputError('data', `${file.display}: array "${name}": ${messageOf(error)}`);
    }
  });
}

/** `x` for a vector, `x_0`, `x_1`, … for the columns of a matrix. */
function columnsOf(array: NamedArray): ArrayColumn[] {
  const [rows = 0, width = 1] = array.shape;
  if (array.shape.length !== 1 && array.shape.length !== 2) {
    const shape = `(${array.shape.join(', ')})`;
    throw new Error(`its shape is ${shape}; rows and columns, or rows alone, can be read`);
  }
  if (width > MOST_COLUMNS) throw new Error(`it has ${formatCount(width)} columns`);
  const element = elementType(array);
  if (array.data.byteLength < rows * width * element.size) throw new Error('cut off');
  const matrix = array.shape.length === 2;
  return Array.from({ length: width }, (_, index) => ({
    name: matrix ? `${array.name}_${index}` : array.name,
    type: element.type,
    sql: element.sql,
    read: (row) =>
      element.read(array.data, array.fortranOrder ? index * rows + row : row * width + index),
  }));
}

function checkedRows(arrays: readonly NamedArray[], file: SourceFile): number {
  const [first] = arrays;
  if (first === undefined) throw new InputError('data', `${file.display} holds no arrays`);
  const rows = first.shape[0] ?? 0;
  const other = arrays.find((array) => (array.shape[0] ?? 0) !== rows);
  if (other !== undefined) {
    throw new InputError(
      'data',
      `${file.display}: array "${first.name}" has ${plural(rows, 'row')}, ` +
        `"${other.name}" has ${plural(other.shape[0] ?? 0, 'row')}`,
    );
  }
  return rows;
}

/**
 * Reads NumPy's arrays (.npy, .npz) of numbers, text and dates. Arrays of Python objects are
 * pickles and are refused.
 *
 * @throws InputError naming file and array.
 */
export async function stageNumpy(
  database: Database,
  file: SourceFile,
  rules: TextRules,
): Promise<StagedFile> {
  const arrays = await readArrays(file);
  const rows = checkedRows(arrays, file);
  const columns = arrays.flatMap((array) => {
    try {
      return columnsOf(array);
    } catch (error) {
      throw new InputError('data', `${file.display}: array "${array.name}": ${messageOf(error)}`);
    }
  });
  if (columns.length === 0) throw new InputError('data', `${file.display} holds no columns`);
  const names = columns.map((column) => column.name);
  uniqueNames(names, file.display);
  const batch = { rows, readers: columns.map((column) => column.read) };
  const path = await loadAsParquet(database, columns, [batch]);
  return stageParquet(database, file, rules, { path, names });
}
