import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { columnSummary } from '../summary.ts';
import { floats, kindsOf, readAll, texts, withTexts } from '../testing/tables.ts';

/** The error of opening a text as `a.csv`. */
async function openError(content: string | Uint8Array, options = {}): Promise<string> {
  return withTexts({ 'a.csv': content }, options, () => 'no error').catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
}

describe('CSV that no table can be made of', () => {
  it.each([
    ['an empty file', '', 'data: a.csv is empty'],
    ['blank lines only', '\n\r\n\n', 'data: a.csv is empty'],
    [
      'a record that is too short',
      'a,b\n1,2\n3\n',
      'data: a.csv line 3: 1 field where the header has 2',
    ],
    [
      'a record that is too long',
      'a,b\n1,2,3\n',
      'data: a.csv line 2: 3 fields where the header has 2',
    ],
    [
      'a delimiter too many in a record',
      'a,b\n1,2,\n',
      'data: a.csv line 2: 3 fields where the header has 2',
    ],
    [
      'quotes that stay open',
      'a,b\n1,2\n3,"x\n4,5\n',
      'data: a.csv line 3: the quotes that open here are never closed',
    ],
    [
      'text behind closing quotes',
      'a,b\n1,"x"y\n',
      'data: a.csv line 2: text behind the closing quotes of a field',
    ],
    ['a NUL byte', 'a,b\n1,x\0y\n', 'data: a.csv line 2: a NUL byte; is this a text file?'],
    [
      'a name that occurs twice',
      'a,b,a\n1,2,3\n',
      'data: a.csv: two columns are called "a" (1 and 3); rename one of them',
    ],
  ])('%s', async (_, content, message) => {
    expect(await openError(content)).toBe(message);
  });

  it('bytes that are not UTF-8, wherever they are', async () => {
    const latin = Buffer.from('name,x\nRené,1\n', 'latin1');
    const message = (line: number): string =>
      `data: a.csv line ${line}: byte 0xE9 is not UTF-8 (Latin-1 or Windows-1252?); ` +
      'save the file as UTF-8';
    expect(await openError(latin)).toBe(message(2));
    const many = Buffer.from('name,x\n' + 'añb,1\n'.repeat(400_000));
    expect(await openError(Buffer.concat([many, latin.subarray(7)]))).toBe(message(400_002));
  });

  it('UTF-16 that is cut in the middle of a character', async () => {
    const bytes = Buffer.from('\ufeffa,b\n1,2\n', 'utf16le');
    expect(await openError(bytes.subarray(0, -1))).toContain('data: a.csv: not valid UTF-16');
  });

  it('gzip that is cut off', async () => {
    const bytes = gzipSync('a,b\n' + '1,2\n'.repeat(10_000));
    const message = 'data: a.csv: the gzip data is damaged or cut off';
    expect(await openError(bytes.subarray(0, 40))).toBe(message);
    const random = Buffer.from(
      Array.from({ length: 300_000 }, (_, i) => ((i * i * 7919) % 95) + 32),
    );
    const text = `a\n${random.toString('latin1').replace(/[",]/g, 'x')}\n`;
    expect(await openError(gzipSync(text).subarray(0, -20))).toBe(message);
  });

  it('a delimiter that is none', async () => {
    expect(await openError('a,b\n', { delimiter: '€' })).toBe(
      'data: delimiter "€" is not one ASCII character',
    );
  });
});

describe('CSV as it comes', () => {
  it.each([
    ['LF', 'a,b\n1,x\n2,y\n'],
    ['CRLF', 'a,b\r\n1,x\r\n2,y\r\n'],
    ['CR', 'a,b\r1,x\r2,y\r'],
    ['CR CR LF', 'a,b\r\r\n1,x\r\r\n2,y\r\r\n'],
    ['mixed line ends', 'a,b\r\n1,x\n2,y\r\n'],
    ['no last line end', 'a,b\n1,x\n2,y'],
    ['blank lines', '\n\na,b\n\n1,x\n\r\n2,y\n\n\n'],
    ['a byte-order mark', '\ufeffa,b\n1,x\n2,y\n'],
    ['a byte-order mark and quotes', '\ufeff"a","b"\n1,x\n2,y\n'],
    ['tabs', 'a\tb\n1\tx\n2\ty\n'],
    ['semicolons', 'a;b\n1;x\n2;y\n'],
    ['bars', 'a|b\n1|x\n2|y\n'],
    ['UTF-16, little endian', Buffer.from('\ufeffa,b\n1,x\n2,y\n', 'utf16le')],
    ['UTF-16, big endian', Buffer.from('\ufeffa,b\n1,x\n2,y\n', 'utf16le').swap16()],
    ['gzip', gzipSync('a,b\n1,x\n2,y\n')],
    ['gzip with CR CR LF', gzipSync('a,b\r\r\n1,x\r\r\n2,y\r\r\n')],
  ])('%s', async (_, content) => {
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      expect(table.rows).toBe(2);
      expect(kindsOf(table)).toEqual({ a: 'integer', b: 'text' });
      expect(await floats(table, 'a')).toEqual([1, 2]);
      expect(await texts(table, 'b')).toEqual(['x', 'y']);
    });
  });

  it('keeps delimiters, quotes and line ends inside quotes', async () => {
    const content = 'a,"b ""c"""\n1,"x,\r\ny"\n2,"""z"""\n3,q"q\n';
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      expect(await texts(table, 'b "c"')).toEqual(['x,\r\ny', '"z"', 'q"q']);
    });
  });

  it('reads a single column: blank lines are no rows, quotes around nothing are one', async () => {
    await withTexts({ 'a.csv': 'x\n1\n\n""\n3\n' }, {}, async (table) => {
      expect(await texts(table, 'x')).toEqual(['1', null, '3']);
    });
    await withTexts({ 'a.csv': 'score\n0,91\n0,5\n' }, { decimal: ',' }, async (table) => {
      expect(await floats(table, 'score')).toEqual([0.91, 0.5]);
    });
    await withTexts({ 'a.csv': 'review\ngood\nbad, and long\n' }, {}, async (table) => {
      expect(await texts(table, 'review')).toEqual(['good', 'bad, and long']);
    });
  });

  it('counts no rows below a header', async () => {
    await withTexts({ 'a.csv': 'a,b\n' }, {}, async (table) => {
      expect(table.rows).toBe(0);
      expect(kindsOf(table)).toEqual({ a: 'empty', b: 'empty' });
      expect(await readAll(table, [{ as: 'float', column: 'a' }])).toEqual([]);
    });
  });

  it('keeps every name apart from the others', async () => {
    const content = '__proto__,"a""b",it\'s,A,a,,constructor\n1,2,3,4,5,6,7\n';
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      const names = table.columns.map(({ name }) => name);
      expect(names).toEqual(['__proto__', 'a"b', "it's", 'A', 'a', 'Unnamed: 5', 'constructor']);
      const values = await Promise.all(names.map((name) => floats(table, name)));
      expect(values.flat()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    });
  });

  it('reads a cell of 10 MB, plain and in quotes', async () => {
    const long = 'x'.repeat(10_000_000);
    const lines = 'y\n'.repeat(5_000_000);
    await withTexts({ 'a.csv': `a,b\n1,${long}\n2,"${lines}"\n3,z\n` }, {}, async (table) => {
      const values = await texts(table, 'b');
      expect(values.map((value) => value?.length)).toEqual([10_000_000, 10_000_000, 1]);
    });
  });

  it('reads as many rows as there are, over many blocks and with quotes everywhere', async () => {
    const rows = 60_000;
    const line = (row: number): string =>
      `${row},"text, ""${row}""\n${'z'.repeat(row % 50)}",${row / 4}`;
    const content = `id,t,x\n${Array.from({ length: rows }, (_, row) => line(row)).join('\r\n')}\r\n`;
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      expect(table.rows).toBe(rows);
      const ids = await floats(table, 'id');
      expect(ids.every((id, row) => id === row)).toBe(true);
      expect((await columnSummary(table, 't')).distinct).toBe(rows);
    });
  });

  it('tells the line of a value, past records of several lines', async () => {
    const content = 'a,b\n"x\ny",1\n\n"z\n\n",2\nw,oops\n';
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      await expect(floats(table, 'b')).rejects.toThrow(
        'data: column "b" is text ("oops", line 8 of a.csv); add "oops" to missing',
      );
    });
  });
});

describe('missing values', () => {
  it('are empty fields and the usual texts, with blanks around them, in every column', async () => {
    const content =
      'x,t\n1,a\n,\nNA,NA\n"N/A","null"\n NA ,\\N\n"",NULL\nNone,#N/A\n<NA>,n/a\n 7 , b \n';
    await withTexts({ 'a.csv': content }, {}, async (table) => {
      expect(kindsOf(table)).toEqual({ x: 'integer', t: 'text' });
      expect(await texts(table, 'x')).toEqual(['1', ...Array<null>(7).fill(null), '7']);
      expect(await texts(table, 't')).toEqual(['a', ...Array<null>(7).fill(null), ' b ']);
    });
  });

  it('are told apart from NaN and infinities', async () => {
    await withTexts({ 'a.csv': 'x\n1.5\nNaN\nNA\ninf\n-Infinity\n' }, {}, async (table) => {
      const { rows, missing, nan, infinite, distinct } = await columnSummary(table, 'x');
      expect({ rows, missing, nan, infinite, distinct }).toEqual({
        rows: 5,
        missing: 1,
        nan: 1,
        infinite: 2,
        distinct: 4,
      });
    });
  });

  it('are what the setting says instead, even texts with a delimiter or quotes', async () => {
    const options = { missing: ['?', '-,-', '"'] };
    await withTexts({ 'a.csv': 'x,t\n?,NA\n1,"-,-"\n2,""""\n' }, options, async (table) => {
      expect(await texts(table, 'x')).toEqual([null, '1', '2']);
      expect(await texts(table, 't')).toEqual(['NA', null, null]);
    });
  });
});

describe('numbers that are written differently', () => {
  const remedy = async (values: readonly string[], options = {}): Promise<string> =>
    withTexts(
      { 'a.csv': `x\n${values.map((value) => `"${value}"`).join('\n')}\n` },
      options,
      (table) =>
        floats(table, 'x').then(
          () => 'no error',
          (error: unknown) => (error instanceof Error ? error.message : ''),
        ),
    );

  it.each([
    [
      ['1', '1,234.50'],
      'data: column "x" is text ("1,234.50", line 3 of a.csv); set thousands: ","',
    ],
    [['0,5', '12'], 'data: column "x" is text ("0,5", line 2 of a.csv); set decimal: ","'],
    [
      ['1.234,5'],
      'data: column "x" is text ("1.234,5", line 2 of a.csv); set decimal: "," and thousands: "."',
    ],
    [
      ["1'000'000"],
      'data: column "x" is text ("1\'000\'000", line 2 of a.csv); set thousands: "\'"',
    ],
    [['12 500.5'], 'data: column "x" is text ("12 500.5", line 2 of a.csv); set thousands: " "'],
    [['1_000'], 'data: column "x" is text ("1_000", line 2 of a.csv); set thousands: "_"'],
    [['1', '?', '2'], 'data: column "x" is text ("?", line 3 of a.csv); add "?" to missing'],
    [
      ['1', '-', 'n.a.'],
      'data: column "x" is text ("-", line 3 of a.csv); add "-" and "n.a." to missing',
    ],
    [
      ['00501', '10001'],
      'data: column "x" is text ("00501", line 2 of a.csv); set types: {x: numeric}',
    ],
    [['a', 'b', 'c', 'd'], 'data: column "x" is text ("a", line 2 of a.csv), not a number'],
    [['0x1F', '2'], 'data: column "x" is text ("0x1F", line 2 of a.csv); add "0x1F" to missing'],
  ])('%j', async (values, message) => {
    expect(await remedy(values)).toBe(message);
  });

  it('does not read digits in wrong groups as a number', async () => {
    expect(await remedy(['1,23', '4'], { thousands: ',' })).toContain('set decimal: ","');
    expect(await remedy(['1.5', '0,5'], { decimal: ',' })).toContain('is text ("1.5"');
  });

  it('reads the formats that the remedies name', async () => {
    const read = (text: string, options: object): Promise<number[]> =>
      withTexts({ 'a.csv': `x;y\n${text};1\n` }, options, (table) => floats(table, 'x'));
    expect(await read('1.234.567,5', { decimal: ',', thousands: '.' })).toEqual([1234567.5]);
    expect(await read('1\u202f234,5', { decimal: ',', thousands: ' ' })).toEqual([1234.5]);
    expect(await read("-1'000e2", { thousands: "'" })).toEqual([-100000]);
    expect(await read('+,5', { decimal: ',' })).toEqual([0.5]);
    expect(await read('NaN', { decimal: ',' })).toEqual([NaN]);
    expect(await read('1,000', { thousands: ',' })).toEqual([1000]);
    expect(await read('1000', { thousands: ',' })).toEqual([1000]);
  });

  it('reads codes as numbers where the type says so', async () => {
    const options = { types: { zip: 'numeric' } } as const;
    await withTexts({ 'a.csv': 'zip\n00501\n10001\n' }, options, async (table) => {
      expect(kindsOf(table)).toEqual({ zip: 'integer' });
      expect(await floats(table, 'zip')).toEqual([501, 10001]);
    });
  });
});
