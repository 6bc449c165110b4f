import type { Batch, ColumnValues } from '@slipway/core';
import { didYouMean, InputError, listNames } from '@slipway/core';
import type { FeatureBinding, RunnableType, Tensors } from '@slipway/model';
import { isFloat } from '@slipway/model';
import { isJsonObject, own } from '../http/json.ts';
import { badRequest, shown, textProblem } from '../request-error.ts';

/** A column of the records, and what the model takes of it. */
export interface RecordColumn {
  readonly name: string;
  readonly elementType: RunnableType;
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** `row 3`, where there is more than one. */
function place(row: number, rows: number): string {
  return rows === 1 ? '' : `, row ${row + 1}`;
}

function refuse({ name }: RecordColumn, row: number, rows: number, problem: string): never {
  throw badRequest(`column ${JSON.stringify(name)}${place(row, rows)}: ${problem}`);
}

function readNumbers(column: RecordColumn, cells: readonly unknown[]): ColumnValues {
  const rows = cells.length;
  const values = new Float64Array(rows);
  let present: Uint8Array | null = null;
  for (let row = 0; row < rows; row++) {
    const cell = cells[row];
    if (cell === null) {
      present ??= new Uint8Array(rows).fill(1);
      present[row] = 0;
      values[row] = NaN;
    } else if (typeof cell === 'number' && Number.isFinite(cell)) values[row] = cell;
    else if (typeof cell === 'boolean') values[row] = cell ? 1 : 0;
    else {
      const what = typeof cell === 'number' ? 'is too large' : `${shown(cell)} is no number`;
      refuse(column, row, rows, `${what}; the model takes ${column.elementType}`);
    }
  }
  return { as: 'float', values, present };
}

/** Whole numbers with all their digits, as text: for values beyond 2^53. */
function readLongIntegers(column: RecordColumn, cells: readonly unknown[]): ColumnValues {
  const values = cells.map((cell, row) => {
    if (cell === null) return null;
    if (typeof cell === 'bigint') return String(cell);
    if (typeof cell === 'number' && Number.isInteger(cell)) return String(cell);
    return refuse(
      column,
      row,
      cells.length,
      `${shown(cell)} is no whole number; the model takes ${column.elementType}`,
    );
  });
  return { as: 'text', values };
}

/** Texts; whole numbers and truth values have one text form, fractions have several. */
function readTexts(column: RecordColumn, cells: readonly unknown[]): ColumnValues {
  const values = cells.map((cell, row) => {
    if (cell === null) return null;
    if (typeof cell === 'string') {
      const problem = textProblem(cell);
      return problem === null ? cell : refuse(column, row, cells.length, `the text ${problem}`);
    }
    if (typeof cell === 'boolean') return String(cell);
    if (typeof cell === 'number' && Number.isSafeInteger(cell)) return String(cell);
    return refuse(column, row, cells.length, `${shown(cell)} is no text; the model takes strings`);
  });
  return { as: 'text', values };
}

function isLong(cell: unknown): boolean {
  return typeof cell === 'number' && Number.isInteger(cell) && !Number.isSafeInteger(cell);
}

/** Records of one request as the model's inputs. */
export interface ReadRecords {
  readonly feeds: Tensors;
  readonly rows: number;
  /** The keys under which the columns were found, in the order of `columns`. */
  readonly keys: readonly string[];
}

/** Turns JSON records into the inputs of a model, by the names of columns. */
export class RecordReader {
  readonly columns: readonly RecordColumn[];
  readonly binding: FeatureBinding;

  constructor(binding: FeatureBinding) {
    this.binding = binding;
    this.columns = binding.inputs.flatMap(({ form, columns }) =>
      columns.map(({ name }) => ({ name, elementType: form.elementType })),
    );
  }

  /**
   * @param records objects with the model's columns; further keys are not looked at
   * @param exact the same records with whole numbers beyond 2^53 as bigint
   * @throws RequestError 400 that names column and row: missing, of another type, out of range.
   */
  read(records: readonly unknown[], exact: () => readonly unknown[]): ReadRecords {
    const objects = records.map((record, row) => this.#requireObject(record, row));
    const keys = this.columns.map((column) => this.#keyOf(column, objects));
    const values = this.columns.map((column, position) =>
      this.#readColumn(column, keys[position] ?? column.name, objects, exact),
    );
    const batch: Batch = { start: 0, rows: records.length, columns: values };
    return { feeds: this.#feeds(batch), rows: records.length, keys };
  }

  #feeds(batch: Batch): Tensors {
    try {
      return this.binding.feeds(batch);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw badRequest(error.message.replace(/^data: /, ''));
    }
  }

  #requireObject(record: unknown, row: number): JsonRecord {
    if (isJsonObject(record)) return record;
    const names = listNames(
      this.columns.map(({ name }) => name),
      10,
    );
    throw badRequest(
      `record ${row + 1} is ${shown(record)}; a record is an object with the columns ${names}`,
    );
  }

  /**
   * The key that holds a column: its name, or the only one of the first record that differs in
   * nothing but blanks and underscores, as in `fixed_acidity` and `fixed acidity`.
   */
  #keyOf({ name }: RecordColumn, records: readonly JsonRecord[]): string {
    const [first] = records;
    if (first === undefined || Object.hasOwn(first, name)) return name;
    const plain = name.replaceAll(' ', '_');
    const taken = new Set(this.columns.map((column) => column.name));
    const similar = Object.keys(first).filter(
      (key) => key.replaceAll(' ', '_') === plain && !taken.has(key),
    );
    return similar.length === 1 && similar[0] !== undefined ? similar[0] : name;
  }

  #readColumn(
    column: RecordColumn,
    key: string,
    records: readonly JsonRecord[],
    exact: () => readonly unknown[],
  ): ColumnValues {
    const cells = records.map((record, row) => {
      const cell = own(record, key);
      return cell === undefined ? this.#refuseMissing(column, record, row, records.length) : cell;
    });
    if (column.elementType === 'string') return readTexts(column, cells);
    const isWhole = !isFloat(column.elementType) && column.elementType !== 'bool';
    if (isWhole && cells.some(isLong)) {
      const records64 = exact() as readonly JsonRecord[];
      return readLongIntegers(
        column,
        records64.map((record) => own(record, key)),
      );
    }
    return readNumbers(column, cells);
  }

  #refuseMissing({ name }: RecordColumn, record: JsonRecord, row: number, rows: number): never {
    const names = this.columns.map((column) => column.name);
    const others = Object.keys(record)
      .filter((key) => !names.includes(key))
      .map((key) => key.slice(0, 80));
    throw badRequest(
      `column ${JSON.stringify(name)} is missing${rows === 1 ? '' : ` in row ${row + 1}`}` +
        `${didYouMean(name, others).replace('did you mean', 'is it')}` +
        `; the model takes ${listNames(names)}`,
    );
  }
}
