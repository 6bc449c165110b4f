import type { Workspace } from '@slipway/core';
import { stageArrow } from './arrow/stage.ts';
import type { Database } from './database.ts';
import { stageDelimited } from './delimited/stage.ts';
import { stageJson } from './json/stage.ts';
import type { ColumnType } from './kinds.ts';
import { settleType } from './kinds.ts';
import { absentColumns, roundedColumns } from './notes.ts';
import { stageNumpy } from './numpy/stage.ts';
import type { ReadOptions, TextRules } from './options.ts';
import { textRules } from './options.ts';
import { parquetRelation, stageParquet } from './parquet/stage.ts';
import { readFailure } from './reason.ts';
import type { SourceFile } from './source/file.ts';
import type { RemoteAccess } from './source/remote.ts';
import { displayUrl, isRemote } from './source/remote.ts';
import { digestOf, resolveFiles } from './source/resolve.ts';
import { literal } from './sql.ts';
import type { StagedFile } from './staged.ts';
import type { Role, Table, TableAccess, TableColumn, TablePart } from './table.ts';

/** A data set to open. */
export interface Source {
  readonly role: Role;
  /** Path, pattern or URL as the user wrote it. */
  readonly path: string;
}

/** A source whose files' columns are known. */
interface StagedSource {
  readonly source: Source;
  readonly files: readonly StagedFile[];
}

async function stageFormat(
  database: Database,
  file: SourceFile,
  rules: TextRules,
): Promise<StagedFile> {
  switch (file.format) {
    case 'delimited':
      return stageDelimited(database, file, rules);
    case 'json':
      return stageJson(database, file, rules);
    case 'parquet':
      return stageParquet(database, file, rules);
    case 'arrow':
      return stageArrow(database, file, rules);
    case 'npy':
    case 'npz':
      return stageNumpy(database, file, rules);
  }
}

async function stageFile(
  database: Database,
  file: SourceFile,
  rules: TextRules,
): Promise<StagedFile> {
  try {
    return await stageFormat(database, file, rules);
  } catch (error) {
    throw readFailure(error, file.display);
  }
}

/** The type of every column, settled over all files of the run. */
function settleAll(files: readonly StagedFile[]): Map<string, ColumnType> {
  const byName = new Map<string, ColumnType[]>();
  for (const column of files.flatMap((file) => file.columns)) {
    const types = byName.get(column.name);
    if (types === undefined) byName.set(column.name, [column.own]);
    else types.push(column.own);
  }
  return new Map([...byName].map(([name, types]) => [name, settleType(types)]));
}

function typeOf(settled: ReadonlyMap<string, ColumnType>, name: string): ColumnType {
  const type = settled.get(name);
  if (type === undefined) throw new Error(`The type of "${name}" is not settled`);
  return type;
}

/** Rows that DuckDB holds before it writes them; its own 122,880 cost memory and no time less. */
const ROWS_PER_GROUP = 20_480;

/** Writes a file's values, of their settled types, to a Parquet copy and returns its path. */
async function convert(
  database: Database,
  staged: StagedFile,
  casts: readonly string[],
): Promise<string> {
  const path = database.temporaryFile('.parquet');
  const selected = casts.map((cast, index) => `${cast} AS c${index}`);
  const copy = (): Promise<void> =>
    database.run(
      `COPY (SELECT ${selected.join(', ')} FROM ${staged.relation}) ` +
        `TO ${literal(path)} (FORMAT parquet, ROW_GROUP_SIZE ${ROWS_PER_GROUP})`,
    );
  const { display } = staged.file;
  await (staged.ordered ? copy() : database.onOneThread(copy)).catch((error: unknown) => {
    throw readFailure(error, display);
  });
  const [written] = await database.row(`SELECT count(*) FROM read_parquet(${literal(path)})`);
  if (Number(written) !== staged.rows) {
    throw new Error(`${display}: read ${String(written)} rows of ${staged.rows}`);
  }
  return path;
}

/**
 * How a file is read from here on: Parquet where it is, anything else from a Parquet copy of the
 * settled types in the temporary folder. The copy is what makes every later pass cheap, and
 * memory independent of the number of rows.
 *
 * @param copies files that were copied already, with the copies' paths
 */
async function makePart(
  shared: Shared,
  staged: StagedFile,
  start: number,
  copies: Map<StagedFile, string>,
): Promise<TablePart> {
  const { columns, file, rows } = staged;
  const casts = columns.map(({ name, valueAs }) => valueAs(typeOf(shared.settled, name)));
  const { display, format } = file;
  const part = { display, format, rows, start, place: staged.place };
  if (staged.parquet !== null) {
    const values = new Map(columns.map(({ name }, index) => [name, casts[index] ?? 'NULL']));
    return { ...part, relation: staged.relation, values };
  }
  const path = copies.get(staged) ?? (await convert(shared.database, staged, casts));
  copies.set(staged, path);
  const values = new Map(columns.map(({ name }, index) => [name, `c${index}`]));
  return { ...part, relation: parquetRelation(path, columns.length), values };
}

/** The columns of all files of a source, in the order in which they first occur. */
function columnsOf(
  files: readonly StagedFile[],
  settled: ReadonlyMap<string, ColumnType>,
): TableColumn[] {
  const names = new Set(files.flatMap((file) => file.columns.map((column) => column.name)));
  return [...names].map((name) => {
    const own = files.flatMap((file) =>
      file.columns.filter((column) => column.name === name).map((column) => column.own),
    );
    const ownType = settleType(own);
    const sqlType = ownType.kind === 'empty' ? (own[0]?.sqlType ?? 'VARCHAR') : ownType.sqlType;
    return { name, kind: typeOf(settled, name).kind, ownKind: ownType.kind, sqlType };
  });
}

/** What all tables of a run share. */
type Shared = Omit<TableAccess, 'parts'>;

async function makeTable(
  staged: StagedSource,
  shared: Shared,
  copies: Map<StagedFile, string>,
): Promise<Table> {
  const { source, files } = staged;
  const parts: TablePart[] = [];
  const notes = [...files.flatMap((file) => file.notes), ...absentColumns(files)];
  let rows = 0;
  for (const file of files) {
    notes.push(...(await roundedColumns(shared.database, file, shared.settled)));
    parts.push(await makePart(shared, file, rows, copies));
    rows += file.rows;
  }
  const sources = files.map(({ file }) => file);
  return {
    role: source.role,
    uri: isRemote(source.path) ? displayUrl(source.path) : source.path,
    files: sources.map((file) => file.display),
    digest: digestOf(sources),
    rows,
    columns: columnsOf(files, shared.settled),
    notes,
    access: { ...shared, parts },
  };
}

/** Finds the files of every source; one that several sources name is looked at once. */
async function stageSources(
  database: Database,
  workspace: Workspace,
  sources: readonly Source[],
  rules: TextRules,
  remote: RemoteAccess,
): Promise<StagedSource[]> {
  const known = new Map<string, StagedFile>();
  const staged: StagedSource[] = [];
  for (const source of sources) {
    const files: StagedFile[] = [];
    for (const file of await resolveFiles(database, workspace, source.path, remote)) {
      const key = `${file.sha256} ${file.display}`;
      const each = known.get(key) ?? (await stageFile(database, file, rules));
      known.set(key, each);
      files.push(each);
    }
    staged.push({ source, files });
  }
  return staged;
}

/**
 * Opens all data sets of a run: finds their files, settles one type for each column over all of
 * them, and locks the database, which from then on reads these files and nothing else.
 *
 * @param options how text files are read
 * @param remote access to remote stores
 * @throws InputError naming the file for anything that cannot be read.
 */
export async function openTables(
  database: Database,
  workspace: Workspace,
  sources: readonly Source[],
  options: ReadOptions = {},
  remote: RemoteAccess = {},
): Promise<Table[]> {
  if (database.locked) throw new Error('All tables of a database are opened at once');
  const rules = textRules(options);
  const staged = await stageSources(database, workspace, sources, rules, remote);
  const settled = settleAll(staged.flatMap(({ files }) => files));
  const siblings: Table[] = [];
  const copies = new Map<StagedFile, string>();
  for (const each of staged) {
    siblings.push(await makeTable(each, { database, settled, siblings, rules }, copies));
  }
  const parquet = staged
    .flatMap(({ files }) => files)
    .flatMap((file) => (file.parquet === null ? [] : [file.parquet]));
  await database.lock([...new Set([...copies.values(), ...parquet])]);
  return siblings;
}
