import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as duckdb from '@duckdb/node-api';
import type { ColumnRequest, ColumnValues } from '@slipway/core';
import { Workspace } from '@slipway/core';
import { readBatches } from '../batches.ts';
import type { BatchOptions } from '../batches.ts';
import type { Database, DatabaseOptions } from '../database.ts';
import { openDatabase } from '../database.ts';
import { openTables } from '../open.ts';
import type { ReadOptions } from '../options.ts';
import type { Role, Table } from '../table.ts';

const ROLES: readonly Role[] = ['reference', 'current', 'evaluation'];

/** Folder of a report's input files. */
export function reportFolder(number: string): string {
  return fileURLToPath(new URL(`../fixtures/reports/${number}`, import.meta.url));
}

/** Folder of the files that `fixtures/formats/make.py` writes. */
export const FORMATS = fileURLToPath(new URL('../fixtures/formats', import.meta.url));

/** A database that is closed afterwards. */
export async function withDatabase<T>(
  use: (database: Database) => Promise<T>,
  options: DatabaseOptions = {},
): Promise<T> {
  const database = await openDatabase(duckdb, { threads: 2, ...options });
  try {
    return await use(database);
  } finally {
    database.close();
  }
}

/** Opens files of a folder as tables, in the roles reference, current, evaluation. */
export async function withTables<T>(
  folder: string,
  paths: readonly string[],
  options: ReadOptions,
  use: (...tables: [Table, ...Table[]]) => Promise<T> | T,
): Promise<T> {
  const sources = paths.map((each, index) => ({ role: ROLES[index] ?? 'current', path: each }));
  return withDatabase(async (database) => {
    const tables = await openTables(database, new Workspace(folder), sources, options);
    return use(...(tables as [Table, ...Table[]]));
  });
}

/** A folder with the given files, removed afterwards. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-test-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens texts as files called `a.csv`, `b.csv`, … or by the given names. */
export async function withTexts<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ReadOptions,
  use: (...tables: [Table, ...Table[]]) => Promise<T> | T,
): Promise<T> {
  return withFiles(files, (folder) => withTables(folder, Object.keys(files), options, use));
}

/** All rows of the requests, in one batch. */
export async function readAll(
  table: Table,
  requests: readonly ColumnRequest[],
  options: BatchOptions = {},
): Promise<readonly ColumnValues[]> {
  const all: ColumnValues[][] = [];
  for await (const batch of readBatches(table, requests, { batchRows: 1 << 20, ...options })) {
    all.push([...batch.columns]);
  }
  const [only] = all;
  if (all.length > 1) throw new Error('More than one batch');
  return only ?? [];
}

/** The numbers of a column. */
export async function floats(table: Table, column: string): Promise<number[]> {
  const [values] = await readAll(table, [{ as: 'float', column }]);
  return values?.as === 'float' ? [...values.values] : [];
}

/** The canonical texts of a column. */
export async function texts(table: Table, column: string): Promise<(string | null)[]> {
  const [values] = await readAll(table, [{ as: 'text', column }]);
  return values?.as === 'text' ? [...values.values] : [];
}

/** The kinds of a table's columns, by name. */
export function kindsOf(table: Table): Record<string, string> {
  return Object.fromEntries(table.columns.map(({ name, kind }) => [name, kind]));
}
