import type { FileHandle } from 'node:fs/promises';
import { FlatBuffer } from './flatbuffer.ts';

/*
 * The library that reads Arrow files follows their metadata blindly: a damaged or hostile length
 * makes it loop or allocate without end. Therefore the metadata are checked before.
 *
 * https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc
 */

const MAGIC = 'ARROW1';
const CONTINUATION = 0xffffffff;
const DEEPEST = 64;
const LONGEST_METADATA = 2 ** 28;
/** Rows of a batch whose columns need no bytes, as columns of nulls do. */
const ROWS_WITHOUT_BYTES = 1_000_000;
/** A byte holds at most so many values of one bit, and so many times more when compressed. */
const ROWS_PER_BYTE = 8;
const COMPRESSION = 4096;

const TIMESTAMP = 10;
const UNION = 14;

function checkField(buffer: FlatBuffer, field: number, depth: number): void {
  if (depth > DEEPEST) throw new RangeError('the columns nest too deep');
  buffer.vectorIn(field, 0, 1);
  const type = buffer.tableIn(field, 3);
  const kind = buffer.byteIn(field, 2);
  if (type !== null && kind === TIMESTAMP) buffer.vectorIn(type, 1, 1);
  if (type !== null && kind === UNION) buffer.vectorIn(type, 1, 4);
  const dictionary = buffer.tableIn(field, 4);
  if (dictionary !== null) buffer.tableIn(dictionary, 1);
  for (const child of buffer.tablesIn(field, 5)) checkField(buffer, child, depth + 1);
  checkPairs(buffer, field, 6);
}

/** Keys and values, both text. */
function checkPairs(buffer: FlatBuffer, table: number, index: number): void {
  for (const pair of buffer.tablesIn(table, index)) {
    buffer.vectorIn(pair, 0, 1);
    buffer.vectorIn(pair, 1, 1);
  }
}

function checkSchema(buffer: FlatBuffer, schema: number): void {
  for (const field of buffer.tablesIn(schema, 1)) checkField(buffer, field, 0);
  checkPairs(buffer, schema, 2);
}

function checkRecordBatch(buffer: FlatBuffer, batch: number, bodyLength: number): void {
  const compressed = buffer.tableIn(batch, 3) !== null;
  const perByte = ROWS_PER_BYTE * (compressed ? COMPRESSION : 1);
  const most = Math.max(ROWS_WITHOUT_BYTES, bodyLength * perByte);
  const checkRows = (rows: number): void => {
    if (rows < 0 || rows > most) throw new RangeError('a batch is too short for its rows');
  };
  checkRows(buffer.longIn(batch, 0));
  const nodes = buffer.vectorIn(batch, 1, 16);
  for (let node = 0; node < nodes.length; node++) {
    checkRows(buffer.long(nodes.start + 16 * node));
  }
  const buffers = buffer.vectorIn(batch, 2, 16);
  for (let each = 0; each < buffers.length; each++) {
    const offset = buffer.long(buffers.start + 16 * each);
    const length = buffer.long(buffers.start + 16 * each + 8);
    if (offset < 0 || length < 0 || offset + length > bodyLength) {
      throw new RangeError('a buffer lies outside its batch');
    }
  }
  buffer.vectorIn(batch, 4, 8);
}

/** Checks a message's metadata and returns the length of the body that follows. */
function checkMessage(metadata: Uint8Array): number {
  const buffer = new FlatBuffer(metadata);
  const message = buffer.root();
  const bodyLength = buffer.longIn(message, 3);
  if (bodyLength < 0) throw new RangeError('a batch has a negative length');
  const header = buffer.tableIn(message, 2);
  if (header === null) throw new RangeError('a message has no header');
  switch (buffer.byteIn(message, 1)) {
    case 1:
      checkSchema(buffer, header);
      break;
    case 2: {
      const data = buffer.tableIn(header, 1);
      if (data !== null) checkRecordBatch(buffer, data, bodyLength);
      break;
    }
    case 3:
      checkRecordBatch(buffer, header, bodyLength);
      break;
    default:
      throw new RangeError('a message is neither a schema nor a batch');
  }
  checkPairs(buffer, message, 4);
  return bodyLength;
}

/** Bytes of the file, exactly so many. */
async function read(file: FileHandle, at: number, length: number, size: number): Promise<Buffer> {
  if (at < 0 || length < 0 || length > LONGEST_METADATA || at + length > size) {
    throw new RangeError('it is cut off');
  }
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new RangeError('it is cut off');
  return buffer;
}

/** Checks the message at `at` and returns where the next one begins; null at the end. */
async function checkMessageAt(file: FileHandle, at: number, size: number): Promise<number | null> {
  if (at + 4 > size) return null;
  let start = at + 4;
  let length = (await read(file, at, 4, size)).readUInt32LE(0);
  if (length === CONTINUATION) {
    if (start + 4 > size) return null;
    length = (await read(file, start, 4, size)).readUInt32LE(0);
    start += 4;
  }
  if (length === 0) return null;
  const bodyLength = checkMessage(await read(file, start, length, size));
  const next = start + length + bodyLength;
  if (next > size) throw new RangeError('it is cut off');
  return next;
}

/** Checks the footer of a file, and every batch that it lists. */
async function checkFile(file: FileHandle, size: number): Promise<void> {
  const end = await read(file, size - 10, 10, size);
  if (end.toString('latin1', 4) !== MAGIC) throw new RangeError('it is cut off');
  const length = end.readInt32LE(0);
  const buffer = new FlatBuffer(await read(file, size - 10 - length, length, size));
  const footer = buffer.root();
  const schema = buffer.tableIn(footer, 1);
  if (schema === null) throw new RangeError('it has no schema');
  checkSchema(buffer, schema);
  checkPairs(buffer, footer, 4);
  for (const index of [2, 3]) {
    const blocks = buffer.vectorIn(footer, index, 24);
    for (let block = 0; block < blocks.length; block++) {
      const at = blocks.start + 24 * block;
      const next = await checkMessageAt(file, buffer.long(at), size);
      const expected = buffer.long(at) + buffer.int(at + 8) + buffer.long(at + 16);
      if (next !== expected) throw new RangeError('a batch is not where it should be');
    }
  }
}

/**
 * Checks an Arrow file or stream: every offset and length of its metadata stays inside the file,
 * and no batch claims more rows than its bytes can hold.
 *
 * @throws RangeError that says what is wrong.
 */
export async function checkArrow(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const start = await read(file, 0, Math.min(MAGIC.length, size), size);
  if (start.toString('latin1') === MAGIC) {
    await checkFile(file, size);
    return;
  }
  let at: number | null = 0;
  while (at !== null) at = await checkMessageAt(file, at, size);
}
