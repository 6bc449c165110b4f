import type { Identity } from './repository.ts';
import type { GitOptions } from './run.ts';
import { tryGit, withoutPasswords } from './run.ts';

/** What git knows of the folder that somebody works in. */
export interface Checkout {
  /** The commit that is checked out; null before the first one. */
  readonly commit: string | null;
  /** URL of the remote `origin`, without a password; null without one. */
  readonly remote: string | null;
  /** Whether tracked files differ from the commit. */
  readonly dirty: boolean;
  /** Who commits here, where git was told. */
  readonly identity: Identity | null;
}

/** Reads the checkout that a folder is in; null where there is none, or no git. */
export async function readCheckout(folder: string, options: GitOptions): Promise<Checkout | null> {
  const ask = async (...args: string[]): Promise<string | null> => {
    const result = await tryGit(args, { ...options, cwd: folder });
    return result.exitCode === 0 ? result.stdout.toString('utf8').trim() : null;
  };
  if ((await ask('rev-parse', '--git-dir').catch(() => null)) === null) return null;
  const [commit, remote, status, name, email] = await Promise.all([
    ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}'),
    ask('config', '--get', 'remote.origin.url'),
    ask('status', '--porcelain', '--untracked-files=no'),
    ask('config', '--get', 'user.name'),
    ask('config', '--get', 'user.email'),
  ]);
  return {
    commit,
    remote: remote === null ? null : withoutPasswords(remote),
    dirty: (status ?? '') !== '',
    identity: name === null || name === '' ? null : { name, email: email ?? '' },
  };
}

/** The names of a repository's remotes. */
export async function remotesOf(gitFolder: string, options: GitOptions): Promise<string[]> {
  const { stdout } = await tryGit(['remote'], { ...options, cwd: gitFolder });
  return stdout
    .toString('utf8')
    .split('\n')
    .filter((name) => name !== '');
}
