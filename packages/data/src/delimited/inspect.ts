import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { InputError } from '@slipway/core';
import { uniqueNames } from '../names.ts';
import type { SourceFile } from '../source/file.ts';
import type { Encoding } from '../source/text.ts';
import { encodingOf, NotUtf8, readHead, textBlocks, UnreadableText } from '../source/text.ts';
import { findDelimiter } from './dialect.ts';
import { columnNames, splitRecord } from './header.ts';
import type { RecordSink } from './scanner.ts';
import { DelimitedScanner, ScanProblem } from './scanner.ts';

const HEAD_BYTES = 1 << 18;
/** A header, or a first record, that is longer than this is none. */
const LONGEST_HEAD = 1 << 25;

/** How a delimited text file is stored. */
export interface Layout {
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/** What one pass over a delimited text file found. */
export interface Inspection extends Layout {
  readonly names: readonly string[];
  /** Records after the header. */
  readonly rows: number;
  /** Bytes of the longest record. */
  readonly longest: number;
  /** Whether some field begins or ends with a blank. */
  readonly padded: boolean;
  /** Whether DuckDB can read the bytes as they are: UTF-8, one kind of line end, no blank lines. */
  readonly plain: boolean;
}

/** `holdout.csv line 3: …` for what the scanner or the decoder met. */
function asInputError(error: unknown, file: SourceFile): unknown {
  if (error instanceof ScanProblem) {
    return new InputError('data', `${file.display} line ${error.line}: ${error.message}`);
  }
  if (error instanceof NotUtf8) {
    return new InputError(
      'data',
      `${file.display} line ${error.linesBefore + 1}: ${error.message} ` +
        '(Latin-1 or Windows-1252?); save the file as UTF-8',
    );
  }
  if (error instanceof UnreadableText) {
    return new InputError('data', `${file.display}: ${error.message}`, { cause: error });
  }
  return error;
}

/** Sends the whole file through a scanner. */
async function scan(file: SourceFile, layout: Layout, sink: RecordSink): Promise<DelimitedScanner> {
  const scanner = new DelimitedScanner(layout.delimiter, sink);
  try {
    for await (const block of textBlocks(file.path, layout.encoding, file.gzip)) {
      scanner.push(block);
    }
    scanner.end();
  } catch (error) {
    throw asInputError(error, file);
  }
  return scanner;
}

/** The file's beginning as UTF-8, and whether it is all of the file. */
async function readStart(
  file: SourceFile,
  encoding: Encoding,
): Promise<{ head: Uint8Array; whole: boolean }> {
  const blocks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const block of textBlocks(file.path, encoding, file.gzip)) {
      blocks.push(Buffer.from(block));
      size += block.length;
      const lineEnd = block.includes(10) || block.includes(13);
      if ((size >= HEAD_BYTES && lineEnd) || size >= LONGEST_HEAD) {
        return { head: Buffer.concat(blocks), whole: false };
      }
    }
  } catch (error) {
    throw asInputError(error, file);
  }
  return { head: Buffer.concat(blocks), whole: true };
}

function checkedDelimiter(given: string): string {
  if (given.length === 1 && given.charCodeAt(0) < 128 && !'"\r\n\0'.includes(given)) return given;
  throw new InputError('data', `delimiter ${JSON.stringify(given)} is not one ASCII character`);
}

async function findLayout(file: SourceFile, delimiter: string | null): Promise<Layout> {
  const encoding = encodingOf(await readHead(file.path, 4, file.gzip));
  if (delimiter !== null) return { encoding, delimiter: checkedDelimiter(delimiter) };
  const { head, whole } = await readStart(file, encoding);
  return { encoding, delimiter: findDelimiter(head, whole) };
}

/**
 * Reads a delimited text file once: finds its layout, counts its records, and refuses what no
 * table can be made of.
 *
 * @param delimiter null to find it
 * @throws InputError naming file and line: no header, ragged records, open quotes, NUL bytes, not
 *   UTF-8, two columns of the same name.
 */
export async function inspectDelimited(
  file: SourceFile,
  delimiter: string | null,
): Promise<Inspection> {
  const layout = await findLayout(file, delimiter);
  const header: Buffer[] = [];
  let columns = 0;
  const scanner = await scan(file, layout, {
    content: (block, start, end) => {
      if (columns === 0) header.push(Buffer.from(block.subarray(start, end)));
    },
    record: (fields, line) => {
      if (columns === 0) columns = fields;
      else if (fields !== columns) throw raggedRecord(fields, columns, line);
    },
  });
  if (columns === 0) throw new InputError('data', `${file.display} is empty`);
  const fields = splitRecord(Buffer.concat(header).toString('utf8'), layout.delimiter);
  return {
    ...layout,
    names: uniqueNames(columnNames(fields), file.display),
    rows: scanner.records - 1,
    longest: scanner.longest,
    padded: scanner.padded,
    plain: layout.encoding === 'utf-8' && scanner.regularLineEnds && scanner.blankLines === 0,
  };
}

function raggedRecord(fields: number, columns: number, line: number): ScanProblem {
  const count = fields === 1 ? '1 field' : `${fields} fields`;
  return new ScanProblem(line, `${count} where the header has ${columns}`);
}

/** The file's records, one LF after each, without blank lines. */
async function* normalisedRecords(file: SourceFile, layout: Layout): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = [];
  const scanner = new DelimitedScanner(layout.delimiter, {
    content: (block, start, end) => pieces.push(Buffer.from(block.subarray(start, end))),
    record: () => pieces.push(Buffer.from('\n')),
  });
  for await (const block of textBlocks(file.path, layout.encoding, file.gzip)) {
    scanner.push(block);
    yield Buffer.concat(pieces.splice(0));
  }
  scanner.end();
  yield Buffer.concat(pieces);
}

/** Writes an inspected file anew: UTF-8, LF after every record, no blank lines. */
export async function normaliseDelimited(
  file: SourceFile,
  layout: Layout,
  target: string,
): Promise<void> {
  await pipeline(normalisedRecords(file, layout), createWriteStream(target));
}

/** Stops a scan when what it looked for is found. */
class Found extends Error {
  readonly line: number;

  constructor(line: number) {
    super('found');
    this.line = line;
  }
}

/** The line on which row `row` (from 0, without the header) begins. */
export async function lineOfRow(file: SourceFile, layout: Layout, row: number): Promise<number> {
  let record = -1;
  try {
    await scan(file, layout, {
      record: (_fields, line) => {
        if (record === row) throw new Found(line);
        record += 1;
      },
    });
  } catch (error) {
    if (error instanceof Found) return error.line;
    throw error;
  }
  throw new Error(`${file.display} has no row ${row}`);
}
