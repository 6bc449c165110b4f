import type { TransformCallback } from 'node:stream';
import { Transform } from 'node:stream';

const BLOCK = 512;
/** Longest extended header that is read; longer ones are no header of a container layer. */
const LONGEST_EXTENDED = 1 << 20;

// Fields of a header block: POSIX.1-2017, pax, "ustar Interchange Format".
const SIZE = { start: 124, length: 12 };
const MTIME = { start: 136, length: 12 };
const CHECKSUM = { start: 148, length: 8 };
const TYPE = 156;

interface Field {
  readonly start: number;
  readonly length: number;
}

/** A number of a header: octal text, or binary where the first bit is set (GNU). */
function readNumber(block: Buffer, { start, length }: Field): number {
  const field = block.subarray(start, start + length);
  if (((field[0] ?? 0) & 0x80) === 0) {
    return parseInt(field.toString('latin1').replace(/[\0 ].*$/s, '') || '0', 8);
  }
  let value = (field[0] ?? 0) & 0x7f;
  for (const byte of field.subarray(1)) value = value * 256 + byte;
  return value;
}

function writeChecksum(block: Buffer): void {
  block.fill(' ', CHECKSUM.start, CHECKSUM.start + CHECKSUM.length);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, CHECKSUM.start, 'latin1');
}

/** The same records with times cut to the epoch; no record changes its length. */
function clampRecords(records: Buffer, epoch: number): { records: Buffer; changed: boolean } {
  let changed = false;
  const text = records
    .toString('latin1')
    .replace(/(\d+ (?:mtime|atime|ctime)=)(\d+)((?:\.\d+)?\n)/g, (all, key, seconds, rest) => {
      const [name, whole, fraction] = [String(key), String(seconds), String(rest)];
      const limit = String(epoch);
      if (Number(whole) < epoch || limit.length !== whole.length) return String(all);
      const cut = `${name}${limit}${fraction.replace(/\d/g, '0')}`;
      changed ||= cut !== all;
      return cut;
    });
  return { records: Buffer.from(text, 'latin1'), changed };
}

/**
 * Passes a tar archive on with every time later than `epoch` (seconds) set to it, as
 * SOURCE_DATE_EPOCH asks (reproducible-builds.org). All other bytes stay as they are.
 */
export class TarTimes extends Transform {
  /** How many headers had a later time. */
  changed = 0;
  readonly #epoch: number;
  #pending: Buffer[] = [];
  #pendingLength = 0;
  /** Bytes of a body that are passed on as they are. */
  #body = 0;
  /** Bytes of an extended header that is being collected. */
  #extended = 0;

  constructor(epoch: number) {
    super();
    this.#epoch = epoch;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, callback: TransformCallback): void {
    try {
      this.#take(chunk);
      callback();
    } catch (error) {
      callback(error as Error);
    }
  }

  override _flush(callback: TransformCallback): void {
    const rest = Buffer.concat(this.#pending);
    callback(this.#body > 0 ? new Error('the layer ends within a file') : null, rest);
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#body > 0) {
        const passed = rest.subarray(0, this.#body);
        this.push(passed);
        this.#body -= passed.length;
        rest = rest.subarray(passed.length);
        continue;
      }
      const wanted = (this.#extended || BLOCK) - this.#pendingLength;
      const part = rest.subarray(0, wanted);
      this.#pending.push(part);
      this.#pendingLength += part.length;
      rest = rest.subarray(part.length);
      if (part.length === wanted) this.#complete(Buffer.concat(this.#pending));
    }
  }

  #complete(block: Buffer): void {
    this.#pending = [];
    this.#pendingLength = 0;
    if (this.#extended > 0) {
      const { records, changed } = clampRecords(block, this.#epoch);
      if (changed) this.changed += 1;
      this.#extended = 0;
      this.push(records);
      return;
    }
    this.push(this.#header(block));
  }

  #header(block: Buffer): Buffer {
    if (block.every((byte) => byte === 0)) return block;
    const size = readNumber(block, SIZE);
    if (!Number.isSafeInteger(size)) throw new Error('the layer is no tar archive');
    const padded = Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(block[TYPE] ?? 0);
    if ((type === 'x' || type === 'g') && padded <= LONGEST_EXTENDED) this.#extended = padded;
    else this.#body = padded;
    if (readNumber(block, MTIME) <= this.#epoch) return block;
    this.changed += 1;
    const octal = this.#epoch.toString(8).padStart(MTIME.length - 1, '0');
    block.write(`${octal}\0`, MTIME.start, 'latin1');
    writeChecksum(block);
    return block;
  }
}
