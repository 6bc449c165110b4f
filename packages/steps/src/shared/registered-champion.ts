import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ConfigurationError, InputError, messageOf } from '@slipway/core';
import type { StepContext } from '../run/step.ts';

const run = promisify(execFile);

/** Tags of a model in GTO's convention: `name@v1.2.3` (a version), `name#prod#1` (a stage). */
function tagPatterns(name: string): string[] {
  return [`refs/tags/${name}@*`, `refs/tags/${name}#*`];
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', folder, ...args], {
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
    timeout: 60_000,
  });
  return stdout.trim();
}

async function requireRepository(folder: string): Promise<void> {
  try {
    await git(folder, ['rev-parse', '--git-dir']);
  } catch (error) {
    throw new ConfigurationError(
      'champion',
      'registry is the git repository at hand, and there is none: check the code out first',
      { cause: error },
    );
  }
}

/** Tags of the model that the remote has; none without a remote. */
async function remoteTags(folder: string, name: string): Promise<string> {
  const remotes = (await git(folder, ['remote'])).split('\n').filter((remote) => remote !== '');
  const remote = remotes.includes('origin') ? 'origin' : remotes[0];
  if (remote === undefined) return '';
  try {
    return await git(folder, ['ls-remote', '--tags', '--', remote, ...tagPatterns(name)]);
  } catch (error) {
    throw new InputError(
      'champion',
      `registry: the tags of the remote "${remote}" could not be read, so it is not known whether ` +
        'there is a champion; fetch them (`git fetch --tags`, or `fetch-tags: true` in the checkout ' +
        `step): ${messageOf(error).split('\n')[0] ?? ''}`,
      { cause: error },
    );
  }
}

/**
 * Looks for the model in the registry that git is. A checkout without tags is not taken for an
 * empty registry: the remote is asked.
 *
 * @returns why there is no champion
 * @throws InputError when there is one, or when it cannot be known
 */
export async function findRegisteredChampion(context: StepContext): Promise<string> {
  const { modelName, workspace } = context;
  const folder = workspace.directory;
  await requireRepository(folder);
  const local = await git(folder, [
    'for-each-ref',
    '--format=%(refname)',
    ...tagPatterns(modelName),
  ]);
  const found = local === '' ? await remoteTags(folder, modelName) : local;
  if (found === '') return 'no champion yet';
  const tag = /refs\/tags\/(\S+)/.exec(found)?.[1] ?? found;
  throw new InputError(
    'champion',
    `registry: "${tag}" is registered, but models cannot be fetched from a registry yet; set ` +
      'champion to the path of its file',
  );
}
