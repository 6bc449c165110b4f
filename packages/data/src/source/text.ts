import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** How a text file is stored. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const BLOCK = 1 << 20;
const UTF8_BOM = [0xef, 0xbb, 0xbf];

/** Thrown for bytes that the encoding or the compression does not allow. */
export class UnreadableText extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableText';
  }
}

/** Node's code of an error, e.g. `Z_BUF_ERROR`. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The first `length` bytes of a file, of its content when it is compressed with gzip. */
export async function readHead(file: string, length: number, gzip: boolean): Promise<Buffer> {
  if (!gzip) {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }
  const blocks: Buffer[] = [];
  let size = 0;
  for await (const block of byteBlocks(file, true)) {
    blocks.push(block);
    size += block.length;
    if (size >= length) break;
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** The file's bytes in order. Every block is the same memory, which the next one overwrites. */
async function* fileBlocks(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(BLOCK);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** The file's bytes in order, decompressed. A block is valid until the next one is asked for. */
async function* byteBlocks(file: string, gzip: boolean): AsyncGenerator<Buffer> {
  if (!gzip) {
    yield* fileBlocks(file);
    return;
  }
  const stream = createReadStream(file, { highWaterMark: BLOCK });
  const gunzip = createGunzip({ chunkSize: BLOCK });
  stream.on('error', (error) => gunzip.destroy(error));
  try {
    yield* stream.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    if (!codeOf(error).startsWith('Z_')) throw error;
    throw new UnreadableText('the gzip data is damaged or cut off', { cause: error });
  } finally {
    stream.destroy();
  }
}

/** The encoding that a byte-order mark names; UTF-8 without one. */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Thrown where bytes are not UTF-8. */
export class NotUtf8 extends Error {
  /** Line feeds before the offending byte. */
  readonly linesBefore: number;
  readonly byte: number;

  constructor(linesBefore: number, byte: number) {
    super(`byte 0x${byte.toString(16).toUpperCase()} is not UTF-8`);
    this.name = 'NotUtf8';
    this.linesBefore = linesBefore;
    this.byte = byte;
  }
}

/** How many bytes at the end belong to a character that is not complete yet. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

function countLineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

/** Where the first character begins that is not UTF-8, by bisection. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, middle - incompleteTail(prefix)))) valid = middle;
    else invalid = middle;
  }
  return valid - incompleteTail(bytes.subarray(0, valid));
}

/** Checks that blocks are UTF-8 and cuts them between characters. */
async function* checkedUtf8(blocks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  let lines = 0;
  for await (const block of blocks) {
    const bytes = rest.length === 0 ? block : Buffer.concat([rest, block]);
    const whole = bytes.subarray(0, bytes.length - incompleteTail(bytes));
    if (!isUtf8(whole)) {
      const at = firstInvalid(whole);
      throw new NotUtf8(lines + countLineFeeds(whole.subarray(0, at)), whole[at] ?? 0);
    }
    lines += countLineFeeds(whole);
    rest = Buffer.from(bytes.subarray(whole.length));
    if (whole.length > 0) yield whole;
  }
  if (rest.length > 0) throw new NotUtf8(lines, rest[0] ?? 0);
}

/** Transcodes UTF-16 to UTF-8. */
async function* fromUtf16(
  blocks: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (block?: Buffer): Buffer => {
    try {
      return Buffer.from(decoder.decode(block, { stream: block !== undefined }));
    } catch (error) {
      throw new UnreadableText('not valid UTF-16; save the file as UTF-8', { cause: error });
    }
  };
  for await (const block of blocks) yield decode(block);
  yield decode();
}

async function* withoutMark(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const block of blocks) {
    const marked = first && UTF8_BOM.every((byte, index) => block[index] === byte);
    if (block.length > 0) first = false;
    yield marked ? block.subarray(3) : block;
  }
}

/**
 * A text file's content as UTF-8 without a byte-order mark, in blocks that end between characters.
 * A block is valid until the next one is asked for.
 *
 * @throws NotUtf8 or UnreadableText where the bytes are not what they should be.
 */
export function textBlocks(
  file: string,
  encoding: Encoding,
  gzip: boolean,
): AsyncGenerator<Uint8Array> {
  const bytes = byteBlocks(file, gzip);
  if (encoding === 'utf-8') return withoutMark(checkedUtf8(bytes));
  return withoutMark(fromUtf16(bytes, encoding));
}
