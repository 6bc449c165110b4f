import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Splitter } from './splitter.ts';

interface Split {
  readonly records: readonly (readonly [path: string, json: string])[];
  readonly rest: string;
}

function split(
  text: string,
  blockSize: number,
  paths: readonly string[] = ['list.records'],
): Split {
  const records: [string, string][] = [];
  const splitter = new Splitter(paths, (json, path) => `#${records.push([path, json])}`);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += blockSize) {
    splitter.write(bytes.subarray(at, at + blockSize));
  }
  return { records, rest: splitter.end() };
}

describe('Splitter', () => {
  const text =
    '{ "kind":"x", "list":[ {"records":[{"a":"}\\"]"}, {"b":[{"c":1}]}, 5, null], "other":[{"d":1}]} ] }';

  it.each([1, 2, 3, 7, 1000])('takes records out, read %i bytes at a time', (size) => {
    expect(split(text, size)).toEqual({
      records: [
        ['list.records', '{"a":"}\\"]"}'],
        ['list.records', '{"b":[{"c":1}]}'],
      ],
      rest: '{ "kind":"x", "list":[ {"records":[#1, #2, 5, null], "other":[{"d":1}]} ] }',
    });
  });

  it('reads keys that are written with escapes, and letters of several bytes', () => {
    const odd = '{"l\\u0069st":{"records":[{"ä":"€ 😀"}]},"ü😀":[{}]}';
    for (const size of [1, 2, 3, 4, 5]) {
      expect(split(odd, size)).toEqual({
        records: [['list.records', '{"ä":"€ 😀"}']],
        rest: '{"list":{"records":[#1]},"ü😀":[{}]}'.replace('list', 'l\\u0069st'),
      });
    }
  });

  it('does not take a single object, or one elsewhere, for a record', () => {
    const other = '{"list":{"records":{"a":1}},"records":[{"a":1}],"x":{"list":{"records":[{}]}}}';
    expect(split(other, 3)).toEqual({ records: [], rest: other });
  });

  it('loses nothing of any document', () => {
    const record = fc.jsonValue({ maxDepth: 2, depthSize: 'small' });
    const list = fc.array(fc.oneof(record, fc.record({ records: fc.array(record) })));
    const tree = fc.record({ a: record, list, records: list });
    fc.assert(
      fc.property(tree, fc.integer({ min: 1, max: 40 }), fc.boolean(), (value, size, wide) => {
        const whole = JSON.stringify(value, null, wide ? 2 : 0);
        const splitter = new Splitter(['list', 'list.records', ''], (json) => {
          expect(JSON.parse(json)).toBeInstanceOf(Object);
          return json;
        });
        const bytes = Buffer.from(whole);
        for (let at = 0; at < bytes.length; at += size) {
          splitter.write(bytes.subarray(at, at + size));
        }
        expect(splitter.end()).toBe(whole);
      }),
    );
  });

  it.each([
    '{"list":{"records":[{"a":1',
    '{"list":{"records":[{"a":"x',
    '{"list":{"rec',
    ']}]',
    '',
  ])('ends with what was cut: %s', (cut) => {
    expect(split(cut, 2)).toEqual({ records: [], rest: cut });
  });
});
