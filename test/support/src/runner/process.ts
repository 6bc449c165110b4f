import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How a process ended and what it printed. */
export interface ProcessResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, in the order in which they arrived. */
  readonly output: string;
  readonly durationMs: number;
  /** Highest resident memory, sampled on Linux every few milliseconds; null elsewhere. */
  readonly peakRssBytes: number | null;
}

export interface ProcessOptions {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Milliseconds after which it is killed. */
  readonly timeout: number;
}

const SAMPLE_EVERY_MS = 10;

/** The kernel's own high-water mark, so that a sample misses only what came after it. */
function highWaterMark(pid: number | undefined): number | null {
  if (pid === undefined) return null;
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    // No /proc here, or the process has just ended.
    return null;
  }
}

/**
 * Runs a program to its end.
 *
 * @throws Error when it cannot be started, or does not end in time
 */
export function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const text = { stdout: '', stderr: '', output: '' };
    let peakRssBytes: number | null = null;
    let timedOut = false;
    const sampler = setInterval(() => {
      peakRssBytes = highWaterMark(child.pid) ?? peakRssBytes;
    }, SAMPLE_EVERY_MS);
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.timeout);
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk;
        text.output += chunk;
      });
    }
    // A process that does not read its input closes the pipe; that is no failure.
    child.stdin.on('error', () => undefined).end(options.stdin ?? '');
    const settle = (): void => {
      clearInterval(sampler);
      clearTimeout(timer);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', (exitCode, signal) => {
      settle();
      if (timedOut) {
        reject(new Error(`${command} did not end within ${options.timeout} ms:\n${text.output}`));
        return;
      }
      const durationMs = performance.now() - started;
      resolve({ exitCode, signal, ...text, durationMs, peakRssBytes });
    });
  });
}
