import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ConfigurationError } from '@slipway/core';
import type { StepContext } from '../run/step.ts';

const run = promisify(execFile);

/** The commit that an image is made of. */
export interface Commit {
  /** SOURCE_DATE_EPOCH: seconds since 1970. */
  readonly epoch: number;
  readonly revision: string | null;
  /** Address of the repository. */
  readonly source: string | null;
}

async function git(folder: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await run('git', ['-C', folder, ...args], { timeout: 30_000 });
    return stdout.trim() || null;
  } catch {
    // No git, no repository, no commit yet: there is nothing to tell.
    return null;
  }
}

function givenEpoch(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const epoch = Number(text);
  if (/^\d+$/.test(text) && epoch < 2 ** 33) return epoch;
  throw new ConfigurationError(
    'image',
    `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}; it has to be seconds since 1970`,
  );
}

/** `https://host/owner/name` of a remote's address, without credentials; null for other kinds. */
export function webAddress(remote: string): string | null {
  const text = remote.replace(/^git@([^:/]+):/, 'https://$1/').replace(/^ssh:\/\/git@/, 'https://');
  try {
    const url = new URL(text);
    if (!/^https?:$/.test(url.protocol)) return null;
    return `${url.protocol}//${url.host}${url.pathname.replace(/\.git$/, '')}`;
  } catch {
    return null;
  }
}

/**
 * Date and name of the commit at hand. The date is SOURCE_DATE_EPOCH where that is set, else the
 * commit's, else 1970 (https://reproducible-builds.org/specs/source-date-epoch/).
 */
export async function readCommit(
  context: StepContext,
  sourceDateEpoch: string | undefined,
): Promise<Commit> {
  const { workspace, environment, recorder } = context;
  const given = givenEpoch(sourceDateEpoch);
  const folder = workspace.directory;
  const commit = await git(folder, ['log', '-1', '--format=%ct %H']);
  const [seconds, hash = null] = commit?.split(' ') ?? [];
  if (given === null && seconds === undefined) {
    recorder.note(
      'There is no git commit to take the date from: the image is dated 1970-01-01. ' +
        'SOURCE_DATE_EPOCH sets another date.',
    );
  }
  const { github } = environment;
  const remote = await git(folder, ['remote', 'get-url', 'origin']);
  return {
    epoch: given ?? Number(seconds ?? 0),
    revision: github?.sha || hash,
    source:
      github === null
        ? remote === null
          ? null
          : webAddress(remote)
        : `${github.serverUrl}/${github.repository}`,
  };
}
