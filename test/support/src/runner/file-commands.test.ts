import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseKeyValueFile, parsePathFile } from './file-commands.ts';

describe('parseKeyValueFile', () => {
  it.each<[string, string, Record<string, string>]>([
    ['nothing', '', {}],
    ['plain entries', 'a=1\nb=x=y\n', { a: '1', b: 'x=y' }],
    ['an empty value', 'a=\n', { a: '' }],
    ['no newline at the end', 'a=1', { a: '1' }],
    ['empty lines between', '\na=1\n\n\nb=2\n', { a: '1', b: '2' }],
    ['the later of two', 'a=1\na=2\n', { a: '2' }],
    ['lines', 'a<<E\none\n\ntwo\nE\nb=2\n', { a: 'one\n\ntwo', b: '2' }],
    ['an empty heredoc', 'a<<E\nE\n', { a: '' }],
    ['a heredoc of one empty line', 'a<<E\n\nE\n', { a: '' }],
    ['a value with <<', 'a=1<<2\n', { a: '1<<2' }],
    ['a delimiter with =', 'a<<E=F\nx\nE=F\n', { a: 'x' }],
    ['a value that looks like an entry', 'a<<E\nb=2\nE\n', { a: 'b=2' }],
    ['a name like a built-in', '__proto__=x\n', Object.fromEntries([['__proto__', 'x']])],
  ])('reads %s', (_what, text, entries) => {
    expect(parseKeyValueFile(text)).toEqual(entries);
  });

  it.each([
    ['no separator', 'verdict\n', "Invalid format 'verdict'"],
    ['an empty name', '=1\n', 'Name must not be empty'],
    ['an empty name before <<', '<<E\nE\n', 'must not be empty'],
    ['an empty delimiter', 'a<<\nx\n', 'delimiter must not be empty'],
    ['no closing delimiter', 'a<<E\nx\n', "Matching delimiter not found 'E'"],
    ['a delimiter with a blank after it', 'a<<E\nx\nE \n', "Matching delimiter not found 'E'"],
  ])('refuses %s', (_what, text, message) => {
    expect(() => parseKeyValueFile(text)).toThrow(message);
  });

  it('reads back any values that @actions/core would write', () => {
    const value = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z][a-z-]*$/), value), (entries) => {
        const text = Object.entries(entries)
          .map(([name, content]) => `${name}<<ghadelimiter_1\n${content}\nghadelimiter_1\n`)
          .join('');
        expect(parseKeyValueFile(text)).toEqual({ ...entries });
      }),
    );
  });
});

it('reads one folder a line', () => {
  expect(parsePathFile('/a\n\n/b c\n')).toEqual(['/a', '/b c']);
});
