import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type { GitOptions } from './run.ts';
import { gitEnvironment, GitError } from './run.ts';

/** An object as it is stored. */
export interface StoredObject {
  readonly oid: string;
  readonly kind: string;
  readonly content: Buffer;
}

interface Waiting {
  readonly name: string;
  readonly resolve: (object: StoredObject | null) => void;
  readonly reject: (error: Error) => void;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Whether the child, and the pipes to it, keep the program alive. */
function keepAlive(child: Child, isWaitedFor: boolean): void {
  for (const handle of [child, child.stdin, child.stdout, child.stderr]) {
    if (handle !== child && !(handle instanceof Socket)) continue;
    if (isWaitedFor) handle.ref();
    else handle.unref();
  }
}

/**
 * Reads objects through one `git cat-file --batch`, which answers in the order it is asked: many
 * reads cost one process.
 */
export class ObjectReader {
  readonly #options: GitOptions & { readonly cwd: string };
  #child: Child | null = null;
  #waiting: Waiting[] = [];
  #chunks: Buffer[] = [];
  #buffered = 0;
  /** Bytes that have to be there before it is worth looking again. */
  #needed = 0;
  #errors = '';

  constructor(options: GitOptions & { readonly cwd: string }) {
    this.#options = options;
  }

  /** The object of that id or name (`HEAD^{commit}`), or null when there is none. */
  read(name: string): Promise<StoredObject | null> {
    if (/[\n\0]/.test(name)) throw new Error('a name of one line is needed');
    const child = (this.#child ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ name, resolve, reject });
      keepAlive(child, true);
      child.stdin.write(`${name}\n`);
    });
  }

  /** Ends the process, once what was asked is answered. */
  async close(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    // Whoever waits for the end keeps the program alive until it is there.
    keepAlive(child, true);
    await new Promise<void>((resolve) => {
      child.once('close', () => {
        resolve();
      });
      child.stdin.end();
    });
  }

  #start(): Child {
    const child = spawn('git', ['cat-file', '--batch'], {
      cwd: this.#options.cwd,
      env: gitEnvironment(this.#options),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      this.#take(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => (this.#errors += chunk.toString('utf8')));
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      this.#fail(error);
    });
    child.on('close', (code) => {
      if (this.#child === child) this.#child = null;
      this.#fail(new GitError('cat-file', { exitCode: code ?? -1, stderr: this.#errors }));
    });
    return child;
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#chunks = [];
    this.#buffered = 0;
    this.#needed = 0;
    for (const { reject } of waiting) reject(error);
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    if (this.#buffered < this.#needed) return;
    let buffer = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    for (;;) {
      const rest = this.#answer(buffer);
      if (rest === null) break;
      buffer = rest;
    }
    this.#chunks = buffer.length === 0 ? [] : [buffer];
    this.#buffered = buffer.length;
    // A reader that somebody forgot to close must not keep the program alive.
    if (this.#waiting.length === 0 && this.#child !== null) keepAlive(this.#child, false);
  }

  /** Takes one answer off the front; null when it is not complete. */
  #answer(buffer: Buffer): Buffer | null {
    const end = buffer.indexOf(0x0a);
    const next = this.#waiting[0];
    if (end < 0 || next === undefined) {
      this.#needed = buffer.length + 1;
      return null;
    }
    const line = buffer.toString('utf8', 0, end);
    const [, oid = '', kind = '', size = ''] = /^([0-9a-f]+) ([a-z]+) (\d+)$/.exec(line) ?? [];
    if (oid === '') {
      this.#waiting.shift();
      // `<name> missing`, `<name> ambiguous`: the name itself may hold blanks.
      next.resolve(null);
      return buffer.subarray(end + 1);
    }
    const stop = end + 1 + Number(size);
    if (buffer.length < stop + 1) {
      this.#needed = stop + 1;
      return null;
    }
    this.#waiting.shift();
    next.resolve({ oid, kind, content: Buffer.from(buffer.subarray(end + 1, stop)) });
    return buffer.subarray(stop + 1);
  }
}
