import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kindOfType, settleType } from './kinds.ts';
import type { ColumnType } from './kinds.ts';
import { columnSummary } from './summary.ts';
import { floats, kindsOf, texts, withTexts } from './testing/tables.ts';

const type = (sqlType: string): ColumnType => ({ kind: kindOfType(sqlType), sqlType });
const EMPTY: ColumnType = { kind: 'empty', sqlType: 'INTEGER' };

describe('one type for a column of several files', () => {
  it.each([
    [['BIGINT', 'DOUBLE'], 'float DOUBLE'],
    [['INTEGER', 'BIGINT'], 'integer BIGINT'],
    [['BIGINT', 'UBIGINT'], 'integer DECIMAL(38,0)'],
    [['UBIGINT', 'UBIGINT'], 'integer UBIGINT'],
    [['BOOLEAN', 'BIGINT'], 'integer BIGINT'],
    [['BOOLEAN', 'UBIGINT'], 'integer DECIMAL(38,0)'],
    [['BOOLEAN', 'DOUBLE'], 'float DOUBLE'],
    [['FLOAT', 'FLOAT'], 'float FLOAT'],
    [['DECIMAL(10,2)', 'DECIMAL(10,2)'], 'float DECIMAL(10,2)'],
    [['DECIMAL(10,2)', 'DECIMAL(12,3)'], 'float DOUBLE'],
    [['VARCHAR', 'BIGINT'], 'text VARCHAR'],
    [['VARCHAR', 'BOOLEAN'], 'text VARCHAR'],
    [['DATE', 'BIGINT'], 'text VARCHAR'],
    [['DATE', 'TIMESTAMP'], 'datetime TIMESTAMP'],
    [['DATE', 'TIMESTAMP_NS'], 'datetime TIMESTAMP'],
    [['TIMESTAMP', 'TIMESTAMP WITH TIME ZONE'], 'datetime TIMESTAMP WITH TIME ZONE'],
    [['DOUBLE[]', 'BIGINT'], 'other VARCHAR'],
    [['DOUBLE[]', 'DOUBLE[]'], 'other DOUBLE[]'],
    [['UUID', 'UUID'], 'text VARCHAR'],
  ])('%j is %s', (types, expected) => {
    const { kind, sqlType } = settleType(types.map(type));
    expect(`${kind} ${sqlType}`).toBe(expected);
    const reversed = settleType([...types].reverse().map(type));
    expect(reversed).toEqual({ kind, sqlType });
    expect(settleType([EMPTY, ...types.map(type)])).toEqual({ kind, sqlType });
  });

  it('is empty without any value', () => {
    expect(settleType([EMPTY, EMPTY])).toEqual({ kind: 'empty', sqlType: 'VARCHAR' });
  });

  it('does not depend on the order of the files', () => {
    const types = ['BOOLEAN', 'BIGINT', 'UBIGINT', 'DOUBLE', 'VARCHAR', 'DATE', 'BLOB'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...types), { minLength: 1 }), (sample) => {
        expect(settleType([...sample].sort().map(type))).toEqual(settleType(sample.map(type)));
      }),
    );
  });
});

describe('the kind of a column of text', () => {
  it.each([
    ['integer', ['1', '-2', '+3', '0', '-0']],
    ['float', ['1', '2.5', '-1e-3', '.5', '5.', 'inf', 'nan']],
    ['boolean', ['true', 'False', 'TRUE']],
    ['datetime', ['2024-01-31', '2024-02-29']],
    ['datetime', ['2024-01-31', '2024-01-31T12:00:00', '2024-01-31 12:00:00.123456']],
    ['datetime', ['2024-01-31T12:00:00Z', '2024-01-31 12:00:00.5+02:00', '2024-01-31 08:00']],
    ['text', ['2023-02-29', '2024-01-31']],
    ['text', ['31.01.2024', '01.02.2024']],
    ['text', ['01', '02', '10']],
    ['text', ['007.5', '1.5']],
    ['text', ['yes', 'no']],
    ['text', ['t', 'f']],
    ['text', ['true', '1']],
    ['text', ['1', 'x']],
    ['text', ['1_000']],
    ['text', ['0x1F']],
    ['text', ['12:30', '13:45']],
    ['integer', ['18446744073709551615', '-9223372036854775808']],
    ['integer', ['12345678901234567890123456789012345678', '-1']],
    ['text', ['123456789012345678901234567890123456789', '1']],
  ])('is %s for %j', async (kind, values) => {
    const content = `x\n${values.join('\n')}\n`;
    await withTexts({ 'a.csv': content }, {}, (table) => {
      expect(kindsOf(table)).toEqual({ x: kind });
    });
  });

  it('keeps the digits of whole numbers of any size', async () => {
    const wide = ['12345678901234567890123456789012345678', '-1'];
    await withTexts({ 'a.csv': `x\n${wide.join('\n')}\n` }, {}, async (table) => {
      expect(await texts(table, 'x')).toEqual(wide);
    });
    const wider = `1${'0'.repeat(39)}1`;
    await withTexts({ 'a.csv': `x\n${wider}\n` }, {}, async (table) => {
      expect(await texts(table, 'x')).toEqual([wider]);
      expect(table.notes).toEqual([
        'a.csv: "x" holds whole numbers of more than 38 digits; kept as text',
      ]);
    });
  });

  it.each([
    ['a decimal', '0.5', 'float'],
    ['a number beyond int64', '18446744073709551615', 'integer'],
    ['a letter', 'x', 'text'],
    ['a code', '007', 'text'],
    ['nothing', '', 'integer'],
  ])('is decided over all rows: %s in the last of many', async (_, last, kind) => {
    const rows = 10_000;
    const content = `x,y\n${'7,1\n'.repeat(rows)}${last},1\n`;
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      expect(kindsOf(table).x).toBe(kind);
      expect((await columnSummary(table, 'x')).rows).toBe(rows + 1);
    });
  });

  it('is decided over all rows where the first ones are empty', async () => {
    const content = `x,y\n${',1\n'.repeat(5000)}2.5,1\n`;
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      expect(kindsOf(table).x).toBe('float');
      expect((await columnSummary(table, 'x')).missing).toBe(5000);
    });
  });

  it('is the same in all files of a run', async () => {
    const files = {
      'a.csv': 'n,code,flag,day,only\n1,01,true,2024-01-01,x\n',
      'b.csv': 'n,code,flag,day\n1.5,11,3,soon\n',
    };
    await withTexts(files, {}, async (a, b) => {
      expect(kindsOf(a)).toEqual({
        n: 'float',
        code: 'text',
        flag: 'integer',
        day: 'text',
        only: 'text',
      });
      expect(b && kindsOf(b)).toEqual({ n: 'float', code: 'text', flag: 'integer', day: 'text' });
      expect(a.columns.map(({ ownKind }) => ownKind)).toEqual([
        'integer',
        'text',
        'boolean',
        'datetime',
        'text',
      ]);
      expect([await texts(a, 'n'), await texts(a, 'flag')]).toEqual([['1'], ['1']]);
      expect(b && [await texts(b, 'code'), await texts(b, 'day')]).toEqual([['11'], ['soon']]);
    });
  });

  it('says so where whole numbers are rounded to floats', async () => {
    const files = { 'a.csv': 'id,n\n9007199254740993,1\n', 'b.csv': 'id,n\n1.5,2.5\n' };
    await withTexts(files, {}, (a, b) => {
      expect(a.notes).toEqual([
        'a.csv: "id" holds whole numbers beyond 2^53 that are rounded, because the column has ' +
          'fractions in another file',
      ]);
      expect(b?.notes).toEqual([]);
    });
  });

  it('names the file whose value makes a column text', async () => {
    const files = { 'a.csv': 'x\n1\n', 'b.csv': 'x\n2\n?\n' };
    await withTexts(files, {}, async (a) => {
      await expect(floats(a, 'x')).rejects.toThrow(
        'data: column "x" is text ("?", line 3 of b.csv); add "?" to missing',
      );
    });
  });

  it('stays as it is written where the type is text', async () => {
    const options = { types: { sha: 'text' } } as const;
    await withTexts({ 'a.csv': 'sha\n12e4567\n1.0\n' }, options, async (table) => {
      expect(await texts(table, 'sha')).toEqual(['12e4567', '1.0']);
    });
  });
});
