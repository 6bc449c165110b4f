/**
 * Inputs that people reported trouble with; the threads are named at each test.
 */
import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { distinctValues, valueCounts } from './distinct.ts';
import { columnSummaries, columnSummary } from './summary.ts';
import {
  floats,
  kindsOf,
  readAll,
  reportFolder,
  texts,
  withFiles,
  withTables,
} from './testing/tables.ts';

describe('a separator of thousands (duckdb/duckdb#17093, #17220)', () => {
  it('is an error that names column, value, line and setting', async () => {
    await withTables(reportFolder('04'), ['holdout.csv'], {}, async (table) => {
      await expect(floats(table, 'price')).rejects.toThrow(
        'data: column "price" is text ("1,234.50", line 2 of holdout.csv); set thousands: ","',
      );
    });
  });

  it('is read with the setting', async () => {
    await withTables(reportFolder('04'), ['holdout.csv'], { thousands: ',' }, async (table) => {
      expect(await floats(table, 'price')).toEqual([1234.5, 100000, 12.25]);
    });
  });
});

describe('a decimal comma (duckdb/duckdb#12856, #6690)', () => {
  it('is an error that names column, value, line and setting', async () => {
    await withTables(reportFolder('05'), ['holdout.csv'], {}, async (table) => {
      expect(table.columns.map(({ name }) => name)).toEqual(['id', 'score', 'target']);
      await expect(floats(table, 'score')).rejects.toThrow(
        'data: column "score" is text ("0,91", line 2 of holdout.csv); set decimal: ","',
      );
    });
  });

  it('is read with the setting, in long files too', async () => {
    const files = ['holdout.csv', 'long.csv'];
    await withTables(reportFolder('05'), files, { decimal: ',' }, async (short, long) => {
      expect(await floats(short, 'score')).toEqual([0.91, 0.15, 0.505, 0.33]);
      expect(long?.rows).toBe(3000);
      const scores = long === undefined ? [] : await floats(long, 'score');
      expect(scores.filter((score) => score === 0.75)).toHaveLength(1500);
      expect(scores.filter((score) => score === 0.25)).toHaveLength(1500);
    });
  });
});

describe('t and f, then something else (ibis-project/ibis#9981, duckdb/duckdb#9333)', () => {
  it('keeps all rows and three values', async () => {
    await withTables(reportFolder('08'), ['late-letter.csv'], {}, async (table) => {
      expect(table.rows).toBe(20_602);
      expect(kindsOf(table).flag).toBe('text');
      const { values } = await distinctValues(table, 'flag', 10);
      expect(values.map(({ text }) => text)).toEqual(['f', 't', 'u']);
      expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(20_602);
    });
  });

  it('takes NA for a missing number', async () => {
    await withTables(reportFolder('08'), ['na.csv'], {}, async (table) => {
      const summary = await columnSummary(table, 'dep_delay');
      expect(kindsOf(table).dep_delay).toBe('integer');
      expect([summary.rows, summary.missing]).toEqual([33, 2]);
    });
  });
});

describe('a column without any value (duckdb/duckdb#9608, duckdb/duckdb-python#257)', () => {
  it('has the kind that it has in the other file', async () => {
    const files = ['reference.parquet', 'current.parquet'];
    await withTables(reportFolder('12'), files, {}, async (reference, current) => {
      expect(kindsOf(reference)).toEqual({ carrier: 'text', delay: 'integer' });
      expect(current && kindsOf(current)).toEqual({ carrier: 'text', delay: 'integer' });
      expect(current?.columns[0]?.ownKind).toBe('empty');
      expect(await valueCounts(current ? [reference, current] : [], 'carrier', 10)).toEqual({
        categories: ['AA', 'DL', 'UA'],
        counts: [
          [20, 20, 20],
          [0, 0, 0],
        ],
        missing: [0, 60],
        complete: true,
      });
    });
  });

  it('is read together with others through a pattern', async () => {
    await withTables(reportFolder('12'), ['*.parquet'], {}, async (table) => {
      const summary = await columnSummary(table, 'carrier');
      expect([table.rows, summary.missing, kindsOf(table).carrier]).toEqual([120, 60, 'text']);
      expect(table.files).toEqual(['current.parquet', 'reference.parquet']);
    });
  });
});

describe('ids beyond int64 (duckdb/duckdb#22802, #21180, duckdb/duckdb-node#26)', () => {
  it.each(['current.csv', 'current.parquet'])('keeps every digit of %s', async (file) => {
    await withTables(reportFolder('13'), [file], {}, async (table) => {
      const { values } = await distinctValues(table, 'id', 10);
      expect(values).toEqual([
        { text: '9007199254740992', count: 1 },
        { text: '9007199254740993', count: 1 },
        { text: '18446744073709551614', count: 1 },
        { text: '18446744073709551615', count: 1 },
      ]);
      expect((await columnSummary(table, 'id')).distinct).toBe(4);
      expect(await floats(table, 'y')).toEqual([1, 0, 1, 0]);
      expect(() => JSON.stringify(values)).not.toThrow();
    });
  });
});

describe('byte-order marks and odd line ends (duckdb/duckdb#1570, #2908, #25164)', () => {
  it.each([
    ['bom.csv', ['1', '2']],
    ['utf16.csv', ['1', '2']],
    ['cr.csv', ['1', '2', '3']],
    ['crcrlf.csv', ['0', '1', '2', '3', '4']],
  ])('reads %s row by row', async (file, ids) => {
    await withTables(reportFolder('14'), [file], {}, async (table) => {
      expect(table.rows).toBe(ids.length);
      expect(await texts(table, 'id')).toEqual(ids);
    });
  });
});

describe('the wine quality file (mlflow/mlflow#1110, lightgbm-org/LightGBM#7424)', () => {
  it('has seven columns with their exact names', async () => {
    await withTables(reportFolder('15'), ['winequality.csv'], {}, async (table) => {
      expect(table.columns.map(({ name }) => name)).toEqual([
        'fixed acidity',
        'volatile acidity',
        'citric acid',
        'residual sugar',
        'chlorides',
        'alcohol',
        'quality',
      ]);
      const where = '"fixed acidity" > 7.2';
      const [quality] = await readAll(table, [{ as: 'float', column: 'quality' }], { where });
      expect(quality?.values).toHaveLength(3);
    });
  });

  it('answers a name that is not there with the closest one', async () => {
    await withTables(reportFolder('15'), ['winequality.csv'], {}, async (table) => {
      await expect(floats(table, 'fixed_acidity')).rejects.toThrow(
        'data: winequality.csv has no column "fixed_acidity"; did you mean "fixed acidity"? ' +
          'it has "fixed acidity", "volatile acidity"',
      );
    });
  });
});

describe('whole numbers written as decimals (microsoft/onnxruntime#16541)', () => {
  const n = [{ as: 'int64', column: 'n' }] as const;

  it('takes 3.0 for 3', async () => {
    await withTables(reportFolder('28'), ['whole.csv'], {}, async (table) => {
      const [values] = await readAll(table, n);
      expect(values).toEqual({ as: 'int64', values: new BigInt64Array([3n, 4n]), present: null });
    });
  });

  it('refuses 3.5, naming column, value, line and type', async () => {
    await withTables(reportFolder('28'), ['broken.csv'], {}, async (table) => {
      await expect(readAll(table, n)).rejects.toThrow(
        'data: column "n": 3.5 (line 2 of broken.csv) is not a whole number of 64 bits, ' +
          'which INT64 asks for',
      );
    });
  });

  it('keeps every digit beyond 2^53', async () => {
    await withTables(reportFolder('28'), ['big.csv'], {}, async (table) => {
      const [values] = await readAll(table, n);
      expect(values?.values).toEqual(new BigInt64Array([9007199254740993n]));
    });
  });
});

describe('a Git LFS pointer (onnx/models#317, zugaldia/speedofsound#93)', () => {
  it('is named, with its size and what to do', async () => {
    const opened = withTables(reportFolder('29'), ['holdout.csv'], {}, () => 0);
    await expect(opened).rejects.toThrow(InputError);
    await expect(opened).rejects.toThrow(
      'data: holdout.csv is a Git LFS pointer for an object of 16,384,000 bytes',
    );
    await expect(opened).rejects.toThrow('lfs: true');
  });
});

describe('names with blanks, brackets and quotes (duckdb/duckdb#4837)', () => {
  const folder = `${reportFolder('50')}/team a/model [v2]`;

  it('finds what exists literally before it reads a name as a pattern', async () => {
    const files = ['june [daily].csv', "it's data.csv"];
    await withTables(folder, files, {}, async (june, other) => {
      expect([june.uri, june.rows, other?.uri, other?.rows]).toEqual([files[0], 2, files[1], 2]);
      expect(await texts(june, 'x')).toEqual(['1', '3']);
    });
  });

  it('names input and pattern when a pattern matches nothing', async () => {
    await expect(withTables(folder, ['july*.csv'], {}, () => 0)).rejects.toThrow(
      'data: july*.csv: the pattern matches no file',
    );
  });
});

describe('every type that Parquet has (duckdb/duckdb#5923, #14129, pola-rs/polars#20017)', () => {
  it('lists every column once, with a kind and its missing values', async () => {
    await withTables(reportFolder('51'), ['types.parquet'], {}, async (table) => {
      const summaries = await columnSummaries(table);
      const found = summaries.map(({ name, missing, distinct }) => [
        name,
        kindsOf(table)[name],
        missing,
        distinct,
      ]);
      expect(found).toEqual([
        ['cat', 'text', 20, 2],
        ['code', 'integer', 0, 2],
        ['half', 'float', 0, 3],
        ['money', 'float', 20, 2],
        ['embedding', 'other', 20, null],
        ['who', 'other', 20, null],
        ['ok', 'boolean', 20, 2],
        ['took', 'integer', 0, 3],
        ['raw', 'other', 20, null],
        ['when', 'datetime', 20, 2],
        ['same', 'integer', 0, 1],
        ['y', 'integer', 0, 2],
        ['score', 'float', 0, 3],
        ['__index_level_0__', 'integer', 0, 60],
      ]);
    });
  });

  it('keeps every digit of large decimals, and reads nothing missing as 0', async () => {
    await withTables(reportFolder('51'), ['types.parquet'], {}, async (table) => {
      expect((await texts(table, 'money')).slice(0, 3)).toEqual([
        '12345678901234567890.123456789',
        '0.1',
        null,
      ]);
      expect((await floats(table, 'money'))[2]).toBeNaN();
      expect((await distinctValues(table, 'code', 9)).values.map(({ text }) => text)).toEqual([
        '100',
        '200',
      ]);
    });
  });

  it('says why a list is no number', async () => {
    await withTables(reportFolder('51'), ['types.parquet'], {}, async (table) => {
      await expect(floats(table, 'embedding')).rejects.toThrow(
        'data: column "embedding" is of type DOUBLE[], not a number',
      );
    });
  });

  it('is the same file under another ending', async () => {
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(`${reportFolder('51')}/types.parquet`);
    await withFiles({ 'types.csv': bytes }, (folder) =>
      withTables(folder, ['types.csv'], {}, (table) => expect(table.rows).toBe(60)),
    );
  });
});
