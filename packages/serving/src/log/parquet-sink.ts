import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { JsonValue } from '@slipway/core';
import type { BasicType } from 'hyparquet-writer';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { RotatedFiles } from './rotated-files.ts';
import type { LogRow } from './rows.ts';
import { jsonLine } from './rows.ts';
import type { LogSink, LostRows, Rotation } from './sink.ts';

/** Rows of one file: they are in memory until it is written. */
const MAX_ROWS = 50_000;

/** The one type that all values of a column have; text for mixtures. */
function typeOf(values: readonly JsonValue[]): BasicType {
  const present = values.filter((value) => value !== null);
  if (present.length > 0 && present.every((value) => typeof value === 'boolean')) return 'BOOLEAN';
  if (present.length > 0 && present.every((value) => typeof value === 'number')) return 'DOUBLE';
  return 'STRING';
}

function cellOf(value: JsonValue, type: BasicType): JsonValue {
  if (value === null || type !== 'STRING' || typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** Rows as the bytes of a Parquet file. A column that a row lacks is null there. */
export function parquetBytes(rows: readonly LogRow[]): Uint8Array {
  const columns = new Map<string, JsonValue[]>();
  rows.forEach((row, position) => {
    for (const [name, value] of row) {
      let values = columns.get(name);
      if (values === undefined) {
        values = new Array<JsonValue>(rows.length).fill(null);
        columns.set(name, values);
      }
      values[position] = value;
    }
  });
  const columnData = [...columns].map(([name, values]) => {
    const type = typeOf(values);
    return { name, type, data: values.map((value) => cellOf(value, type)) };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

/**
 * Writes rows to Parquet files, each whole or not at all. The newest has the path itself; before it
 * is replaced it becomes `predictions-<time>-….parquet`. A file is written when it is large or old
 * enough, and at the end; what is in memory when the process is killed is lost.
 */
export class ParquetSink implements LogSink {
  readonly #file: string;
  readonly #rotation: Rotation;
  readonly #files: RotatedFiles;
  readonly #lost: LostRows;
  #rows: LogRow[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #pendingFiles = 0;

  constructor(file: string, rotation: Rotation, lost: LostRows) {
    this.#file = file;
    this.#rotation = rotation;
    this.#files = new RotatedFiles(file);
    this.#lost = lost;
  }

  /** Writes and removes an empty file, so that a folder that cannot be written is known at once. */
  async prepare(): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true });
    const probe = `${this.#files.nextName(new Date())}.tmp`;
    await writeFile(probe, '');
    await rm(probe);
  }

  write(rows: readonly LogRow[]): boolean {
    if (this.#pendingFiles > 1) return false;
    this.#rows.push(...rows);
    for (const row of rows) this.#bytes += jsonLine(row).length;
    this.#timer ??= setTimeout(() => {
      this.#flush();
    }, this.#rotation.maxAgeMs).unref();
    const isLarge = this.#bytes >= this.#rotation.maxBytes || this.#rows.length >= MAX_ROWS;
    if (isLarge) this.#flush();
    return true;
  }

  async close(): Promise<void> {
    this.#flush();
    await this.#writing;
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#rows.length === 0) return;
    const rows = this.#rows;
    this.#rows = [];
    this.#bytes = 0;
    this.#pendingFiles += 1;
    this.#writing = this.#writing.then(() => this.#writeFile(rows));
  }

  async #writeFile(rows: readonly LogRow[]): Promise<void> {
    const made = `${this.#file}.${process.pid}.tmp`;
    try {
      await writeFile(made, parquetBytes(rows), { mode: 0o640 });
      if (existsSync(this.#file)) await this.#files.finish(this.#file, new Date());
      await rename(made, this.#file);
      await this.#files.prune(this.#rotation.keep);
    } catch (error) {
      this.#lost(rows.length, error);
      await rm(made, { force: true }).catch(() => undefined);
    } finally {
      this.#pendingFiles -= 1;
    }
  }
}
