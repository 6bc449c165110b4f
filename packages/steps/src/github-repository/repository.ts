import { readFile } from 'node:fs/promises';
import { ConfigurationError, InputError } from '@slipway/core';
import type { GitHubClient, ParametersOf, Route } from '@slipway/github';
import type {
  Commit,
  CommitRequest,
  GitRepository,
  Identity,
  Ref,
  RefChange,
  TagObject,
  TagRequest,
  TagSignature,
  TreeEntry,
  UpdateResult,
} from '@slipway/registry';
import { z } from 'zod';
import type { RefAnswer, TagAnswer } from './answers.ts';
import {
  blobSchema,
  commitSchema,
  refSchema,
  shaSchema,
  tagSchema,
  treeSchema,
} from './answers.ts';
import { isMissing, isRefused, registryError } from './errors.ts';
import { signatureOf, tagObject } from './tag.ts';
import { treeChanges } from './tree.ts';

/** Which repository, and how it is reached. */
export interface GitHubPlace {
  readonly owner: string;
  readonly repo: string;
  /** Its address, for messages. */
  readonly url: string;
  readonly client: GitHubClient;
}

type Names = 'owner' | 'repo';

function toRef({ ref, object }: RefAnswer): Ref {
  return { name: ref, oid: object.sha, annotated: object.type === 'tag', peeled: null };
}

/** The name as GitHub's paths take it. */
function short(name: string): string {
  return name.replace(/^refs\//, '');
}

/** A person as the API takes it: what ends a name or an address in git is left out. */
function person(identity: Identity, time: Date): Identity & { date: string } {
  const clean = (text: string): string => text.replace(/[<>\n\0]/g, '').trim();
  const date = `${time.toISOString().slice(0, 19)}Z`;
  return {
    name: clean(identity.name) || 'unknown',
    email: clean(identity.email) || 'unknown@localhost',
    date,
  };
}

/**
 * A repository on GitHub through its REST API: no clone, no history, no credentials of git; a token
 * is enough.
 *
 * A change of one ref is compared and set: creating one that exists is refused by GitHub, and so is
 * an update that is no fast-forward. What we write is a child of what was read, so that of two
 * writers one is refused. What GitHub does not check is looked up right before the write: that a
 * ref was wound back to an ancestor meanwhile, and what a ref is that is deleted.
 *
 * Several refs are changed in turn (`atomic` is false): the registry writes the record first, since
 * it decides, then the tag; a tag that is missing since its writer died is made again by the next
 * register of the same model.
 */
export class GitHubRepository implements GitRepository {
  readonly description: string;
  readonly atomic = false;
  readonly #place: GitHubPlace;
  /** Objects never change: each is asked for once. */
  readonly #objects = new Map<string, Promise<unknown>>();

  constructor(place: GitHubPlace) {
    this.#place = place;
    this.description = place.url;
  }

  async refs(prefixes: readonly string[]): Promise<Ref[]> {
    const found = new Map<string, Ref>();
    for (const prefix of prefixes) {
      const ref = short(prefix);
      const list = await this.#read(
        'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
        { ref },
        z.array(refSchema),
      );
      for (const entry of list.map(toRef)) {
        if (entry.name.startsWith(prefix)) found.set(entry.name, entry);
      }
    }
    return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Objects are read when they are needed. */
  fetch(): Promise<void> {
    return Promise.resolve();
  }

  async hasCommit(oid: string): Promise<boolean> {
    if (!/^[0-9a-f]{40}$/.test(oid)) return false;
    try {
      const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}';
      await this.#send(route, { commit_sha: oid }, shaSchema);
      return true;
    } catch (error) {
      if (isMissing(error) || isRefused(error)) return false;
      throw registryError('read', this.description, error);
    }
  }

  commit(oid: string): Promise<Commit> {
    return this.#once(`commit ${oid}`, async () => {
      const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}';
      const found = await this.#read(route, { commit_sha: oid }, commitSchema);
      const seconds = Date.parse(found.committer.date) / 1000;
      return {
        tree: found.tree.sha,
        parents: found.parents.map(({ sha }) => sha),
        message: found.message,
        time: Number.isNaN(seconds) ? null : seconds,
      };
    });
  }

  tree(oid: string): Promise<TreeEntry[]> {
    return this.#once(`tree ${oid}`, async () => {
      const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
      const { tree, truncated } = await this.#read(route, { tree_sha: oid }, treeSchema);
      if (truncated) {
        const what = `${this.description}: GitHub shows a part of the folder ${oid} only`;
        throw new InputError('registry', `${what}; leave github-token out to read it through git`);
      }
      return tree.map(({ path, type, sha }) => {
        const kind = type === 'tree' || type === 'blob' ? type : 'other';
        return { name: path, oid: sha, kind };
      });
    });
  }

  async blob(oid: string): Promise<Buffer> {
    const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
    const { content, encoding } = await this.#read(route, { file_sha: oid }, blobSchema);
    return Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
  }

  async tag(oid: string): Promise<TagObject> {
    return tagObject(await this.#tag(oid));
  }

  /** What GitHub says of the signature: it knows the keys that people have given it. */
  async verifyTag(oid: string): Promise<TagSignature> {
    return signatureOf(await this.#tag(oid));
  }

  async writeBlob(file: string): Promise<string> {
    const content = (await readFile(file)).toString('base64');
    const route = 'POST /repos/{owner}/{repo}/git/blobs';
    return (await this.#write(route, { content, encoding: 'base64' }, shaSchema)).sha;
  }

  async writeCommit(request: CommitRequest): Promise<string> {
    const { parent, message, author, time } = request;
    const base = parent === null ? null : (await this.commit(parent)).tree;
    const tree = await this.#writeTree(base, await treeChanges(this, base, request.changes));
    const who = person(author, time);
    const parents = parent === null ? [] : [parent];
    const body = { tree, parents, message, author: who, committer: who };
    return (await this.#write('POST /repos/{owner}/{repo}/git/commits', body, shaSchema)).sha;
  }

  async writeTag({ name, target, message, tagger, time, sign }: TagRequest): Promise<string> {
    if (sign) {
      throw new ConfigurationError(
        'registry',
        'sign: GitHub’s API signs no tags; leave github-token out, so that git writes and signs them',
      );
    }
    const body = {
      tag: name,
      object: target,
      type: 'commit' as const,
      message: message.endsWith('\n') ? message : `${message}\n`,
      tagger: person(tagger, time),
    };
    return (await this.#write('POST /repos/{owner}/{repo}/git/tags', body, shaSchema)).sha;
  }

  /** Each in turn; what is not as expected before the first write changes nothing. */
  async update(changes: readonly RefChange[]): Promise<UpdateResult> {
    for (const { name, from } of changes) {
      const now = await this.#oid(name);
      if (now === from) continue;
      return { kind: 'changed', ref: name, detail: `it is ${now ?? 'not there'}` };
    }
    for (const change of changes) {
      const refusal = await this.#change(change);
      if (refusal !== null) return { kind: 'changed', ref: change.name, detail: refusal };
    }
    return { kind: 'done' };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Why GitHub did not change the ref; null when it is as it shall be. */
  async #change({ name, from, to }: RefChange): Promise<string | null> {
    const ref = short(name);
    try {
      if (to === null) {
        if (from === null) return null;
        await this.#send('DELETE /repos/{owner}/{repo}/git/refs/{ref}', { ref }, z.unknown());
      } else if (from === null) {
        const created = { ref: name, sha: to };
        await this.#send('POST /repos/{owner}/{repo}/git/refs', created, refSchema);
      } else {
        const moved = { ref, sha: to, force: false };
        await this.#send('PATCH /repos/{owner}/{repo}/git/refs/{ref}', moved, refSchema);
      }
      return null;
    } catch (error) {
      if (!isRefused(error)) throw registryError('written', this.description, error);
      const now = await this.#oid(name);
      // The answer to a first attempt was lost, and the second found what that one had written.
      if (now === to) return null;
      if (now !== from) return error.message;
      throw registryError('written', this.description, error);
    }
  }

  async #oid(name: string): Promise<string | null> {
    const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
    try {
      return (await this.#send(route, { ref: short(name) }, refSchema)).object.sha;
    } catch (error) {
      if (isMissing(error)) return null;
      throw registryError('read', this.description, error);
    }
  }

  async #writeTree(
    base: string | null,
    tree: Awaited<ReturnType<typeof treeChanges>>,
  ): Promise<string> {
    if (tree.length === 0 && base !== null) return base;
    const body = base === null ? { tree } : { base_tree: base, tree };
    return (await this.#write('POST /repos/{owner}/{repo}/git/trees', body, shaSchema)).sha;
  }

  #tag(oid: string): Promise<TagAnswer> {
    return this.#once(`tag ${oid}`, () =>
      this.#read('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', { tag_sha: oid }, tagSchema),
    );
  }

  #once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.#objects.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const reading = read();
    this.#objects.set(key, reading);
    reading.catch(() => this.#objects.delete(key));
    return reading;
  }

  #read<R extends Route, T>(
    route: R,
    parameters: Omit<ParametersOf<R>, Names>,
    answer: z.ZodType<T>,
  ): Promise<T> {
    return this.#as('read', this.#send(route, parameters, answer));
  }

  #write<R extends Route, T>(
    route: R,
    parameters: Omit<ParametersOf<R>, Names>,
    answer: z.ZodType<T>,
  ): Promise<T> {
    return this.#as('written', this.#send(route, parameters, answer));
  }

  async #as<T>(what: 'read' | 'written', sending: Promise<T>): Promise<T> {
    try {
      return await sending;
    } catch (error) {
      throw registryError(what, this.description, error);
    }
  }

  #send<R extends Route, T>(
    route: R,
    parameters: Omit<ParametersOf<R>, Names>,
    answer: z.ZodType<T>,
  ): Promise<T> {
    const { owner, repo, client } = this.#place;
    return client.request(route, { owner, repo, ...parameters }, answer);
  }
}
