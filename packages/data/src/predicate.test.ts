import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import { readAll, withTexts } from './testing/tables.ts';

const DATA = {
  'a.csv':
    'distance,carrier,late,A,a,größe,"my ""col""",day,n\n' +
    '100,AA,true,1,10,1.5,x,2024-01-01,9007199254740993\n' +
    '2500,UA,false,2,20,2.5,y,2024-01-02,9007199254740992\n' +
    ',DL,,3,30,,z,2024-01-03,5\n',
};

/** For each row whether it meets the condition. */
async function hold(sql: string, files: Record<string, string> = DATA): Promise<number[]> {
  return withTexts(files, {}, async (table) => {
    const [values] = await readAll(table, [{ as: 'predicate', sql }]);
    return values?.as === 'predicate' ? [...values.values] : [];
  });
}

async function refusal(sql: string, files: Record<string, string> = DATA): Promise<string> {
  return hold(sql, files).then(
    () => 'no error',
    (error: unknown) => {
      if (!(error instanceof ConfigurationError)) throw error;
      return error.message;
    },
  );
}

describe('a condition on a row', () => {
  it.each([
    ['distance > 2000', [0, 1, 0]],
    ['distance > 2000 OR distance IS NULL', [0, 1, 1]],
    ["carrier IN ('AA', 'DL') AND NOT coalesce(late, false)", [0, 0, 1]],
    ['late', [1, 0, 0]],
    ['A = 2 AND a = 20', [0, 1, 0]],
    ['größe >= 2 AND größe < 3', [0, 1, 0]],
    [`"my ""col""" = 'x'`, [1, 0, 0]],
    ["day BETWEEN DATE '2024-01-02' AND DATE '2024-01-03'", [0, 1, 1]],
    ["day > '2024-01-01'", [0, 1, 1]],
    ['n = 9007199254740993', [1, 0, 0]],
    ["lower(carrier) LIKE 'a%' -- a comment", [1, 0, 0]],
    ["regexp_matches(carrier, '^[AU]A$')", [1, 1, 0]],
    ['CASE WHEN A > 1 THEN a > 25 ELSE true END', [1, 0, 1]],
    ['A % 2 = 1', [1, 0, 1]],
    ['true', [1, 1, 1]],
    ["carrier = 'it''s'", [0, 0, 0]],
  ])('%s', async (sql, expected) => {
    expect(await hold(sql)).toEqual(expected);
  });

  it('is used to choose rows, with others beside it', async () => {
    await withTexts(DATA, {}, async (table) => {
      const requests = [
        { as: 'text', column: 'carrier' },
        { as: 'predicate', sql: 'A = 3' },
      ] as const;
      const [carriers, third] = await readAll(table, requests, { where: 'a > 10' });
      expect([carriers?.values, [...(third?.values ?? [])]]).toEqual([
        ['UA', 'DL'],
        [0, 1],
      ]);
    });
  });

  it('names the setting that would make a column a number', async () => {
    const files = { 'a.csv': 'price;y\n1,5;1\n' };
    expect(await refusal('price > 1000', files)).toBe(
      'gates: "price > 1000": column "price" is text ("1,5", line 2 of a.csv); set decimal: ","',
    );
  });

  it('takes a column without values for unknown', async () => {
    const files = { 'a.csv': 'x,y\n,1\n' };
    expect(await hold('x > 5 OR y = 1', files)).toEqual([1]);
    expect(await hold("x = 'a'", files)).toEqual([0]);
  });

  it('may use a column called as ours are', async () => {
    expect(await hold('v1 > v0', { 'a.csv': 'v1,v0\n1,2\n2,1\n' })).toEqual([0, 1]);
  });
});

describe('what is no condition on a row', () => {
  it.each([
    ['distance >', 'gates: "distance >": syntax error at or near ")"'],
    ['distance', 'gates: "distance": it is a BIGINT, not true or false'],
    [
      'Distance > 1',
      'gates: "Distance > 1": a.csv has no column "Distance"; did you mean "distance"? it has',
    ],
    ['carrier = "AA"', '(a text is written in single quotes)'],
    ['a.csv > 1', '"a.csv" has several parts; write a column\'s name in double quotes'],
    ['distance > (SELECT 1)', 'a subquery cannot stand in a condition on a row'],
    ['distance IN (SELECT 1)', 'a subquery cannot stand in a condition on a row'],
    ['EXISTS (FROM duckdb_settings())', 'a subquery cannot stand in a condition on a row'],
    ['avg(distance) > 1', '"avg" is not a function of the values of one row'],
    ['row_number() OVER () > 1', 'a window function cannot stand in a condition on a row'],
    ['random() < 0.5', '"random" is not a function of the values of one row'],
    ["current_setting('threads') = 1", '"current_setting" is not a function'],
    ["read_text('/etc/passwd') = 'x'", '"read_text" is not a function'],
    ['nonsense(distance)', '"nonsense" is not a function of the values of one row'],
    ['distance = ?', 'a parameter cannot stand in a condition on a row'],
    ['#1 = 2', 'a position (#1) cannot stand in a condition on a row'],
    ['COLUMNS(*) > 1', '* cannot stand in a condition on a row'],
    ['true) FROM duckdb_settings() --', 'syntax error'],
    ['true) FROM duckdb_settings() WHERE (true', 'it is more than one condition'],
    ['true); DROP TABLE x; SELECT (true', 'Only SELECT statements'],
    ['true); SELECT (true', 'it is more than one condition'],
    ['1, 2', 'it is a'],
    ['true) WHERE (true', 'it is more than one condition'],
    ['true) GROUP BY (1', 'it is more than one condition'],
    ['true) LIMIT (1', 'it is more than one condition'],
    ['true) ORDER BY (1', 'it is more than one condition'],
    ['true) UNION SELECT (true', 'it is more than one condition'],
    ['', 'syntax error'],
    ["carrier > 'a' + 1", 'gates: "carrier > \'a\' + 1":'],
    [
      'carrier > 5',
      'gates: "carrier > 5": column "carrier" is text ("AA", line 2 of a.csv), not a number',
    ],
    ['CAST(carrier AS INTEGER) > 1', `Could not convert string 'AA' to INT32`],
  ])('%s', async (sql, message) => {
    expect(await refusal(sql)).toContain(message);
  });

  it('is named where one of several fails', async () => {
    await withTexts(DATA, {}, async (table) => {
      const requests = [
        { as: 'predicate', sql: 'A > 1' },
        { as: 'predicate', sql: 'carrier::int > 1' },
      ] as const;
      await expect(readAll(table, requests)).rejects.toThrow('gates: "carrier::int > 1": Could');
      const options = { where: 'carrier::int > 2', subject: 'slices' };
      await expect(readAll(table, [], options)).rejects.toThrow('slices: "carrier::int > 2": C');
    });
  });
});
