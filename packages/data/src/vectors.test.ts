import { describe, expect, it } from '@jest/globals';
import { withDatabase } from './testing/tables.ts';
import type { ResultVector, VectorRows } from './vectors.ts';
import { appendTexts, copyBigInts, copyDoubles, copyInts, readPresence } from './vectors.ts';

/** The vector without what only its own class should know. */
function withoutInsides(vector: ResultVector): ResultVector {
  return new Proxy(vector, {
    get(target, key) {
      if (key === 'items' || key === 'validity') return undefined;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** What is read from rows 1 to 3 of a result with one column of each type. */
async function readWith(view: (vector: ResultVector) => ResultVector): Promise<unknown> {
  return withDatabase(async (database) => {
    const connection = await database.connect();
    const result = await connection.stream(
      `SELECT CAST(v / 2 AS DOUBLE), CAST(v AS BIGINT), CAST(v AS INTEGER), CAST(v AS UTINYINT),
         CAST(v AS VARCHAR)
       FROM (VALUES (1), (2), (NULL), (4), (5)) t(v)`,
    );
    const chunk = await result.fetchChunk();
    if (chunk === null) throw new Error('no chunk');
    const rows = (column: number): VectorRows => ({
      vector: view(chunk.getColumnVector(column)),
      from: 1,
      count: 3,
    });
    const present = new Uint8Array(5);
    const missing = readPresence(rows(0), present, 1);
    const doubles = new Float64Array(5);
    const bigInts = new BigInt64Array(5);
    const ints = new Int32Array(5);
    const bytes = new Uint8Array(5);
    const texts: (string | null)[] = ['before'];
    copyDoubles(rows(0), doubles, 1);
    copyBigInts(rows(1), bigInts, 1);
    copyInts(rows(2), ints, 1);
    copyInts(rows(3), bytes, 1);
    appendTexts(rows(4), texts);
    for (const array of [doubles, ints, bytes]) array[2] = 0;
    bigInts[2] = 0n;
    connection.closeSync();
    return { missing, present, doubles, bigInts, ints, bytes, texts };
  });
}

describe('rows of a vector', () => {
  const expected = {
    missing: 1,
    present: new Uint8Array([0, 1, 0, 1, 0]),
    doubles: new Float64Array([0, 1, 0, 2, 0]),
    bigInts: new BigInt64Array([0n, 2n, 0n, 4n, 0n]),
    ints: new Int32Array([0, 2, 0, 4, 0]),
    bytes: new Uint8Array([0, 2, 0, 4, 0]),
    texts: ['before', '2', null, '4'],
  };

  it('are copied from the array behind it', async () => {
    expect(await readWith((vector) => vector)).toEqual(expected);
  });

  it('are read one by one where there is no array', async () => {
    expect(await readWith(withoutInsides)).toEqual(expected);
  });

  it('have an array behind them in this version of DuckDB', async () => {
    await withDatabase(async (database) => {
      const connection = await database.connect();
      const result = await connection.stream('SELECT 1.5::DOUBLE');
      const vector = (await result.fetchChunk())?.getColumnVector(0) ?? {};
      expect(Reflect.get(vector, 'items')).toEqual(new Float64Array([1.5]));
      connection.closeSync();
    });
  });
});
