import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { texts, withTexts } from '../testing/tables.ts';
import { findDelimiter } from './dialect.ts';
import { columnNames, splitRecord } from './header.ts';
import { DelimitedScanner } from './scanner.ts';

/** A table of texts and how it is written. */
interface Written {
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
  readonly text: string;
}

function quote(field: string, delimiter: string, always: boolean): string {
  const must = always || field === '' || field.includes(delimiter) || /["\r\n]/.test(field);
  return must ? `"${field.replaceAll('"', '""')}"` : field;
}

const character = fc.constantFrom(...'ab1,;\t|"\n\r é€😀 '.split(/(?:)/u));
const field = fc.array(character, { maxLength: 6 }).map((each) => each.join(''));

/** Tables of any content, in any of the ways to write them. */
function written(delimiters: string, lineEnds: readonly string[]): fc.Arbitrary<Written> {
  return fc
    .record({
      delimiter: fc.constantFrom(...delimiters),
      lineEnd: fc.constantFrom(...lineEnds),
      last: fc.boolean(),
      always: fc.boolean(),
      rows: fc.integer({ min: 1, max: 4 }).chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 6,
        }),
      ),
    })
    .map(({ delimiter, lineEnd, last, always, rows }) => {
      const lines = rows.map((row) =>
        row.map((each) => quote(each, delimiter, always)).join(delimiter),
      );
      return { delimiter, rows, text: lines.join(lineEnd) + (last ? lineEnd : '') };
    });
}

interface Scan {
  readonly records: readonly (readonly [number, number, string])[];
  readonly blankLines: number;
  readonly longest: number;
  readonly padded: boolean;
  readonly regularLineEnds: boolean;
}

/** What a scanner finds when the bytes come in pieces. */
function scan(text: string, delimiter: string, pieces: number): Scan {
  const records: [number, number, string][] = [];
  let content = '';
  const scanner = new DelimitedScanner(delimiter, {
    content: (block, start, end) => {
      content += Buffer.from(block.subarray(start, end)).toString('latin1');
    },
    record: (fields, line) => {
      records.push([fields, line, content]);
      content = '';
    },
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieces) scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  const { blankLines, longest, padded, regularLineEnds } = scanner;
  return { records, blankLines, longest, padded, regularLineEnds };
}

describe('the scanner', () => {
  it('finds every record with its fields, however the bytes come', () => {
    fc.assert(
      fc.property(
        written(',;', ['\n', '\r\n', '\r', '\r\r\n']),
        fc.integer({ min: 1, max: 9 }),
        ({ delimiter, rows, text }, pieces) => {
          const whole = scan(text, delimiter, 1 << 20);
          expect(scan(text, delimiter, pieces)).toEqual(whole);
          const { records } = whole;
          expect(records.map(([fields]) => fields)).toEqual(rows.map((row) => row.length));
          const read = records.map(([, , content]) =>
            splitRecord(Buffer.from(content, 'latin1').toString('utf8'), delimiter),
          );
          expect(read).toEqual(rows);
        },
      ),
    );
  });

  it('tells the line on which a record begins', () => {
    const { records } = scan('a,b\n\n"x\ny",1\r\n\r\n2,3', ',', 4);
    expect(records).toEqual([
      [2, 1, 'a,b'],
      [2, 3, '"x\ny",1'],
      [2, 6, '2,3'],
    ]);
  });

  it.each([
    ['a,b\n1,2\n', true],
    ['a,b\r\n1,2\r\n', true],
    ['a,b\r\n1,2\n', false],
    ['a,b\r1,2\r', false],
    ['a,b\r\r\n1,2\r\r\n', false],
    ['a,b\n"1\r\n",2\n', true],
    ['a\n1\r', false],
  ])('says whether line ends are regular: %j %s', (text, regular) => {
    expect(scan(text, ',', 3).regularLineEnds).toBe(regular);
  });

  it.each([
    ['a,b\n1,2\n', false],
    ['a,b\n1, 2\n', true],
    ['a,b\n1 ,2\n', true],
    ['a,b\n1,2 ', true],
    ['a,b\n1,"2 "\n', true],
    ['a,b\n1," 2"\n', true],
    ['a b,c\n1,""\n', false],
    ['a\tb\n1\t2\n', false],
  ])('says whether fields have blanks around them: %j %s', (text, padded) => {
    const delimiter = text.includes('\t') ? '\t' : ',';
    for (const pieces of [1, 2, 3, 100]) expect(scan(text, delimiter, pieces).padded).toBe(padded);
  });
});

describe('a table that is written', () => {
  it('is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(written(',;\t|', ['\n', '\r\n', '\r', '\r\r\n']), async (table) => {
        const { delimiter, rows, text } = table;
        const width = rows[0]?.length ?? 0;
        const names = Array.from({ length: width }, (_, index) => `n${index}`);
        const lineEnd = /^[^"\r\n]*$/.test(text)
          ? '\n'
          : (/\r\r\n|\r\n|\r|\n/.exec(text)?.[0] ?? '\n');
        const content = names.join(delimiter) + lineEnd + text;
        const types = Object.fromEntries(names.map((name) => [name, 'text'] as const));
        await withTexts({ 'a.csv': content }, { delimiter, types, missing: [] }, async (read) => {
          expect(read.rows).toBe(rows.length);
          for (const [index, name] of names.entries()) {
            const expected = rows.map((row) => row[index] ?? '');
            const values = await texts(read, name);
            expect(values.map((value) => value ?? '')).toEqual(
              expected.map((each) => (/^[ \t]*$/.test(each) ? '' : each)),
            );
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('the delimiter', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2\n', ';'],
    ['a\tb,c\n1\t2\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['a;b;"c,d"\n1;2;"3,4"\n', ';'],
    ['a\n1\n', ','],
    ['a\n0,91\n0,5\n', '\t'],
    ['a,b\n1,2,3\n', ','],
    ['a,b;c\n1,2;3\n4,5;6\n', ','],
    ['a;b\n1;"x, y\n', ';'],
    ['name,"a;b;c"\nx,"1;2;3"\n', ','],
  ])('of %j is %j', (text, delimiter) => {
    expect(findDelimiter(Buffer.from(text), true)).toBe(delimiter);
  });
});

describe('a header', () => {
  it.each([
    ['a,b', ['a', 'b']],
    ['a,', ['a', '']],
    [',a', ['', 'a']],
    ['"a ""b""",c', ['a "b"', 'c']],
    ['"a,b","c"', ['a,b', 'c']],
    ['"",x', ['', 'x']],
    ['a"b', ['a"b']],
  ])('%j has the fields %j', (record, fields) => {
    expect(splitRecord(record, ',')).toEqual(fields);
  });

  it('gives a column without a name the name that pandas gives', () => {
    expect(columnNames(['', 'a', ' '])).toEqual(['Unnamed: 0', 'a', 'Unnamed: 2']);
  });
});
