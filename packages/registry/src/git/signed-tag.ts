import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigurationError } from '@slipway/core';
import type { TagRequest, TagSignature } from './repository.ts';
import type { GitOptions, GitResult } from './run.ts';
import { git, GitError } from './run.ts';

/** Settings of git that say how and as whom a tag is signed. */
const SIGNING = /^(?:user\.signingkey|gpg(?:\..*)?)$/i;

/** The signing settings of a repository, as `-c` arguments. */
async function signingSettings(gitFolder: string, options: GitOptions): Promise<string[]> {
  const text = await git(['config', '--list', '-z'], { ...options, cwd: gitFolder });
  return text
    .split('\0')
    .map((entry) => {
      const [key = '', ...value] = entry.split('\n');
      return { key, value: value.join('\n') };
    })
    .filter(({ key }) => SIGNING.test(key))
    .flatMap(({ key, value }) => ['-c', `${key}=${value}`]);
}

/** Makes the tag in a repository that has none of the refs, and returns its bytes. */
async function tagIn(
  scratch: string,
  settings: readonly string[],
  request: TagRequest,
  options: GitOptions,
): Promise<string> {
  const { name, target, message, tagger, time } = request;
  const environment = {
    ...options.environment,
    GIT_COMMITTER_NAME: tagger.name,
    GIT_COMMITTER_EMAIL: tagger.email,
    GIT_COMMITTER_DATE: `@${Math.floor(time.getTime() / 1000)} +0000`,
  };
  const args = [...settings, 'tag', '--sign', '--file=-', '--cleanup=verbatim', name, target];
  await git(args, { ...options, environment, cwd: scratch, input: message });
  return git(['cat-file', 'tag', `refs/tags/${name}`], { ...options, cwd: scratch });
}

/**
 * Writes a signed annotated tag object without its ref: `git tag --sign` in a scratch repository
 * that sees the same objects, so that the ref itself is made later, only if it does not exist.
 *
 * @throws ConfigurationError when git cannot sign
 */
export async function writeSignedTag(
  request: TagRequest,
  gitFolder: string,
  options: GitOptions,
): Promise<string> {
  const inRepository = { ...options, cwd: gitFolder };
  const settings = await signingSettings(gitFolder, options);
  const objects = (await git(['rev-parse', '--git-path', 'objects'], inRepository)).trim();
  const scratch = await mkdtemp(path.join(tmpdir(), 'slipway-tag-'));
  try {
    await git(['init', '--bare', '--quiet', scratch], { ...options, cwd: scratch });
    const alternates = path.join(scratch, 'objects', 'info', 'alternates');
    await writeFile(alternates, `${path.resolve(gitFolder, objects)}\n`);
    const input = await tagIn(scratch, settings, request, options);
    // The same bytes have the same id in the repository itself.
    const write = ['hash-object', '-t', 'tag', '-w', '--stdin'];
    return (await git(write, { ...inRepository, input })).trim();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new ConfigurationError(
      'sign',
      `the tag cannot be signed: ${error.gist}; set user.signingkey and gpg.format in git's ` +
        'configuration, or registry.sign: false',
      { cause: error },
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** GnuPG's status lines of a key that is not at hand, or not trusted enough to say anything. */
const UNKNOWN_KEY = /\b(?:NO_PUBKEY|ERRSIG|EXPKEYSIG)\b|No principal matched|allowedSignersFile/;

/** Reads what `git verify-tag --raw` said of a signed tag (GnuPG's status lines, or ssh-keygen's). */
export function signatureOf({ exitCode, stderr }: GitResult): TagSignature {
  const who =
    /GOODSIG \S+ (.*)/.exec(stderr)?.[1] ?? /Good "git" signature for (\S+)/.exec(stderr)?.[1];
  if (exitCode === 0) return { status: 'good', detail: `signed by ${who ?? 'a known key'}` };
  const said = stderr.trim().split('\n').at(-1) ?? '';
  if (/\bBADSIG\b|Could not verify signature|incorrect signature/i.test(stderr)) {
    return { status: 'bad', detail: 'its signature is not of this content' };
  }
  if (UNKNOWN_KEY.test(stderr)) {
    return { status: 'unknown', detail: `git knows nothing of the key that signed it (${said})` };
  }
  return { status: 'unknown', detail: `git could not check its signature: ${said}` };
}
