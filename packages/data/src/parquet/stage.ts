import { InputError } from '@slipway/core';
import { castTyped, castWritten } from '../cast.ts';
import type { Database } from '../database.ts';
import { numberCandidates } from '../candidates.ts';
import { inferTypes } from '../infer.ts';
import type { ColumnType } from '../kinds.ts';
import { kindOfType } from '../kinds.ts';
import { uniqueNames } from '../names.ts';
import type { NumberFormat, TextRules } from '../options.ts';
import { reasonOf } from '../reason.ts';
import type { SourceFile } from '../source/file.ts';
import { literal, positional } from '../sql.ts';
import type { StagedColumn, StagedFile } from '../staged.ts';

/** Rows that are looked at first for a column without values. */
const SAMPLE_ROWS = 2048;

/** SQL of a Parquet file whose columns are named by position (`c0`, …), then `file_row`. */
export function parquetRelation(path: string, columns: number): string {
  const names = [...positional(columns), 'file_row'].join(', ');
  const settings = 'hive_partitioning = false, file_row_number = true';
  return `read_parquet(${literal(path)}, ${settings}) AS t(${names})`;
}

/** DuckDB's reason without what only its own users can follow. */
function readError(error: unknown, file: SourceFile): InputError {
  const reason = reasonOf(error);
  const told = /magic bytes|footer|metadata/i.test(reason)
    ? 'the file is damaged or cut off'
    : reason.replaceAll(file.path, file.display);
  return new InputError('data', `${file.display} cannot be read as Parquet: ${told}`, {
    cause: error,
  });
}

/** The names of the top-level columns as they are written, from the schema's depth-first list. */
async function columnNames(database: Database, file: SourceFile): Promise<string[]> {
  const schema = await database.rows(
    `SELECT name, coalesce(num_children, 0) FROM parquet_schema(${literal(file.path)})`,
  );
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const children = Number(schema[at]?.[1] ?? 0);
    at += 1;
    for (let child = 0; child < children; child++) skip();
  };
  while (at < schema.length) {
    names.push(String(schema[at]?.[0]));
    skip();
  }
  return names;
}

/** Columns that hold no value at all: few rows usually show that there is one. */
async function columnsWithoutValues(
  database: Database,
  relation: string,
  count: number,
): Promise<ReadonlySet<number>> {
  let open = positional(count).map((name, index) => ({ name, index }));
  for (const from of [`(SELECT * FROM ${relation} LIMIT ${SAMPLE_ROWS})`, relation]) {
    if (open.length === 0) break;
    const counts = await database.row(
      `SELECT ${open.map(({ name }) => `count(${name})`).join(', ')} FROM ${from}`,
    );
    open = open.filter((_, index) => Number(counts[index]) === 0);
  }
  return new Set(open.map(({ index }) => index));
}

async function describe(
  database: Database,
  file: SourceFile,
): Promise<{ names: string[]; types: string[]; rows: number }> {
  try {
    const names = await columnNames(database, file);
    const described = await database.rows(
      `DESCRIBE SELECT * FROM read_parquet(${literal(file.path)}, hive_partitioning = false)`,
    );
    const [rows] = await database.row(
      `SELECT count(*) FROM read_parquet(${literal(file.path)}, hive_partitioning = false)`,
    );
    return { names, types: described.map((cells) => String(cells[1])), rows: Number(rows) };
  } catch (error) {
    throw readError(error, file);
  }
}

/** A Parquet file that a file of another format was converted to. */
export interface Converted {
  readonly path: string;
  /** The columns' names, which the converted file has by position only. */
  readonly names: readonly string[];
}

const POINT: NumberFormat = { decimal: '.', thousands: null };

/** Types of text columns that are to be read as numbers, where all their values are. */
async function numbersInText(
  database: Database,
  relation: string,
  rows: number,
  names: readonly string[],
  owns: readonly ColumnType[],
  rules: TextRules,
): Promise<ReadonlyMap<number, ColumnType>> {
  const indices = [...names.keys()].filter(
    (index) => owns[index]?.kind === 'text' && rules.numeric.has(names[index] ?? ''),
  );
  if (indices.length === 0) return new Map();
  const candidates = numberCandidates(POINT, true);
  const types = await inferTypes(
    database,
    relation,
    rows,
    indices.map((index) => ({ text: textOf(index), candidates })),
  );
  return new Map(
    indices.map((index, at) => [index, types[at] ?? { kind: 'text', sqlType: 'VARCHAR' }]),
  );
}

function textOf(index: number): string {
  return `trim(CAST(c${index} AS VARCHAR))`;
}

/**
 * Finds the columns of a Parquet file. Values keep the types that the file declares.
 *
 * @param file what messages are about
 * @param converted where `file` has another format
 * @throws InputError for a file that is no Parquet file, or has a name twice.
 */
export async function stageParquet(
  database: Database,
  file: SourceFile,
  rules: TextRules,
  converted: Converted | null = null,
): Promise<StagedFile> {
  const path = converted?.path ?? file.path;
  const described = await describe(database, { ...file, path });
  const { types, rows } = described;
  const names = uniqueNames(converted?.names ?? described.names, file.display);
  if (names.length !== types.length) throw new Error(`${file.display}: schema does not match`);
  const relation = parquetRelation(path, names.length);
  const empty = await columnsWithoutValues(database, relation, names.length);
  const owns = types.map((sqlType, index): ColumnType => {
    return { kind: empty.has(index) ? 'empty' : kindOfType(sqlType), sqlType };
  });
  const numbers = await numbersInText(database, relation, rows, names, owns, rules);
  return {
    file,
    rows,
    relation,
    ordered: true,
    parquet: path,
    place: (row) => Promise.resolve(`row ${row + 1}`),
    notes: [],
    columns: owns.map((declared, index): StagedColumn => {
      const name = names[index] ?? '';
      const number = numbers.get(index);
      const value = `c${index}`;
      if (number === undefined) {
        return { name, own: declared, valueAs: (target) => castTyped(value, declared, target) };
      }
      const written = { raw: value, text: textOf(index) };
      return {
        name,
        own: number,
        valueAs: (target) => castWritten(written, number, target, POINT),
      };
    }),
  };
}
