import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { columnSummaries } from './summary.ts';
import { FORMATS, readAll, withFiles, withTables } from './testing/tables.ts';

/** Numbers from 0 to 1 that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    yield state / 0x7fffffff;
  }
}

/** A copy with some bytes changed, most of them where formats keep their metadata. */
function damage(original: Buffer, seed: number): Buffer {
  const random = numbers(seed);
  const next = (): number => random.next().value;
  const bytes = Buffer.from(original);
  const changes = 1 + Math.floor(next() * 6);
  for (let change = 0; change < changes; change++) {
    const ends = next() < 0.5 ? Math.min(2000, bytes.length) : bytes.length;
    const at = Math.floor(next() * ends);
    const place = next() < 0.3 ? bytes.length - 1 - at : at;
    bytes[place] = next() < 0.3 ? 255 : Math.floor(next() * 256);
  }
  return bytes;
}

/** `read`, or the message of the error that says why not; any other error is passed on. */
async function outcome(name: string, bytes: Uint8Array): Promise<string> {
  return withFiles({ [name]: bytes }, (folder) =>
    withTables(folder, [name], {}, async (table) => {
      await columnSummaries(table);
      const names = table.columns.map(({ name }) => name);
      await readAll(
        table,
        names.map((column) => ({ as: 'text', column })),
      );
      return 'read';
    }).catch((error: unknown) => {
      if (error instanceof InputError) return error.message;
      throw error;
    }),
  );
}

describe('a damaged file', () => {
  it.each([
    'plain.feather',
    'zstd.feather',
    'stream.arrows',
    'arrays.npz',
    'vector.npy',
    'same.parquet',
  ])('is read or refused with a reason: %s', async (name) => {
    const original = readFileSync(`${FORMATS}/${name}`);
    for (let seed = 1; seed <= 25; seed++) {
      expect(await outcome(name, damage(original, seed))).toMatch(/^(?:read|data: .+)$/s);
    }
  });

  it.each(['plain.feather', 'lz4.feather', 'arrays.npz', 'same.parquet'])(
    'that is cut off is refused, wherever the cut is: %s',
    async (name) => {
      const original = readFileSync(`${FORMATS}/${name}`);
      for (const part of [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.9999]) {
        const cut = original.subarray(0, Math.floor(original.length * part));
        expect(await outcome(name, cut)).toMatch(/^data: /);
      }
    },
  );

  it('whose pages are damaged is refused when they are read', async () => {
    const original = readFileSync(`${FORMATS}/same.parquet`);
    const outcomes: string[] = [];
    for (let at = 100; at < original.length / 2; at += 2999) {
      const bytes = Buffer.from(original);
      bytes.fill(0xff, at, at + 40);
      outcomes.push(await outcome('same.parquet', bytes));
    }
    for (const each of outcomes)
      expect(each).toMatch(/^(?:read|data: same\.parquet cannot be .+)$/s);
    expect(outcomes.some((each) => each.startsWith('data: '))).toBe(true);
  });

  it('cannot claim more rows than it has bytes for', async () => {
    const original = readFileSync(`${FORMATS}/stream.arrows`);
    const rows = Buffer.alloc(8);
    rows.writeBigInt64LE(2100n);
    const huge = Buffer.alloc(8);
    huge.writeBigInt64LE(2n ** 40n);
    const bytes = Buffer.from(original);
    const at = bytes.indexOf(rows);
    expect(at).toBeGreaterThan(0);
    huge.copy(bytes, at);
    expect(await outcome('stream.arrows', bytes)).toBe(
      'data: stream.arrows cannot be read as Arrow: a batch is too short for its rows',
    );
  });
});
