import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import type * as DuckDb from '@duckdb/node-api';
import { literal, literalList } from './sql.ts';

/** `@duckdb/node-api`, handed in by the caller. */
export type DuckDbModule = typeof DuckDb;

export interface DatabaseOptions {
  /** Memory that DuckDB may use, in bytes; default: half of what the process may have. */
  readonly memoryLimit?: number | undefined;
  /** Where the folder for temporary files is made; default: the system's. */
  readonly temporaryDirectory?: string | undefined;
  /** DuckDB's threads; default: as many as there are processors. */
  readonly threads?: number | undefined;
}

/** A cell of a result. */
export type Cell = DuckDb.DuckDBValue;

const MINIMUM_MEMORY = 256 * 2 ** 20;

/** Half of the machine's memory, or of the limit that the process runs under (a container's). */
function defaultMemoryLimit(): number {
  const constrained = process.constrainedMemory();
  const total = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return Math.max(MINIMUM_MEMORY, Math.floor(total / 2));
}

/**
 * An in-memory DuckDB that reads only the files it was opened for. Converted copies of text files
 * and whatever does not fit into memory go to a folder of its own, which `close` removes.
 */
export class Database {
  readonly duckdb: DuckDbModule;
  /** Folder for temporary files. */
  readonly folder: string;
  readonly #instance: DuckDb.DuckDBInstance;
  readonly #connection: DuckDb.DuckDBConnection;
  #files = 0;
  #locked = false;

  constructor(
    duckdb: DuckDbModule,
    instance: DuckDb.DuckDBInstance,
    connection: DuckDb.DuckDBConnection,
    folder: string,
  ) {
    this.duckdb = duckdb;
    this.#instance = instance;
    this.#connection = connection;
    this.folder = folder;
  }

  /** DuckDB's version, e.g. `v1.5.6`. */
  get version(): string {
    return this.duckdb.version();
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** Runs statements whose result is not needed. */
  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /** All rows of a small result. */
  async rows(sql: string): Promise<Cell[][]> {
    const reader = await this.#connection.runAndReadAll(sql);
    return reader.getRows();
  }

  /** The first row of a result that has one. */
  async row(sql: string): Promise<Cell[]> {
    const [first] = await this.rows(sql);
    if (first === undefined) throw new Error(`No row from: ${sql}`);
    return first;
  }

  /** Runs `work` on one thread, for readers that do not keep the order of rows on several. */
  async onOneThread<T>(work: () => Promise<T>): Promise<T> {
    const [threads] = await this.row("SELECT current_setting('threads')");
    await this.run('SET GLOBAL threads = 1');
    try {
      return await work();
    } finally {
      await this.run(`SET GLOBAL threads = ${Number(threads)}`);
    }
  }

  /** A table to fill from values in JavaScript. */
  async appender(table: string): Promise<DuckDb.DuckDBAppender> {
    return this.#connection.createAppender(table);
  }

  /** A connection of its own, for a result that is read while other queries run. */
  async connect(): Promise<DuckDb.DuckDBConnection> {
    return this.#instance.connect();
  }

  /** A path in the temporary folder that no other call returned. */
  temporaryFile(ending: string): string {
    this.#files += 1;
    return path.join(this.folder, `${this.#files}${ending}`);
  }

  /**
   * From here on only `files` can be read, nothing can be written or fetched, and no setting can
   * be changed: an SQL predicate from a configuration sees the opened data and nothing else.
   */
  async lock(files: readonly string[]): Promise<void> {
    await this.run(`SET GLOBAL allowed_paths = ${literalList(files)}`);
    await this.run('SET GLOBAL enable_external_access = false');
    await this.run('SET GLOBAL lock_configuration = true');
    this.#locked = true;
  }

  /** Closes the database and removes its temporary files. */
  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Opens an empty database. */
export async function openDatabase(
  duckdb: DuckDbModule,
  options: DatabaseOptions = {},
): Promise<Database> {
  const parent = options.temporaryDirectory ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'slipway-data-'));
  const memory = options.memoryLimit ?? defaultMemoryLimit();
  try {
    const instance = await duckdb.DuckDBInstance.create(':memory:', {
      memory_limit: `${Math.ceil(memory / 1024)}KiB`,
      temp_directory: path.join(folder, 'spill'),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      preserve_insertion_order: 'true',
      ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    });
    const connection = await instance.connect();
    await connection.run(`SET GLOBAL TimeZone = ${literal('UTC')}`);
    return new Database(duckdb, instance, connection, folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
