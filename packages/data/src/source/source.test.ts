import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { floats, FORMATS, withDatabase, withFiles, withTables } from '../testing/tables.ts';
import { recogniseFormat } from './format.ts';
import { displayUrl, fetchRemote, isRemote } from './remote.ts';

describe('a URL', () => {
  it.each([
    ['s3://bucket/a.parquet', true],
    ['https://host/a.csv', true],
    ['data/a.csv', false],
    ['C:/a.csv', false],
    ['s3/a.csv', false],
  ])('%s is remote: %s', (written, remote) => {
    expect(isRemote(written)).toBe(remote);
  });

  it('is shown without what may be secret', () => {
    expect(displayUrl('https://user:pass@host/a.csv?X-Amz-Signature=abc#x')).toBe(
      'https://host/a.csv',
    );
    expect(displayUrl('s3://bucket/a@b.csv')).toBe('s3://bucket/a@b.csv');
  });

  it('needs an extension; without it the error says what to do, and no secret', async () => {
    await withDatabase(async (database) => {
      await database.run(`SET custom_extension_repository = '${database.folder}/none'`);
      await database.run(`SET extension_directory = '${database.folder}/extensions'`);
      const url = 'https://user:secret@127.0.0.1:1/a.csv?token=hidden';
      const error = await fetchRemote(database, url, {}).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).message).toBe(
        "data: https://127.0.0.1:1/a.csv cannot be read: DuckDB's extension httpfs is needed for " +
          'it and could not be fetched; download the data in an earlier step and name the file',
      );
    });
  });
});

describe('a path', () => {
  it('that does not exist is an error', async () => {
    await withFiles({}, async (folder) => {
      await expect(withTables(folder, ['none.csv'], {}, () => 0)).rejects.toThrow(
        'data: none.csv: no such file (looked in the working directory)',
      );
    });
  });

  it('that is a symbolic link out of the workspace is an error', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'slipway-test-'));
    try {
      writeFileSync(path.join(outside, 'secret.csv'), 'x\n1\n');
      await withFiles({}, async (folder) => {
        symlinkSync(path.join(outside, 'secret.csv'), path.join(folder, 'a.csv'));
        await expect(withTables(folder, ['a.csv'], {}, () => 0)).rejects.toThrow(
          'data: a.csv: a symbolic link that leads out of the workspace',
        );
      });
    } finally {
      rmSync(outside, { recursive: true });
    }
  });
});

describe('a name that looks like a pattern', () => {
  it('is the file of that name alone, in every format', async () => {
    const parquet = readFileSync(`${FORMATS}/cased.parquet`);
    const files = {
      'a*.csv': 'x\n1\n',
      'ab.csv': 'x\n2\n3\n',
      '[ab].jsonl': '{"x":1}\n',
      'a.jsonl': '{"x":2}\n',
      'f[1]/?.parquet': parquet,
      'f[1]/c.parquet': parquet,
      'v[0].npy': readFileSync(`${FORMATS}/vector.npy`),
    };
    await withFiles(files, async (folder) => {
      const names = ['a*.csv', '[ab].jsonl', 'f[1]/?.parquet', 'v[0].npy'];
      await withTables(folder, names, {}, async (...tables) => {
        expect(tables.map(({ rows }) => rows)).toEqual([1, 1, 2, 2]);
        expect(tables.map(({ uri }) => uri)).toEqual(names);
        const [csv, , , vector] = tables;
        expect(await floats(csv, 'x')).toEqual([1]);
        expect(vector?.columns.map(({ name }) => name)).toEqual(['v[0]']);
      });
    });
  });
});

describe('a format', () => {
  it.each([
    ['a.tsv', 'x\ty\n', 'delimited'],
    ['a.csv.gz', 'x,y\n', 'delimited'],
    ['a.jsonl.gz', '{}', 'json'],
    ['A.JSON', '[]', 'json'],
    ['a', 'x,y\n', 'delimited'],
    ['a.csv', 'PAR1\x15\x04', 'parquet'],
    ['a.npy', '\x93NUMPY\x01\0', 'npy'],
    ['a.npz', 'PK\x03\x04\x14\0\0\0\0\0y.npy', 'npz'],
    ['a.arrow', 'ARROW1\0\0', 'arrow'],
    ['a.bin', '\xff\xff\xff\xff\x10\0', 'arrow'],
  ])('of %s beginning with %j is %s', (name, head, format) => {
    expect(recogniseFormat(name, Buffer.from(head, 'latin1')).format).toBe(format);
  });
});
