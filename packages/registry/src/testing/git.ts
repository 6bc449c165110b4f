import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '@slipway/test-support';
import { LocalRepository } from '../git/local.ts';

/** How tests start git: nobody's settings, and a person to write as. */
export const GIT = {
  environment: {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  },
};

/** Runs git in a folder and returns what it prints, without blanks at the ends. */
export function run(folder: string, ...args: string[]): string {
  const options = { cwd: folder, env: GIT.environment, encoding: 'utf8' } as const;
  return execFileSync('git', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** A new bare repository; its path. */
export function bareRepository(...flags: string[]): string {
  const folder = temporaryFolder();
  run(folder, 'init', '--bare', '--quiet', ...flags, folder);
  return folder;
}

/** A new repository with a work tree and some commits; its path. */
export function repositoryWithCommits(count = 1): string {
  const folder = temporaryFolder();
  run(folder, 'init', '--quiet', '--initial-branch=main', folder);
  for (let i = 1; i <= count; i++) {
    run(folder, 'commit', '--quiet', '--allow-empty', '-m', `commit ${i}`);
  }
  return folder;
}

/** A repository that is closed by whoever asked for it. */
export function openRepository(folder: string): Promise<LocalRepository> {
  return LocalRepository.open(folder, GIT);
}
