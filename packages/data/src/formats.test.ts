import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { distinctValues } from './distinct.ts';
import { columnSummaries } from './summary.ts';
import {
  floats,
  FORMATS,
  kindsOf,
  readAll,
  texts,
  withFiles,
  withTables,
  withTexts,
} from './testing/tables.ts';

async function openError(folder: string, file: string): Promise<string> {
  return withTables(folder, [file], {}, () => 'no error').catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
}

describe('Arrow', () => {
  const SHARED = ['small', 'id', 'half', 'x', 'flag', 'text', 'category', 'day', 'at', 'zoned'];

  it.each(['plain.feather', 'lz4.feather', 'zstd.feather', 'stream.arrows'])(
    '%s holds what the same table in Parquet does',
    async (file) => {
      await withTables(FORMATS, [file, 'same.parquet'], {}, async (arrow, parquet) => {
        if (parquet === undefined) throw new Error('not opened');
        const names = [...SHARED, 'money', 'raw', 'list', 'nothing'];
        expect(await columnSummaries(arrow, names)).toEqual(await columnSummaries(parquet, names));
        const requests = [...SHARED, 'money'].map((column) => ({ as: 'text', column }) as const);
        expect(await readAll(arrow, requests)).toEqual(await readAll(parquet, requests));
      });
    },
  );

  it('keeps digits, units and zones', async () => {
    await withTables(FORMATS, ['lz4.feather'], {}, async (table) => {
      expect(kindsOf(table)).toMatchObject({
        clock: 'text',
        took: 'integer',
        raw: 'other',
        list: 'other',
        nothing: 'empty',
      });
      const last = async (column: string): Promise<unknown> => (await texts(table, column)).at(-1);
      expect(await last('id')).toBe('18446744073709549116');
      expect(await last('at')).toBe('1970-01-01T00:41:39.000002499');
      expect(await last('zoned')).toBe('1970-01-01T00:41:39Z');
      expect(await last('clock')).toBe('00:41:39');
      expect((await texts(table, 'money'))[0]).toBe('-0.1');
    });
  });

  it('that is cut off is an error', async () => {
    const bytes = readFileSync(`${FORMATS}/plain.feather`);
    await withFiles({ 'cut.feather': bytes.subarray(0, 3000) }, async (folder) => {
      expect(await openError(folder, 'cut.feather')).toMatch(
        /^data: cut\.feather cannot be read as Arrow: /,
      );
    });
  });
});

describe('NumPy', () => {
  it('arrays are columns, matrices several', async () => {
    await withTables(FORMATS, ['arrays.npz'], {}, async (table) => {
      expect(kindsOf(table)).toEqual({
        y: 'integer',
        x_0: 'float',
        x_1: 'float',
        f_0: 'float',
        f_1: 'float',
        big: 'integer',
        half: 'float',
        flag: 'boolean',
        name: 'text',
        code: 'text',
        day: 'datetime',
        swapped: 'float',
      });
      expect(await floats(table, 'x_1')).toEqual([2.5, NaN, 6.5]);
      expect([await floats(table, 'f_0'), await floats(table, 'f_1')]).toEqual([
        [1, 3, 5],
        [2, 4, 6],
      ]);
      expect(await texts(table, 'big')).toEqual(['18446744073709551615', '9007199254740993', '0']);
      expect(await floats(table, 'half')).toEqual([0.5, -1.5, Infinity]);
      expect(await texts(table, 'name')).toEqual(['ä', 'b', 'longer']);
      expect(await texts(table, 'code')).toEqual(['AA', 'B', '']);
      expect(await texts(table, 'day')).toEqual(['2024-01-31', null, '2024-02-29']);
      expect(await floats(table, 'swapped')).toEqual([1.25, 2.25, 3.25]);
    });
  });

  it('reads compressed archives and single arrays', async () => {
    await withTables(FORMATS, ['compressed.npz', 'vector.npy'], {}, async (archive, vector) => {
      expect(await floats(archive, 'v')).toEqual([0, 1, 2, 3]);
      expect(vector && (await floats(vector, 'vector'))).toEqual([1, 2]);
    });
  });

  it.each([
    ['object.npy', 'array "object": it holds Python objects (a pickle), which are never loaded'],
    ['structured.npy', 'array "structured": a structured array; save one array for each field'],
    ['cube.npy', 'array "cube": its shape is (2, 2, 2)'],
    ['lengths.npz', 'array "a" has 2 rows, "b" has 3 rows'],
  ])('refuses %s', async (file, reason) => {
    expect(await openError(FORMATS, file)).toContain(`data: ${file}: ${reason}`);
  });

  it('that is cut off is an error', async () => {
    const vector = readFileSync(`${FORMATS}/vector.npy`);
    const archive = readFileSync(`${FORMATS}/arrays.npz`);
    const files = {
      'a.npy': vector.subarray(0, -1),
      'b.npy': vector.subarray(0, 20),
      'c.npz': archive.subarray(0, 300),
    };
    await withFiles(files, async (folder) => {
      expect(await openError(folder, 'a.npy')).toBe('data: a.npy: array "a": cut off');
      expect(await openError(folder, 'b.npy')).toBe('data: b.npy: array "b": cut off');
      expect(await openError(folder, 'c.npz')).toContain('data: c.npz');
    });
  });
});

describe('Parquet', () => {
  it('keeps names apart that differ in case only', async () => {
    await withTables(FORMATS, ['cased.parquet'], {}, async (table) => {
      expect(await texts(table, 'A')).toEqual(['1', '2']);
      expect(await texts(table, 'a')).toEqual(['x', 'y']);
      expect(await floats(table, 'a_1')).toEqual([0.5, 1.5]);
    });
  });

  it('keeps names that mean something elsewhere', async () => {
    await withTables(FORMATS, ['names.parquet'], {}, async (table) => {
      expect(await floats(table, '__proto__')).toEqual([1, 2]);
      expect(await floats(table, 'a"b')).toEqual([3, 4]);
      expect(await floats(table, "it's")).toEqual([5, 6]);
      expect(await floats(table, '')).toEqual([7, 8]);
    });
  });

  it('tells NaN from a missing value, and knows one zero', async () => {
    await withTables(FORMATS, ['nan.parquet'], {}, async (table) => {
      const [values] = await readAll(table, [{ as: 'float', column: 'v' }]);
      expect(values).toEqual({
        as: 'float',
        values: new Float64Array([1, NaN, Infinity, -Infinity, NaN, -0, 0]),
        present: new Uint8Array([1, 1, 1, 1, 0, 1, 1]),
      });
      expect(await distinctValues(table, 'v', 9)).toEqual({
        values: [
          { text: '-Infinity', count: 1 },
          { text: '0', count: 2 },
          { text: '1', count: 1 },
          { text: 'Infinity', count: 1 },
          { text: 'NaN', count: 1 },
        ],
        missing: 1,
        complete: true,
      });
    });
  });

  it('without rows has columns', async () => {
    await withTables(FORMATS, ['empty.parquet'], {}, (table) => {
      expect([table.rows, kindsOf(table)]).toEqual([0, { x: 'empty' }]);
    });
  });

  it('refuses a name that occurs twice, and a file that is cut off', async () => {
    expect(await openError(FORMATS, 'twice.parquet')).toContain('two columns are called "n"');
    expect(await openError(FORMATS, 'cut.parquet')).toBe(
      'data: cut.parquet cannot be read as Parquet: the file is damaged or cut off',
    );
  });

  it('reads text as numbers where the type says so', async () => {
    const options = { types: { text: 'numeric' } } as const;
    await withTables(FORMATS, ['same.parquet'], options, async (table) => {
      await expect(floats(table, 'text')).rejects.toThrow('column "text" is text ("ä1", row 2');
    });
  });
});

describe('JSON', () => {
  it('has columns by exact keys, whatever is in them', async () => {
    const lines = [
      '{"a":1,"A":"x","a/b~c":true,"":2,"__proto__":1.5,"n":18446744073709551615}',
      '',
      '{"a":2.5,"A":"NA","a/b~c":null,"n":1,"day":"2024-01-31","list":[1]}',
      '{"a":NaN,"A":"01","n":null,"__proto__":-1,"mixed":1}',
      '{"mixed":"x","day":null}',
    ];
    await withTexts({ 'a.jsonl': lines.join('\n') }, {}, async (table) => {
      expect(table.rows).toBe(4);
      expect(kindsOf(table)).toEqual({
        a: 'float',
        A: 'text',
        'a/b~c': 'boolean',
        '': 'integer',
        ['__proto__']: 'float',
        n: 'integer',
        day: 'datetime',
        list: 'other',
        mixed: 'text',
      });
      expect(await texts(table, 'a')).toEqual(['1', '2.5', 'NaN', null]);
      expect(await texts(table, 'A')).toEqual(['x', null, '01', null]);
      expect(await texts(table, 'n')).toEqual(['18446744073709551615', '1', null, null]);
      expect(await texts(table, 'mixed')).toEqual([null, null, '1', 'x']);
      expect(await floats(table, '__proto__')).toEqual([1.5, NaN, -1, NaN]);
    });
  });

  it('keeps the order of the lines, each time', async () => {
    const lines = Array.from({ length: 5 }, (_, i) =>
      JSON.stringify({ i, a: `x${i}`, b: i % 2 === 0, c: i / 3, d: null, e: '2024-01-01', f: [i] }),
    );
    await withFiles({ 'a.jsonl': lines.join('\n') }, async (folder) => {
      for (let time = 0; time < 30; time++) {
        await withTables(folder, ['a.jsonl'], {}, async (table) => {
          expect(await floats(table, 'i')).toEqual([0, 1, 2, 3, 4]);
        });
      }
    });
  });

  it('is an array of objects, lines, or lines compressed', async () => {
    const files = {
      'a.json': '[{"x":1},{"x":2}]',
      'b.ndjson': '{"x":1}\n{"x":2}\n',
      'c.jsonl.gz': gzipSync('{"x":1}\n{"x":2}\n'),
    };
    await withTexts(files, {}, async (...tables) => {
      for (const table of tables) expect(await floats(table, 'x')).toEqual([1, 2]);
    });
  });

  it('tells a number from a string of digits', async () => {
    const content = '{"x":"1","y":1}\n{"x":"2","y":2}\n';
    await withTexts({ 'a.jsonl': content }, {}, async (table) => {
      expect(kindsOf(table)).toEqual({ x: 'text', y: 'integer' });
      await expect(floats(table, 'x')).rejects.toThrow(
        'data: column "x" is text ("1", row 1 of a.jsonl); set types: {x: numeric}',
      );
    });
    await withTexts({ 'a.jsonl': content }, { types: { x: 'numeric' } }, async (table) => {
      expect(await floats(table, 'x')).toEqual([1, 2]);
    });
  });

  it.each([
    ['{"a":1}\n{"a":\n', 'data: a.jsonl is not valid JSON: at byte'],
    ['{"a":1}\n[1]\n', 'data: a.jsonl: not every line (or element) is an object'],
    ['{"a":1,"a":2}\n', 'data: a.jsonl: an object has the same key twice'],
    ['', 'data: a.jsonl is empty'],
    ['a,b\n1,2\n', 'data: a.jsonl is not valid JSON'],
  ])('refuses %j', async (content, message) => {
    await withFiles({ 'a.jsonl': content }, async (folder) => {
      expect(await openError(folder, 'a.jsonl')).toContain(message);
    });
  });
});

describe('other files', () => {
  it.each([
    [
      'frame.pkl',
      readFileSync(`${FORMATS}/frame.pkl`),
      'is a pickle: reading one can run any code',
    ],
    ['a.csv', readFileSync(`${FORMATS}/frame.pkl`), 'is a pickle: reading one can run any code'],
    ['a.joblib', 'anything', 'is a pickle'],
    ['a.parquet', 'a,b\n1,2\n', 'does not begin as .parquet files do'],
    ['a.feather', Buffer.from('FEA1\0\0\0\0', 'latin1'), 'is a Feather file of version 1'],
    ['a.csv', Buffer.from('SQLite format 3\0'), 'is an SQLite database; save it as Parquet or CSV'],
    ['a.csv', Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), 'is an HDF5 file'],
    ['a.xlsx', Buffer.from('PK\x03\x04xxxx[Content_Types].xml', 'latin1'), 'is an Excel workbook'],
    ['a.zip', Buffer.from('PK\x03\x04xxxxa.csv', 'latin1'), 'is a ZIP archive; unpack it first'],
    ['a.csv.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), 'is compressed with Zstandard'],
    ['a.parquet', '', 'is empty'],
  ])('%s is refused', async (name, content, reason) => {
    await withFiles({ [name]: content }, async (folder) => {
      expect(await openError(folder, name)).toContain(`data: ${name} ${reason}`);
    });
  });

  it('are recognised by their first bytes, not by their names', async () => {
    const files = {
      'a.csv': readFileSync(`${FORMATS}/lz4.feather`),
      'b.dat': 'x,y\n1,2\n',
      'c.csv': 'PARENT_ID,ORC\n1,2\n',
    };
    await withTexts(files, {}, (arrow, text, names) => {
      expect([arrow.rows, text?.rows, names?.columns[0]?.name]).toEqual([2500, 1, 'PARENT_ID']);
    });
  });

  it('a folder is not a file', async () => {
    await withFiles({ 'sub/a.csv': 'x\n1\n' }, async (folder) => {
      expect(await openError(folder, 'sub')).toBe(
        'data: sub is a folder; name a file, or several by a pattern such as sub/*.parquet',
      );
    });
  });
});
