import { createHash } from 'node:crypto';
import type {
  Commit,
  CommitRequest,
  GitRepository,
  Ref,
  RefChange,
  TagObject,
  TagRequest,
  TreeEntry,
  UpdateResult,
} from '@slipway/registry';

type Folder = Map<string, TreeEntry>;

function idOf(kind: string, content: string | Buffer): string {
  return createHash('sha1').update(kind).update('\0').update(content).digest('hex');
}

/** A git repository's objects and refs in memory: for tests that enumerate thousands of runs. */
export class MemoryRepository implements GitRepository {
  readonly description = 'memory';
  readonly atomic = true;
  readonly #blobs = new Map<string, Buffer>();
  readonly #trees = new Map<string, Folder>();
  readonly #commits = new Map<string, Commit>();
  readonly #tags = new Map<string, TagObject>();
  readonly #refs = new Map<string, string>();

  refs(prefixes: readonly string[]): Promise<Ref[]> {
    const found = [...this.#refs]
      .filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix)))
      .map(([name, oid]) => {
        const tag = this.#tags.get(oid);
        return { name, oid, annotated: tag !== undefined, peeled: tag?.target ?? null };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return Promise.resolve(found);
  }

  fetch(): Promise<void> {
    return Promise.resolve();
  }

  hasCommit(oid: string): Promise<boolean> {
    return Promise.resolve(this.#commits.has(oid));
  }

  commit(oid: string): Promise<Commit> {
    return Promise.resolve(this.#need(this.#commits, oid));
  }

  tree(oid: string): Promise<TreeEntry[]> {
    const tree = this.#commits.get(oid)?.tree ?? oid;
    return Promise.resolve([...this.#need(this.#trees, tree).values()]);
  }

  blob(oid: string): Promise<Buffer> {
    return Promise.resolve(this.#need(this.#blobs, oid));
  }

  tag(oid: string): Promise<TagObject> {
    return Promise.resolve(this.#need(this.#tags, oid));
  }

  verifyTag(): never {
    throw new Error('Nothing is signed in these tests');
  }

  writeBlob(): Promise<string> {
    throw new Error('Files are not written in these tests');
  }

  writeCommit({ parent, changes, message, time }: CommitRequest): Promise<string> {
    const before: Folder =
      parent === null
        ? new Map<string, TreeEntry>()
        : this.#need(this.#trees, this.#treeOf(parent));
    let tree = this.#putTree(before);
    for (const [path, change] of changes) tree = this.#change(tree, path.split('/'), change);
    const seconds = Math.floor(time.getTime() / 1000);
    const commit = { tree, parents: parent === null ? [] : [parent], message, time: seconds };
    const oid = idOf('commit', JSON.stringify(commit));
    this.#commits.set(oid, commit);
    return Promise.resolve(oid);
  }

  writeTag({ name, target, message, tagger, time }: TagRequest): Promise<string> {
    const tag = {
      target,
      name,
      tagger: `${tagger.name} <${tagger.email}>`,
      time: Math.floor(time.getTime() / 1000),
      message,
      signed: false,
    };
    const oid = idOf('tag', JSON.stringify(tag));
    this.#tags.set(oid, tag);
    return Promise.resolve(oid);
  }

  update(changes: readonly RefChange[]): Promise<UpdateResult> {
    for (const { name, from } of changes) {
      const now = this.#refs.get(name) ?? null;
      if (now === from) continue;
      return Promise.resolve({
        kind: 'changed',
        ref: name,
        detail: `${name} is at ${now ?? 'nothing'}`,
      });
    }
    for (const { name, to } of changes) {
      if (to === null) this.#refs.delete(name);
      else this.#refs.set(name, to);
    }
    return Promise.resolve({ kind: 'done' });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #need<T>(objects: ReadonlyMap<string, T>, oid: string): T {
    const found = objects.get(oid);
    if (found === undefined) throw new Error(`There is no object ${oid}`);
    return found;
  }

  #treeOf(commit: string): string {
    return this.#need(this.#commits, commit).tree;
  }

  #putTree(folder: Folder): string {
    const oid = idOf('tree', JSON.stringify([...folder.values()]));
    this.#trees.set(oid, folder);
    return oid;
  }

  #change(tree: string, path: readonly string[], change: string | { blob: string } | null): string {
    const [first = '', ...rest] = path;
    const folder: Folder = new Map(this.#need(this.#trees, tree));
    if (change === null && rest.length === 0) folder.delete(first);
    else if (rest.length > 0) {
      const below = folder.get(first)?.oid ?? this.#putTree(new Map());
      folder.set(first, { name: first, oid: this.#change(below, rest, change), kind: 'tree' });
    } else if (change !== null) {
      const oid = typeof change === 'string' ? this.#putBlob(change) : change.blob;
      folder.set(first, { name: first, oid, kind: 'blob' });
    }
    return this.#putTree(folder);
  }

  #putBlob(text: string): string {
    const oid = idOf('blob', text);
    this.#blobs.set(oid, Buffer.from(text));
    return oid;
  }
}
