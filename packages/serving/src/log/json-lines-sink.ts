import type { FileHandle } from 'node:fs/promises';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { RotatedFiles } from './rotated-files.ts';
import type { LogRow } from './rows.ts';
import { jsonLine } from './rows.ts';
import type { LogSink, LostRows, Rotation } from './sink.ts';

/** Text that may wait to be written. */
const MAX_WAITING_BYTES = 16 * 2 ** 20;
const NEWLINE = 10;
const BLOCK = 64 * 1024;

/** Size of a file up to its last line feed: what a killed process left behind it is no record. */
async function sizeOfWholeLines(handle: FileHandle): Promise<number> {
  const { size } = await handle.stat();
  const block = Buffer.alloc(BLOCK);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - BLOCK);
    const { bytesRead } = await handle.read(block, 0, end - start, start);
    const at = block.subarray(0, bytesRead).lastIndexOf(NEWLINE);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}

interface OpenFile {
  readonly handle: FileHandle;
  size: number;
  readonly since: number;
}

/** Appends rows to a file as JSON Lines. What comes while a write is under way is written next. */
export class JsonLinesSink implements LogSink {
  readonly #file: string;
  readonly #rotation: Rotation;
  readonly #files: RotatedFiles;
  readonly #lost: LostRows;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #open: OpenFile | null = null;
  #writing: Promise<void> | null = null;

  constructor(file: string, rotation: Rotation, lost: LostRows) {
    this.#file = file;
    this.#rotation = rotation;
    this.#files = new RotatedFiles(file);
    this.#lost = lost;
  }

  /** Opens the file, so that a path that cannot be written is known before anything is served. */
  async prepare(): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true });
    this.#open = await this.#openFile();
  }

  write(rows: readonly LogRow[]): boolean {
    if (this.#waitingBytes > MAX_WAITING_BYTES) return false;
    for (const row of rows) {
      const line = jsonLine(row);
      this.#waiting.push(line);
      this.#waitingBytes += line.length;
    }
    this.#writing ??= this.#drain();
    return true;
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#open?.handle.close();
    this.#open = null;
  }

  async #drain(): Promise<void> {
    // Rows of the same turn of the event loop are written together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const lines = this.#waiting;
      this.#waiting = [];
      this.#waitingBytes = 0;
      try {
        await this.#append(lines.join(''));
      } catch (error) {
        this.#lost(lines.length, error);
        await this.#giveUpFile();
      }
    }
    this.#writing = null;
  }

  async #append(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.#open ??= await this.#openFile();
    if (this.#isDue(this.#open, bytes.length)) {
      await this.#open.handle.close();
      this.#open = null;
      await this.#files.finish(this.#file, new Date());
      await this.#files.prune(this.#rotation.keep);
      this.#open = await this.#openFile();
    }
    await this.#open.handle.appendFile(bytes);
    this.#open.size += bytes.length;
  }

  #isDue({ size, since }: OpenFile, more: number): boolean {
    const { maxBytes, maxAgeMs } = this.#rotation;
    return size > 0 && (size + more > maxBytes || Date.now() - since >= maxAgeMs);
  }

  async #openFile(): Promise<OpenFile> {
    const handle = await open(this.#file, 'a+', 0o640);
    const size = await sizeOfWholeLines(handle);
    const { size: found, birthtimeMs } = await handle.stat();
    if (size < found) await handle.truncate(size);
    return { handle, size, since: size === 0 ? Date.now() : birthtimeMs || Date.now() };
  }

  /** After a failed write the file may end in half a line; it is opened anew and cut back. */
  async #giveUpFile(): Promise<void> {
    const { handle } = this.#open ?? {};
    this.#open = null;
    await handle?.close().catch(() => undefined);
  }
}
