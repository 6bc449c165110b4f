import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from '@slipway/core';
import type { RecordFile } from '../record.ts';
import type { ArtifactFile } from './store.ts';

/** A stream that hashes what passes through. */
class HashingStream extends Transform {
  readonly #hash = createHash('sha256');
  bytes = 0;

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, chunk: Buffer) => void,
  ): void {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    done(null, chunk);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}

/** What is wrong with content that should be the file; null when nothing is. */
function mismatch(
  expected: RecordFile,
  sha256: string,
  bytes: number,
  where: string,
): string | null {
  if (sha256 === expected.sha256) return null;
  return (
    `${expected.path} in ${where} is not what was registered: it has ${bytes} bytes and sha256 ` +
    `${sha256}, recorded are ${expected.sizeBytes} bytes and ${expected.sha256}`
  );
}

/** The path of a recorded file below a folder. @throws InputError for one that leaves it */
export function pathBelow(folder: string, { path: relative }: RecordFile): string {
  const file = path.resolve(folder, relative);
  const inside = path.relative(path.resolve(folder), file);
  if (inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside)) return file;
  throw new InputError('registry', `the record names a file outside its folder, "${relative}"`);
}

/**
 * Writes a stream to the file that was recorded, whole or not at all.
 *
 * @throws InputError when the content is not what was recorded
 */
export async function writeChecked(
  content: Readable,
  expected: RecordFile,
  folder: string,
  where: string,
): Promise<void> {
  const file = pathBelow(folder, expected);
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.part`;
  const hashing = new HashingStream();
  try {
    await pipeline(content, hashing, createWriteStream(temporary));
    const problem = mismatch(expected, hashing.digest(), hashing.bytes, where);
    if (problem !== null) throw new InputError('registry', problem);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** What is wrong with content, read to its end; null when nothing is. */
export async function checkContent(
  content: Readable,
  expected: RecordFile,
  where: string,
): Promise<string | null> {
  const hashing = new HashingStream();
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  await pipeline(content, hashing, nowhere);
  return mismatch(expected, hashing.digest(), hashing.bytes, where);
}

/**
 * Opens a file for sending. It was hashed before and is not hashed again: that it is still the same
 * is seen by its size and its time of change, before and after.
 */
export async function sendUnchanged<T>(
  file: ArtifactFile,
  send: (content: Readable) => Promise<T>,
): Promise<T> {
  const before = await stat(file.file, { bigint: true });
  if (before.size !== BigInt(file.sizeBytes)) throw changed(file);
  const sent = await send(createReadStream(file.file, { highWaterMark: 1 << 20 }));
  const after = await stat(file.file, { bigint: true });
  if (after.mtimeNs !== before.mtimeNs || after.size !== before.size) throw changed(file);
  return sent;
}

function changed({ path: shown }: ArtifactFile): InputError {
  return new InputError('model', `${shown} was changed while it was registered; register it again`);
}
