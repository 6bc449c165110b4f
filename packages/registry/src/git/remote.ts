import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '@slipway/core';
import { LocalRepository } from './local.ts';
import { rejectionOf } from './push-report.ts';
import type {
  Commit,
  CommitRequest,
  GitRepository,
  Ref,
  RefChange,
  TagObject,
  TagRequest,
  TagSignature,
  TreeEntry,
  UpdateResult,
} from './repository.ts';
import type { GitOptions, GitResult } from './run.ts';
import { git, GitError, tryGit, withoutPasswords } from './run.ts';

/** Where a remote repository is, and where its objects are kept here. */
interface Place {
  /** Name of a remote of the local repository, or a URL. */
  readonly remote: string;
  readonly local: LocalRepository;
  /** A folder of our own, removed at the end; null when the local repository is the user's. */
  readonly scratch: string | null;
  readonly description: string;
}

/** What to do about a remote that did not answer as hoped. */
function remedyOf(said: string): string {
  if (/permission|denied|\b403\b|read.only|not allowed|protected|declined/i.test(said)) {
    return '; the token or key must be allowed to write (on GitHub: `contents: write`, and no rule on these tags)';
  }
  if (/username|password|authenticat|\b401\b|publickey|terminal prompts/i.test(said)) {
    return '; git has no credentials for it: keep those of the checkout step, or set github-token';
  }
  if (/dubious ownership/i.test(said)) return '; add the folder to git’s safe.directory';
  return '';
}

/**
 * A repository reached through git's own protocols (file, ssh, http), without a clone of it: refs
 * are listed, single refs fetched, and changes pushed only while the refs are as expected
 * (`git push --atomic --force-with-lease`).
 */
export class RemoteRepository implements GitRepository {
  readonly description: string;
  readonly atomic = true;
  readonly #place: Place;
  readonly #options: GitOptions & { readonly cwd: string };
  readonly #fetched = new Set<string>();

  private constructor(place: Place, options: GitOptions) {
    this.#place = place;
    this.description = place.description;
    this.#options = { ...options, cwd: place.local.gitFolder };
  }

  /** The remote of that name of a repository at hand, which keeps the objects. */
  static async ofRemote(
    local: LocalRepository,
    remote: string,
    options: GitOptions,
  ): Promise<RemoteRepository> {
    const asked = ['remote', 'get-url', '--', remote];
    const url = (await git(asked, { ...options, cwd: local.gitFolder })).trim();
    const description = withoutPasswords(url);
    return new RemoteRepository({ remote, local, scratch: null, description }, options);
  }

  /** The repository of a URL; objects are kept in a temporary folder. */
  static async ofUrl(url: string, options: GitOptions): Promise<RemoteRepository> {
    const scratch = await mkdtemp(path.join(tmpdir(), 'slipway-git-'));
    await git(['init', '--bare', '--quiet', scratch], { ...options, cwd: scratch });
    const local = await LocalRepository.open(scratch, options);
    const description = withoutPasswords(url);
    return new RemoteRepository({ remote: url, local, scratch, description }, options);
  }

  async refs(prefixes: readonly string[]): Promise<Ref[]> {
    const patterns = prefixes.map((prefix) => `${prefix}*`);
    const result = await this.#run(['ls-remote', '--quiet', '--', this.#place.remote, ...patterns]);
    if (result.exitCode !== 0) throw this.#unreachable('read', new GitError('ls-remote', result));
    const refs = new Map<string, Ref>();
    for (const line of result.stdout.toString('utf8').split('\n')) {
      const [oid = '', name = ''] = line.split('\t');
      const tag = name.endsWith('^{}') ? name.slice(0, -3) : name;
      if (!prefixes.some((prefix) => tag.startsWith(prefix))) continue;
      const known = refs.get(tag);
      if (known !== undefined && tag !== name)
        refs.set(tag, { ...known, annotated: true, peeled: oid });
      else refs.set(name, { name, oid, annotated: false, peeled: null });
    }
    return [...refs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async fetch(refs: readonly Ref[]): Promise<void> {
    const wanted = refs.filter(({ oid }) => !this.#fetched.has(oid));
    if (wanted.length === 0) return;
    // Tags lead to code, whose history nobody needs here; what we keep leads to itself alone.
    const [tags, others] = [wanted.filter(isTag), wanted.filter((ref) => !isTag(ref))];
    if (others.length > 0) await this.#fetch(others, []);
    if (tags.length > 0) await this.#fetch(tags, this.#shallow());
    for (const { oid } of wanted) this.#fetched.add(oid);
  }

  hasCommit(oid: string): Promise<boolean> {
    return this.#place.local.hasCommit(oid);
  }

  commit(oid: string): Promise<Commit> {
    return this.#place.local.commit(oid);
  }

  tree(oid: string): Promise<TreeEntry[]> {
    return this.#place.local.tree(oid);
  }

  blob(oid: string): Promise<Buffer> {
    return this.#place.local.blob(oid);
  }

  tag(oid: string): Promise<TagObject> {
    return this.#place.local.tag(oid);
  }

  verifyTag(oid: string): Promise<TagSignature> {
    return this.#place.local.verifyTag(oid);
  }

  writeBlob(file: string): Promise<string> {
    return this.#place.local.writeBlob(file);
  }

  writeCommit(request: CommitRequest): Promise<string> {
    return this.#place.local.writeCommit(request);
  }

  writeTag(request: TagRequest): Promise<string> {
    return this.#place.local.writeTag(request);
  }

  async update(changes: readonly RefChange[]): Promise<UpdateResult> {
    const leases = changes.map(({ name, from }) => `--force-with-lease=${name}:${from ?? ''}`);
    const specs = changes.map(({ name, to }) => `${to ?? ''}:${name}`);
    const result = await this.#run([
      ...['-c', 'push.followTags=false', '-c', 'push.gpgSign=false'],
      ...['push', '--porcelain', '--atomic', '--no-verify', '--recurse-submodules=no', ...leases],
      ...['--', this.#place.remote, ...specs],
    ]);
    if (result.exitCode === 0) {
      await this.#mirror(changes);
      return { kind: 'done' };
    }
    const rejection = rejectionOf(result.stdout.toString('utf8'));
    if (rejection?.kind === 'changed') {
      return { kind: 'changed', ref: rejection.ref, detail: rejection.reason };
    }
    const error = new GitError('push', result);
    throw this.#unreachable('written', error, rejection?.reason ?? error.gist);
  }

  async close(): Promise<void> {
    await this.#place.local.close();
    const { scratch } = this.#place;
    if (scratch !== null) await rm(scratch, { recursive: true, force: true });
  }

  async #fetch(refs: readonly Ref[], flags: readonly string[]): Promise<void> {
    const args = [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-auto-maintenance',
    ];
    // By id: the refs of a user's repository stay as they are.
    const ids = refs.map(({ oid }) => oid);
    const command = [...args, ...flags, '--', this.#place.remote, ...ids];
    const result = await this.#run(command);
    if (result.exitCode === 0) return;
    throw this.#unreachable('read', new GitError('fetch', result));
  }

  /** Only in a repository of our own: a user's clone must not become a shallow one. */
  #shallow(): string[] {
    return this.#place.scratch === null ? [] : ['--depth=1'];
  }

  /**
   * The refs of a user's repository follow what was pushed, so that git and gto see it there. They
   * are copies: that one cannot be made (a tag of that name is there) changes nothing.
   */
  async #mirror(changes: readonly RefChange[]): Promise<void> {
    if (this.#place.scratch !== null) return;
    for (const change of changes) {
      const { name, to } = change;
      // Branches are the user's, and one of them may be checked out.
      if (name.startsWith('refs/heads/')) continue;
      const overwrite = isTag(change) ? ['0'.repeat(to?.length ?? 40)] : [];
      const args = to === null ? ['-d', name] : [name, to, ...overwrite];
      await this.#run(['update-ref', '--no-deref', ...args]);
    }
  }

  #run(args: readonly string[]): Promise<GitResult> {
    return tryGit(args, this.#options);
  }

  #unreachable(what: 'read' | 'written', error: GitError, gist: string = error.gist): InputError {
    const said = withoutPasswords(gist);
    return new InputError(
      'registry',
      `${this.description} could not be ${what}: ${said || 'git said nothing'}${remedyOf(error.stderr)}`,
      { cause: error },
    );
  }
}

function isTag({ name }: { readonly name: string }): boolean {
  return name.startsWith('refs/tags/');
}
