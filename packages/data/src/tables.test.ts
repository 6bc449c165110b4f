import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Batch, ColumnRequest } from '@slipway/core';
import { ConfigurationError, digestManifest } from '@slipway/core';
import type { BatchOptions } from './batches.ts';
import { readBatches } from './batches.ts';
import { distinctValues, valueCounts } from './distinct.ts';
import { numericColumn, numericColumns } from './numeric.ts';
import { columnSummaries, columnSummary } from './summary.ts';
import type { Table } from './table.ts';
import { hasColumn, requireColumn } from './table.ts';
import {
  floats,
  FORMATS,
  readAll,
  texts,
  withFiles,
  withTables,
  withTexts,
} from './testing/tables.ts';

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

async function batchesOf(
  table: Table,
  requests: readonly ColumnRequest[],
  options: BatchOptions,
): Promise<Batch[]> {
  return Array.fromAsync(readBatches(table, requests, options));
}

describe('a table', () => {
  it('says what was read: uri, files, digest, rows', async () => {
    const content = 'x\n1\n2\n';
    await withTexts({ 'data/a.csv': content }, {}, (table) => {
      const { role, uri, files, digest, rows, notes } = table;
      expect({ role, uri, files, digest, rows, notes }).toEqual({
        role: 'reference',
        uri: 'data/a.csv',
        files: ['data/a.csv'],
        digest: sha256(content),
        rows: 2,
        notes: [],
      });
    });
  });

  it('of several files has their manifest’s digest, and their rows in order', async () => {
    const files = { 'b.csv': 'x,y\n3,a\n', 'a.csv': 'y,x\nb,1\nc,2.5\n' };
    await withFiles(files, (folder) =>
      withTables(folder, ['*.csv'], {}, async (table) => {
        expect(table.files).toEqual(['a.csv', 'b.csv']);
        const entries = Object.entries(files).map(([path, content]) => ({
          path,
          sha256: sha256(content),
        }));
        expect(table.digest).toBe(digestManifest(entries));
        expect(table.rows).toBe(3);
        expect(await floats(table, 'x')).toEqual([1, 2.5, 3]);
        expect(await texts(table, 'y')).toEqual(['b', 'c', 'a']);
      }),
    );
  });

  it('notes columns that not every file has; their rows are missing there', async () => {
    const files = { 'a.csv': 'x\n1\n2\n', 'b.csv': 'x,z\n3,4\n' };
    await withFiles(files, (folder) =>
      withTables(folder, ['*.csv'], {}, async (table) => {
        expect(table.notes).toEqual(['a.csv has no column "z": missing in its 2 rows']);
        expect(await floats(table, 'z')).toEqual([NaN, NaN, 4]);
        expect((await columnSummary(table, 'z')).missing).toBe(2);
      }),
    );
  });

  it('is found by exact names only', async () => {
    await withTexts({ 'a.csv': 'Price,x\n1,2\n' }, {}, (table) => {
      expect([hasColumn(table, 'Price'), hasColumn(table, 'price')]).toEqual([true, false]);
      expect(() => requireColumn(table, 'price', 'target')).toThrow(ConfigurationError);
      expect(() => requireColumn(table, 'price', 'target')).toThrow(
        'target: a.csv has no column "price"; did you mean "Price"? it has "Price", "x"',
      );
      expect(() => requireColumn(table, 'quantity')).toThrow(
        'data: a.csv has no column "quantity"; it has "Price", "x"',
      );
    });
  });

  it('of one side does not have the other side’s columns', async () => {
    await withTexts({ 'a.csv': 'x\n1\n', 'b.csv': 'y\n1\n' }, {}, async (a, b) => {
      expect([hasColumn(a, 'y'), b !== undefined && hasColumn(b, 'y')]).toEqual([false, true]);
      await expect(columnSummary(a, 'y')).rejects.toThrow('data: a.csv has no column "y"');
    });
  });

  it('that is named twice is copied once', async () => {
    await withFiles({ 'a.csv': 'x\n1\n', 'b.csv': 'x\n1.5\n' }, (folder) =>
      withTables(folder, ['a.csv', '*.csv'], {}, async (one, both) => {
        expect(readdirSync(one.access.database.folder)).toHaveLength(2);
        expect(await texts(one, 'x')).toEqual(['1']);
        expect(both && (await texts(both, 'x'))).toEqual(['1', '1.5']);
      }),
    );
  });

  it('may be opened twice, in two roles', async () => {
    await withTables(FORMATS, ['nan.parquet', 'nan.parquet'], {}, async (one, two) => {
      expect(await texts(one, 'v')).toEqual(two && (await texts(two, 'v')));
      expect(one.digest).toBe(sha256(readFileSync(`${FORMATS}/nan.parquet`)));
    });
  });
});

describe('batches', () => {
  const rows = 5000;
  const content = `id,x,t\n${Array.from({ length: rows }, (_, i) => `${i},${i % 10 === 3 ? '' : i / 4},t${i % 3}`).join('\n')}\n`;

  it.each([7, 1000, 2048, 3000, 4096, 100_000])(
    'of %d rows hold every row once',
    async (batchRows) => {
      await withTexts({ 'a.csv': content }, {}, async (table) => {
        const requests = [
          { as: 'int64', column: 'id' },
          { as: 'float', column: 'x' },
        ] as const;
        const batches = await batchesOf(table, requests, { batchRows });
        expect(batches.map((batch) => batch.rows).slice(0, -1)).toEqual(
          Array<number>(Math.ceil(rows / batchRows) - 1).fill(batchRows),
        );
        let start = 0;
        for (const batch of batches) {
          expect(batch.start).toBe(start);
          start += batch.rows;
          const [ids, x] = batch.columns;
          if (ids?.as !== 'int64' || x?.as !== 'float') throw new Error('wrong kinds');
          for (let row = 0; row < batch.rows; row++) {
            const id = batch.start + row;
            const missing = id % 10 === 3;
            expect(ids.values[row]).toBe(BigInt(id));
            expect(x.values[row]).toBe(missing ? NaN : id / 4);
            if (missing) expect(x.present?.[row]).toBe(0);
            else expect(x.present?.[row] ?? 1).toBe(1);
          }
        }
        expect(start).toBe(rows);
      });
    },
    120_000,
  );

  it('go on over several files', async () => {
    const part = (from: number): string =>
      `x\n${Array.from({ length: 3000 }, (_, i) => from + i).join('\n')}\n`;
    const files = { '1.csv': part(0), '2.csv': part(3000), '3.csv': 'x\n', '4.csv': part(6000) };
    await withFiles(files, (folder) =>
      withTables(folder, ['*.csv'], {}, async (table) => {
        const batches = await batchesOf(table, [{ as: 'float', column: 'x' }], { batchRows: 2500 });
        expect(batches.map(({ rows: count }) => count)).toEqual([2500, 2500, 2500, 1500]);
        const values = batches.flatMap(({ columns: [x] }) => [...(x?.values ?? [])]);
        expect(values.every((value, index) => value === index)).toBe(true);
      }),
    );
  });

  it('keep their arrays when the next one is read', async () => {
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      const batches = await batchesOf(table, [{ as: 'float', column: 'id' }], { batchRows: 2000 });
      const firsts = batches.map(({ columns: [ids] }) => ids?.values[0]);
      expect(firsts).toEqual([0, 2000, 4000]);
    });
  });

  it('can be left before the end, and the table read again', async () => {
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      for await (const batch of readBatches(table, [{ as: 'float', column: 'id' }])) {
        expect(batch.rows).toBeGreaterThan(0);
        break;
      }
      expect(await floats(table, 'id')).toHaveLength(rows);
    });
  });

  it('can be read side by side', async () => {
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      const options = { batchRows: 100 };
      const other = readBatches(table, [{ as: 'float', column: 'x' }], options);
      const pairs: (readonly [number, number])[] = [];
      for await (const batch of readBatches(table, [{ as: 'text', column: 't' }], options)) {
        const next: IteratorResult<Batch, unknown> = await other.next();
        if (next.done !== true) pairs.push([batch.start, next.value.start]);
      }
      expect(pairs).toEqual(Array.from({ length: 50 }, (_, index) => [index * 100, index * 100]));
    });
  });

  it('count the rows that are chosen', async () => {
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      const options = { where: "t = 't1' AND x IS NOT NULL", batchRows: 1000 };
      const batches = await batchesOf(table, [{ as: 'int64', column: 'id' }], options);
      expect(batches.map(({ start }) => start)).toEqual([0, 1000]);
      expect(batches.reduce((sum, batch) => sum + batch.rows, 0)).toBe(1500);
      expect(batches[0]?.columns[0]?.values.slice(0, 3)).toEqual(new BigInt64Array([1n, 4n, 7n]));
    });
  });

  it('hold positions among categories', async () => {
    const file = { 'a.csv': 'c,n,b\na,1,true\nz,2.0,false\n,3,true\nb,,\n"it\'s",1,true\n' };
    await withTexts(file, {}, async (table) => {
      const requests = [
        { as: 'code', column: 'c', categories: ['b', 'a', "it's"] },
        { as: 'code', column: 'n', categories: ['1', '2'] },
        { as: 'code', column: 'b', categories: ['false', 'true'] },
        { as: 'code', column: 'c', categories: [] },
      ] as const;
      const read = await readAll(table, requests);
      expect(read.map(({ values }) => [...values])).toEqual([
        [1, -1, -1, 0, 2],
        [0, 1, -1, -1, 0],
        [1, 0, 1, -1, 1],
        [-1, -1, -1, -1, -1],
      ]);
      expect(read.map((each) => ('present' in each ? [...(each.present ?? [])] : null))).toEqual([
        [1, 1, 0, 1, 1],
        [1, 1, 1, 0, 1],
        [1, 1, 1, 0, 1],
        [1, 1, 0, 1, 1],
      ]);
      const twice = [{ as: 'code', column: 'c', categories: ['a', 'a'] }] as const;
      await expect(readAll(table, twice)).rejects.toThrow('Categories must differ');
    });
  });

  it('hold whole numbers, and say where one is missing', async () => {
    await withTexts(
      { 'a.csv': 'x,b\n-9223372036854775808,true\n,false\n5,\n' },
      {},
      async (table) => {
        const requests = [
          { as: 'int64', column: 'x' },
          { as: 'int64', column: 'b' },
        ] as const;
        expect(await readAll(table, requests)).toEqual([
          {
            as: 'int64',
            values: new BigInt64Array([-(2n ** 63n), 0n, 5n]),
            present: new Uint8Array([1, 0, 1]),
          },
          {
            as: 'int64',
            values: new BigInt64Array([1n, 0n, 0n]),
            present: new Uint8Array([1, 1, 0]),
          },
        ]);
      },
    );
  });

  it.each([
    ['9223372036854775808', '9223372036854775808'],
    ['NaN', 'NaN'],
    ['1e30', '1e+30'],
    ['-0.5', '-0.5'],
  ])('refuse %s as a whole number of 64 bits', async (written, shown) => {
    await withTexts({ 'a.csv': `x\n1\n\n${written}\n` }, {}, async (table) => {
      await expect(readAll(table, [{ as: 'int64', column: 'x' }])).rejects.toThrow(
        `data: column "x": ${shown} (line 4 of a.csv) is not a whole number of 64 bits`,
      );
    });
  });

  it('refuse dates and text as numbers', async () => {
    await withTexts({ 'a.csv': 'd,t\n2024-01-31,x\n' }, {}, async (table) => {
      await expect(floats(table, 'd')).rejects.toThrow(
        'data: column "d" is a date or time ("2024-01-31", line 2 of a.csv), not a number',
      );
      await expect(readAll(table, [{ as: 'int64', column: 't' }])).rejects.toThrow(
        'data: column "t" is text ("x", line 2 of a.csv), not a number',
      );
    });
  });
});

describe('counts', () => {
  it('of all columns come in one pass, exactly', async () => {
    const content =
      'i,f,b,t,d,e\n1,0.5,true,a,2024-01-31,\n1,nan,false,b,2024-01-30,\n3,inf,,,,\n,-2,true,a,2024-01-31,\n';
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      const none = {
        nan: 0,
        infinite: 0,
        minimum: null,
        maximum: null,
        whole: null,
        meanLength: null,
      };
      expect(await columnSummaries(table)).toEqual([
        {
          ...none,
          name: 'i',
          rows: 4,
          missing: 1,
          distinct: 2,
          minimum: 1,
          maximum: 3,
          lowest: '1',
          highest: '3',
          whole: true,
        },
        {
          ...none,
          name: 'f',
          rows: 4,
          missing: 0,
          nan: 1,
          infinite: 1,
          distinct: 4,
          minimum: -2,
          maximum: 0.5,
          lowest: '-2',
          highest: '0.5',
          whole: false,
        },
        {
          ...none,
          name: 'b',
          rows: 4,
          missing: 1,
          distinct: 2,
          minimum: 0,
          maximum: 1,
          lowest: 'false',
          highest: 'true',
          whole: true,
        },
        {
          ...none,
          name: 't',
          rows: 4,
          missing: 1,
          distinct: 2,
          lowest: 'a',
          highest: 'b',
          meanLength: 1,
        },
        {
          ...none,
          name: 'd',
          rows: 4,
          missing: 1,
          distinct: 2,
          lowest: '2024-01-30',
          highest: '2024-01-31',
        },
        { ...none, name: 'e', rows: 4, missing: 4, distinct: 0, lowest: null, highest: null },
      ]);
    });
  });

  it('of different values end at the limit', async () => {
    await withTexts({ 'a.csv': 'x\n1\n2\n3\n' }, {}, async (table) => {
      expect((await columnSummary(table, 'x', { distinctLimit: 2 })).distinct).toBeNull();
      expect((await columnSummary(table, 'x', { distinctLimit: 3 })).distinct).toBe(3);
    });
  });

  it('of more columns than one query takes', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `c${index}`);
    const content = `${names.join(',')}\n${names.map((_, index) => index).join(',')}\n`;
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      const maxima = (await columnSummaries(table)).map(({ maximum }) => maximum);
      expect(maxima).toEqual(names.map((_, index) => index));
    });
  });

  it('of values are in the order of the values, by size and not by text', async () => {
    await withTexts({ 'a.csv': 'x,t\n10,b\n9,B\n10,a\n,ä\n' }, {}, async (table) => {
      expect(await distinctValues(table, 'x', 5)).toEqual({
        values: [
          { text: '9', count: 1 },
          { text: '10', count: 2 },
        ],
        missing: 1,
        complete: true,
      });
      const { values } = await distinctValues(table, 't', 5);
      expect(values.map(({ text }) => text)).toEqual(['B', 'a', 'b', 'ä']);
    });
  });

  it('of the most frequent values where there are more than the limit', async () => {
    await withTexts({ 'a.csv': 't\nc\nb\na\nc\nb\nc\n' }, {}, async (table) => {
      expect(await distinctValues(table, 't', 2)).toEqual({
        values: [
          { text: 'b', count: 2 },
          { text: 'c', count: 3 },
        ],
        missing: 0,
        complete: false,
      });
    });
  });

  it('of the same categories on both sides', async () => {
    const files = { 'a.csv': 'x\n1\n2\n2\n', 'b.csv': 'x\n2.0\n3.5\n\n""\n' };
    await withTexts(files, {}, async (...tables) => {
      expect(await valueCounts(tables, 'x', 10)).toEqual({
        categories: ['1', '2', '3.5'],
        counts: [
          [1, 2, 0],
          [0, 1, 1],
        ],
        missing: [0, 1],
        complete: true,
      });
    });
  });
});

describe('the numbers of a column', () => {
  it('are its finite values; the rest is counted', async () => {
    const content = 'x,b,d\n1,true,1970-01-02\nnan,false,\n,,1970-01-01\n-inf,true,\n2.5,true,\n';
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      expect(await numericColumns(table, ['x', 'b', 'd'])).toEqual([
        { name: 'x', values: new Float64Array([1, 2.5]), missing: 1, nan: 1, infinite: 1 },
        { name: 'b', values: new Float64Array([1, 0, 1, 1]), missing: 1, nan: 0, infinite: 0 },
        { name: 'd', values: new Float64Array([86400, 0]), missing: 3, nan: 0, infinite: 0 },
      ]);
      expect(await numericColumns(table, [])).toEqual([]);
    });
  });

  it('of text are an error', async () => {
    await withTexts({ 'a.csv': 't\nx\n' }, {}, async (table) => {
      await expect(numericColumn(table, 't')).rejects.toThrow('data: column "t" is text ("x"');
    });
  });

  it('are all there, over many chunks', async () => {
    await withTables(FORMATS, ['same.parquet'], {}, async (table) => {
      const { values, missing } = await numericColumn(table, 'x');
      expect([values.length, missing]).toEqual([2250, 250]);
      expect(values.reduce((sum, value) => sum + value, 0)).toBe(
        Array.from({ length: 2500 }, (_, i) => (i % 10 === 0 ? 0 : i / 8)).reduce((a, b) => a + b),
      );
    });
  });
});
