import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ConfigurationError, InputError } from '@slipway/core';
import { importStream, personLine } from './import-stream.ts';
import type { StoredObject } from './object-reader.ts';
import { ObjectReader } from './object-reader.ts';
import { OID, parseCommit, parseTag, parseTree } from './objects.ts';
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
import type { GitOptions } from './run.ts';
import { git, GitError, tryGit } from './run.ts';
import { signatureOf, writeSignedTag } from './signed-tag.ts';

/** A repository on this machine, bare or not. */
export class LocalRepository implements GitRepository {
  readonly description: string;
  readonly atomic = true;
  /** The folder that git keeps its own files in. */
  readonly gitFolder: string;
  readonly #options: GitOptions & { readonly cwd: string };
  readonly #reader: ObjectReader;
  /** Length of an object id in hex digits. */
  readonly #idLength: number;

  private constructor(gitFolder: string, idLength: number, options: GitOptions, shown: string) {
    this.gitFolder = gitFolder;
    this.description = shown;
    this.#idLength = idLength;
    this.#options = { ...options, cwd: gitFolder };
    this.#reader = new ObjectReader(this.#options);
  }

  /**
   * Opens the repository that a folder is in, or is.
   *
   * @param shown how messages name it
   * @throws ConfigurationError when there is none
   */
  static async open(
    folder: string,
    options: GitOptions,
    shown: string = folder,
  ): Promise<LocalRepository> {
    const asked = ['rev-parse', '--absolute-git-dir', '--show-object-format'];
    const result = await tryGit(asked, { ...options, cwd: folder });
    const [gitFolder, format] = result.stdout.toString('utf8').trim().split('\n');
    if (result.exitCode === 0 && gitFolder !== undefined) {
      return new LocalRepository(gitFolder, format === 'sha256' ? 64 : 40, options, shown);
    }
    const said = new GitError('rev-parse', result).gist;
    throw new ConfigurationError(
      'repository',
      /not a git repository/i.test(said)
        ? `${shown} is not a git repository: check the code out, make one with ` +
            '`git init --bare`, or name another (registry.repository)'
        : `${shown} cannot be opened as a git repository: ${said}`,
    );
  }

  /** Makes a bare repository in a folder, where there is none yet, and opens it. */
  static async create(
    folder: string,
    options: GitOptions,
    shown: string = folder,
  ): Promise<LocalRepository> {
    await mkdir(folder, { recursive: true });
    // Again in one that is there it changes nothing.
    await git(['init', '--bare', '--quiet', '--', folder], { ...options, cwd: folder });
    return LocalRepository.open(folder, options, shown);
  }

  async refs(prefixes: readonly string[]): Promise<Ref[]> {
    const patterns = prefixes.flatMap((prefix) => [`${prefix}*`, `${prefix}*/**`]);
    const format = '--format=%(objectname) %(objecttype) %(*objectname) %(refname)';
    const text = await this.#git(['for-each-ref', format, ...patterns]);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [oid = '', kind = '', peeled = '', name = ''] = line.split(' ');
        return { name, oid, annotated: kind === 'tag', peeled: peeled === '' ? null : peeled };
      });
  }

  fetch(): Promise<void> {
    return Promise.resolve();
  }

  async hasCommit(oid: string): Promise<boolean> {
    if (!OID.test(oid)) return false;
    return (await this.#reader.read(`${oid}^{commit}`))?.kind === 'commit';
  }

  async commit(oid: string): Promise<Commit> {
    return parseCommit((await this.#object(`${oid}^{commit}`)).content);
  }

  async tree(oid: string): Promise<TreeEntry[]> {
    return parseTree((await this.#object(`${oid}^{tree}`)).content, this.#idLength / 2);
  }

  async blob(oid: string): Promise<Buffer> {
    return (await this.#object(`${oid}^{blob}`)).content;
  }

  async tag(oid: string): Promise<TagObject> {
    const { kind, content } = await this.#object(oid);
    if (kind !== 'tag') throw new Error(`${oid} is a ${kind}, not an annotated tag`);
    return parseTag(content);
  }

  async verifyTag(oid: string): Promise<TagSignature> {
    if (!(await this.tag(oid)).signed) return { status: 'unsigned', detail: 'it is not signed' };
    const result = await tryGit(['verify-tag', '--raw', oid], this.#options);
    return signatureOf(result);
  }

  async writeBlob(file: string): Promise<string> {
    const args = ['hash-object', '-w', '--no-filters', '--', path.resolve(file)];
    return (await this.#git(args)).trim();
  }

  async writeCommit(request: CommitRequest): Promise<string> {
    const input = importStream(request, '0'.repeat(this.#idLength));
    const args = ['fast-import', '--quiet', '--done'];
    const oid = (await this.#git(args, input)).trim();
    if (!OID.test(oid)) throw new Error(`git fast-import named no commit: ${oid}`);
    return oid;
  }

  async writeTag(request: TagRequest): Promise<string> {
    if (request.sign) return writeSignedTag(request, this.gitFolder, this.#options);
    const { name, target, message, tagger, time } = request;
    const person = personLine(tagger, time);
    const body = message.endsWith('\n') ? message : `${message}\n`;
    const text = `object ${target}\ntype commit\ntag ${name}\ntagger ${person}\n\n${body}`;
    return (await this.#git(['mktag'], text)).trim();
  }

  async update(changes: readonly RefChange[]): Promise<UpdateResult> {
    const lines = changes.map(({ name, from, to }) => {
      if (to === null) return `delete ${name} ${from ?? ''}`;
      return from === null ? `create ${name} ${to}` : `update ${name} ${to} ${from}`;
    });
    const args = ['update-ref', '-m', 'slipway registry', '--stdin'];
    const result = await tryGit(args, { ...this.#options, input: `${lines.join('\n')}\n` });
    if (result.exitCode === 0) return { kind: 'done' };
    const error = new GitError('update-ref', result);
    const ref = changedRef(error.stderr, changes);
    if (ref !== null) return { kind: 'changed', ref, detail: error.gist };
    throw new InputError('registry', `${this.description} cannot be written: ${error.gist}`);
  }

  async close(): Promise<void> {
    await this.#reader.close();
  }

  async #object(name: string): Promise<StoredObject> {
    const object = await this.#reader.read(name);
    if (object !== null) return object;
    throw new InputError('registry', `${this.description} lacks the object ${name}; run git fsck`);
  }

  #git(args: readonly string[], input?: string): Promise<string> {
    return git(args, { ...this.#options, ...(input === undefined ? {} : { input }) });
  }
}

/** The ref that git could not lock because it is not as expected, or is being written right now. */
function changedRef(stderr: string, changes: readonly RefChange[]): string | null {
  const [, name, why] = /cannot lock ref '([^']+)': ([^\n]*)/.exec(stderr) ?? [];
  if (name === undefined || why === undefined) return null;
  if (!/is at |reference already exists|unable to resolve|File exists|but expected/i.test(why)) {
    return null;
  }
  return changes.find((change) => change.name === name)?.name ?? null;
}
