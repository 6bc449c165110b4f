import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@slipway/core';
import { openTables } from './open.ts';
import { FORMATS, withDatabase, withFiles, withTexts } from './testing/tables.ts';

describe('a database', () => {
  it('tells time in UTC, by the time zones it brings', async () => {
    await withDatabase(async (database) => {
      const [zone, text] = await database.row(
        `SELECT current_setting('TimeZone'),
           CAST(TIMESTAMPTZ '2024-07-01 12:00:00 Europe/Berlin' AS VARCHAR)`,
      );
      expect([zone, text]).toEqual(['UTC', '2024-07-01 10:00:00+00']);
      const connection = await database.connect();
      const reader = await connection.runAndReadAll(`SELECT current_setting('TimeZone')`);
      expect(reader.getRows()).toEqual([['UTC']]);
      connection.closeSync();
    });
  });

  it('leaves nothing behind', async () => {
    const parent = mkdtempSync(path.join(tmpdir(), 'slipway-test-'));
    try {
      await withFiles({ 'a.csv': 'a\r\r\n1\r\r\n' }, (folder) =>
        withDatabase(
          async (database) => {
            const sources = [{ role: 'current', path: 'a.csv' }] as const;
            await openTables(database, new Workspace(folder), sources);
            expect(existsSync(database.folder)).toBe(true);
            expect(readdirSync(parent)).toHaveLength(1);
          },
          { temporaryDirectory: parent },
        ),
      );
      expect(readdirSync(parent)).toEqual([]);
    } finally {
      rmSync(parent, { recursive: true });
    }
  });

  it('works on one thread for a while', async () => {
    await withDatabase(async (database) => {
      const threads = async (): Promise<number> =>
        Number((await database.row("SELECT current_setting('threads')"))[0]);
      expect(await database.onOneThread(threads)).toBe(1);
      expect(await threads()).toBe(2);
      const failed = database.onOneThread(() => Promise.reject(new Error('no')));
      await expect(failed).rejects.toThrow('no');
      expect(await threads()).toBe(2);
    });
  });

  it('sorts more than fits into its memory', async () => {
    const memoryLimit = 64 * 2 ** 20;
    await withDatabase(
      async (database) => {
        const [rows] = await database.row(
          `SELECT count(*) FROM (
             SELECT hash(range) AS h, repeat('x', 100) AS t FROM range(1500000) ORDER BY h, t
           ) WHERE h IS NOT NULL AND t <> ''`,
        );
        expect(Number(rows)).toBe(1_500_000);
      },
      { memoryLimit },
    );
  });

  it('opens its tables once', async () => {
    await withTexts({ 'a.csv': 'a\n1\n' }, {}, async (table) => {
      const again = openTables(table.access.database, new Workspace(FORMATS), []);
      await expect(again).rejects.toThrow('opened at once');
    });
  });
});

describe('a database whose tables are open', () => {
  it.each([
    `SELECT * FROM read_text('/etc/passwd')`,
    `SELECT * FROM read_blob('/etc/hosts')`,
    `SELECT * FROM read_csv('/etc/passwd')`,
    `SELECT * FROM '/etc/passwd'`,
    `SELECT * FROM glob('/etc/*')`,
    `SELECT * FROM read_text('https://127.0.0.1:1/')`,
    `ATTACH '${tmpdir()}/attached.duckdb'`,
    `COPY (SELECT 1) TO '${tmpdir()}/copied.csv'`,
    `EXPORT DATABASE '${tmpdir()}/exported'`,
    `INSTALL httpfs`,
    `LOAD httpfs`,
    `SET enable_external_access = true`,
    `SET allowed_paths = ['/etc/passwd']`,
    `SET GLOBAL TimeZone = 'Asia/Tokyo'`,
    `SET memory_limit = '100GB'`,
    `RESET lock_configuration`,
  ])('refuses %s', async (sql) => {
    await withTexts({ 'a.csv': 'a\n1\n' }, {}, async (table) => {
      await expect(table.access.database.rows(sql)).rejects.toThrow(
        /disabled|locked|Cannot access|does not exist/,
      );
    });
  });

  it('still reads its files', async () => {
    await withDatabase(async (database) => {
      const sources = [{ role: 'current', path: 'same.parquet' }] as const;
      const [table] = await openTables(database, new Workspace(FORMATS), sources);
      const [rows] = await database.row(
        `SELECT count(*) FROM ${table?.access.parts[0]?.relation ?? ''}`,
      );
      expect(Number(rows)).toBe(2500);
      const other = path.join(FORMATS, 'cased.parquet');
      await expect(database.rows(`FROM read_parquet('${other}')`)).rejects.toThrow('Cannot access');
    });
  });
});
