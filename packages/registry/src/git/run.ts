import { spawn } from 'node:child_process';
import { InputError } from '@slipway/core';

/** How git is started. */
export interface GitOptions {
  /** The environment; variables that point git at another repository are taken out of it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that a command may take. */
  readonly timeout?: number;
}

/** What a command ended with. */
export interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const DEFAULT_TIMEOUT = 10 * 60_000;

/** Set while git runs a hook; they would make every command act on the hook's repository. */
const REPOSITORY_VARIABLES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
];

/** The environment of every command: nothing is asked at a terminal, messages are in English. */
export function gitEnvironment(options: GitOptions): Record<string, string | undefined> {
  const inherited = { ...options.environment };
  for (const name of REPOSITORY_VARIABLES) inherited[name] = undefined;
  return { ...inherited, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
}

/** Passwords in URLs are no part of a message. */
export function withoutPasswords(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1');
}

/** A git command that failed, with what git said. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly exitCode: number;
  readonly stderr: string;

  constructor(command: string, result: { exitCode: number; stderr: string }) {
    const said = withoutPasswords(result.stderr.trim());
    super(`git ${command} ended with ${result.exitCode}: ${said || 'git said nothing'}`);
    this.exitCode = result.exitCode;
    this.stderr = said;
  }

  /** The line of git's words that says what went wrong. */
  get gist(): string {
    const lines = this.stderr.split('\n').map((line) => line.trim());
    const telling = lines.find((line) => /^(?:remote: )?(?:fatal|error|ERROR):/i.test(line));
    return (telling ?? lines[0] ?? '').replace(/^(?:remote: )?(?:fatal|error):\s*/i, '');
  }
}

/** git is not installed. */
function missing(cause: unknown): InputError {
  return new InputError(
    'registry',
    'git is not installed (or not on PATH), and the registry needs it; install git, or give ' +
      'github-token to reach a repository on GitHub without it',
    { cause },
  );
}

/** Runs git with the given arguments, whatever it ends with. */
export function tryGit(
  args: readonly string[],
  options: GitOptions & { readonly cwd: string; readonly input?: string | Uint8Array },
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], {
      cwd: options.cwd,
      env: gitEnvironment(options),
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: options.timeout ?? DEFAULT_TIMEOUT,
      windowsHide: true,
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? missing(error) : error);
    });
    child.on('close', (code, signal) => {
      const stderr = Buffer.concat(err).toString('utf8');
      const ended = signal === null ? '' : `\nstopped by ${signal}`;
      resolve({ exitCode: code ?? -1, stdout: Buffer.concat(out), stderr: stderr + ended });
    });
    // A command that ends before it has read its input says itself why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/**
 * Runs git and returns what it printed.
 *
 * @throws GitError when it ends with anything but 0
 */
export async function git(
  args: readonly string[],
  options: GitOptions & { readonly cwd: string; readonly input?: string | Uint8Array },
): Promise<string> {
  const result = await tryGit(args, options);
  const command =
    args.find((argument) => !argument.startsWith('-') && !argument.includes('=')) ?? '';
  if (result.exitCode !== 0) throw new GitError(command, result);
  return result.stdout.toString('utf8');
}
