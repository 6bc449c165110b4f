import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Variables } from '../environment.ts';
import { temporaryFolder } from '../folders.ts';
import { copyDistribution, REPOSITORY_ROOT } from './distribution.ts';
import { hostEnvironment, node24, sharedToolCache } from './host.ts';

export interface ServeOptions {
  /** The current folder; a new empty one unless given. */
  readonly cwd?: string;
  readonly environment?: Variables;
  /** The sources as they are, or `dist/` as a user has it, in a folder without node_modules. */
  readonly form?: 'source' | 'dist';
}

/** How a process ended. */
export interface Ending {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

const LISTENING_MS = 30_000;
const running = new Set<ChildProcess>();

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A `slipway serve` of its own. */
export class ServeProcess {
  readonly #child: ChildProcess;
  readonly ended: Promise<Ending>;
  #stdout = '';
  #stderr = '';
  #hasEnded = false;
  #look: () => void = () => undefined;

  constructor(child: ChildProcess) {
    this.#child = child;
    running.add(child);
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      this.#stdout += chunk;
      this.#look();
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.#stderr += chunk;
      this.#look();
    });
    this.ended = new Promise((resolve) => {
      child.on('close', (exitCode, signal) => {
        running.delete(child);
        this.#hasEnded = true;
        this.#look();
        resolve({ exitCode, signal });
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Resident memory in bytes (Linux). */
  get residentBytes(): number {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) * 1024;
  }

  /** The first capture of a pattern, as soon as the process prints it. */
  async printed(pattern: RegExp): Promise<string> {
    const started = Date.now();
    for (;;) {
      const found = pattern.exec(this.#stdout) ?? pattern.exec(this.#stderr);
      if (found !== null) return found[1] ?? found[0];
      if (this.#hasEnded || Date.now() - started > LISTENING_MS) {
        throw new Error(`${pattern.source} was not printed:\n${this.#stdout}${this.#stderr}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LISTENING_MS);
        this.#look = (): void => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<Ending> {
    this.kill('SIGTERM');
    return this.ended;
  }
}

/** A server that answers, and where. */
export interface ReadyServer {
  readonly process: ServeProcess;
  readonly url: string;
}

/** Starts `slipway serve` and returns at once. */
export function spawnServe(args: readonly string[], options: ServeOptions = {}): ServeProcess {
  const { form = 'source' } = options;
  const main =
    form === 'source'
      ? path.join(REPOSITORY_ROOT, 'packages', 'cli', 'src', 'main.ts')
      : path.join(copyDistribution(REPOSITORY_ROOT), 'dist', 'cli.js');
  const environment = {
    ...hostEnvironment(),
    RUNNER_TOOL_CACHE: sharedToolCache(),
    NO_COLOR: '1',
    ...options.environment,
  };
  return new ServeProcess(
    spawn(node24(), [main, 'serve', ...args], {
      cwd: options.cwd ?? temporaryFolder(),
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/**
 * Starts `slipway serve` on a free port and waits until it says that it listens.
 *
 * @throws Error with what it printed when it ends before
 */
export async function startServe(
  args: readonly string[],
  options: ServeOptions = {},
): Promise<ReadyServer> {
  const child = spawnServe(['--port', '0', ...args], options);
  const url = await child.printed(/^listening on (https?:\/\/\S+)$/m);
  return { process: child, url };
}
