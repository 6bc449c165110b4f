import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Janitor } from './janitor.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** A program to run, with its arguments as an array: no shell reads them. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Variables beside those of the run. */
  readonly variables?: Variables;
}

export interface RunOptions {
  /** What the program reads: text, or a stream. */
  readonly input?: string | Readable;
  /** Where its standard output goes, instead of into the result. */
  readonly output?: Writable;
  /** Called with each line of standard output and standard error as it comes. */
  readonly onLine?: (line: string) => void;
  /** Time after which the program is killed. */
  readonly timeoutMs?: number;
}

/** How a program ended. */
export interface ProgramResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** A program that could not be started at all. */
export class ProgramMissing extends Error {
  override readonly name = 'ProgramMissing';
}

/** The most text of a program that is kept: the last so many characters. */
const KEPT = 4 << 20;

function collect(stream: Readable, onLine?: (line: string) => void): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-KEPT);
  });
  if (onLine !== undefined) createInterface({ input: stream }).on('line', onLine);
  return () => text;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts programs with the variables of one run; none of them outlives it. */
export class Programs {
  readonly #variables: Variables;
  readonly #janitor: Janitor;

  constructor(variables: Variables, janitor: Janitor) {
    this.#variables = variables;
    this.#janitor = janitor;
  }

  /**
   * Starts a program and returns at once. It is the first of a process group of its own, which is
   * killed when this process ends before it.
   */
  start({ program, args, variables }: Command): Child {
    const child = spawn(program, args, {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...this.#variables, ...variables },
    });
    if (child.pid !== undefined) {
      const forget = this.#janitor.register({ process: child.pid });
      child.once('exit', forget);
    }
    // A program that ends without reading its input is told by its exit code.
    child.stdin.on('error', () => undefined);
    return child;
  }

  /**
   * Runs a program to its end.
   *
   * @throws ProgramMissing when there is no such program
   */
  async run(command: Command, options: RunOptions = {}): Promise<ProgramResult> {
    const { input, output, onLine, timeoutMs } = options;
    const child = this.start(command);
    const { promise: ended, resolve, reject } = Promise.withResolvers<number | null>();
    child.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT';
      reject(isMissing ? new ProgramMissing(`there is no program "${command.program}"`) : error);
    });
    child.once('close', (code) => {
      resolve(code);
    });
    let timedOut = false;
    const kill = (): void => {
      timedOut = true;
      killGroup(child);
    };
    const timer = timeoutMs === undefined ? null : setTimeout(kill, timeoutMs);
    const stdout = output === undefined ? collect(child.stdout, onLine) : () => '';
    const stderr = collect(child.stderr, onLine);
    try {
      const streams = [ended, feed(child, input)] as const;
      const drained = output === undefined ? null : pipeline(child.stdout, output);
      const [exitCode] = await Promise.all([...streams, drained]);
      return { exitCode, stdout: stdout(), stderr: stderr(), timedOut };
    } catch (error) {
      killGroup(child);
      throw error;
    } finally {
      if (timer !== null) clearTimeout(timer);
    }
  }
}

async function feed(child: Child, input: string | Readable | undefined): Promise<void> {
  if (input === undefined || typeof input === 'string') {
    child.stdin.end(input ?? '');
    return;
  }
  try {
    await pipeline(input, child.stdin);
  } catch (error) {
    // The reader may have had enough: its exit code says whether that was right.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** Kills a program and what it started. */
export function killGroup(child: { readonly pid?: number | undefined }): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
