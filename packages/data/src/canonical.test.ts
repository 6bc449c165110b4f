import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalSql, canonicalText } from './canonical.ts';
import { literal } from './sql.ts';
import { withDatabase } from './testing/tables.ts';

/** Canonical texts of values of an SQL type, by SQL. */
async function bySql(values: readonly string[], sqlType: string): Promise<(string | null)[]> {
  return withDatabase(async (database) => {
    const rows = values.map((value, index) => `(${index}, CAST(${value} AS ${sqlType}))`);
    const cells = await database.rows(
      `SELECT ${canonicalSql('v', sqlType)} FROM (VALUES ${rows.join(', ')}) t(i, v) ORDER BY i`,
    );
    return cells.map(([text]) => (text === null ? null : String(text)));
  });
}

describe('the canonical text', () => {
  it.each([
    [
      'DOUBLE',
      ["'1.0'", "'0.1'", "'-0.0'", "'1e15'", "'1e16'", "'0.0001'", "'0.00001'"],
      ['1', '0.1', '0', '1000000000000000', '1e+16', '0.0001', '1e-05'],
    ],
    [
      'DOUBLE',
      ["'nan'", "'inf'", "'-inf'", "'-1234.5'", "'1e100'", "'1.5e-7'", 'NULL'],
      ['NaN', 'Infinity', '-Infinity', '-1234.5', '1e+100', '1.5e-07', null],
    ],
    ['FLOAT', ["'0.5'", "'0.1'", "'3'"], ['0.5', '0.10000000149011612', '3']],
    ['BIGINT', ["'9007199254740993'", "'-1'"], ['9007199254740993', '-1']],
    ['UBIGINT', ["'18446744073709551615'"], ['18446744073709551615']],
    [
      'DECIMAL(38,0)',
      ["'12345678901234567890123456789012345678'"],
      ['12345678901234567890123456789012345678'],
    ],
    ['DECIMAL(10,3)', ["'1.000'", "'100'", "'0.050'", "'-0.5'"], ['1', '100', '0.05', '-0.5']],
    ['BOOLEAN', ['true', 'false'], ['true', 'false']],
    ['DATE', ["'2024-01-31'"], ['2024-01-31']],
    [
      'TIMESTAMP',
      ["'2024-01-31 12:00:00'", "'2024-01-31 12:00:00.120'"],
      ['2024-01-31T12:00:00', '2024-01-31T12:00:00.12'],
    ],
    ['TIMESTAMP_NS', ["'2024-01-31 12:00:00.123456789'"], ['2024-01-31T12:00:00.123456789']],
    ['TIMESTAMP WITH TIME ZONE', ["'2024-01-31 12:00:00+02'"], ['2024-01-31T10:00:00Z']],
    ['VARCHAR', ["'1.0'", "' a '"], ['1.0', ' a ']],
  ])('of %s', async (sqlType, values, expected) => {
    expect(await bySql(values, sqlType)).toEqual(expected);
  });

  it('of a number is the same in SQL and in JavaScript', async () => {
    const numbers = [
      ...fc.sample(fc.double(), { numRuns: 3000, seed: 1 }),
      ...fc.sample(fc.double({ min: -1e6, max: 1e6 }), { numRuns: 1000, seed: 2 }),
      ...fc.sample(fc.integer(), { numRuns: 500, seed: 3 }),
      0,
      -0,
      1e15,
      1e16,
      123456789012345680,
      5e-324,
      1.7976931348623157e308,
      0.1 + 0.2,
      1e-4,
      1e-5,
      9999999999999998,
      2 ** 53,
      100,
      1e21,
      123e20,
      0.00012345,
    ];
    const values = numbers.map((number) =>
      literal(Object.is(number, -0) ? '-0.0' : String(number)),
    );
    expect(await bySql(values, 'DOUBLE')).toEqual(numbers.map(canonicalText));
  });

  it('reads back as the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (number) => {
        expect(Number(canonicalText(number)) + 0).toBe(number + 0);
      }),
    );
  });

  it('of other values in JavaScript', () => {
    expect([true, false, 'x', 9007199254740993n].map(canonicalText)).toEqual([
      'true',
      'false',
      'x',
      '9007199254740993',
    ]);
  });
});
