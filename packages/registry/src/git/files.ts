import type { GitRepository, TreeEntry } from './repository.ts';

/** A folder of a commit, entry by name. */
export type Folder = ReadonlyMap<string, TreeEntry>;

/** Reads files of commits by their path; a folder is read once, however many files are asked of it. */
export class CommitFiles {
  readonly #repository: GitRepository;
  readonly #folders = new Map<string, Promise<Folder>>();

  constructor(repository: GitRepository) {
    this.#repository = repository;
  }

  /** The entries of a folder; empty when there is no such folder. */
  async folder(commit: string, path: string): Promise<Folder> {
    let folder = await this.#load(commit);
    for (const part of path === '' ? [] : path.split('/')) {
      const entry = folder.get(part);
      if (entry?.kind !== 'tree') return new Map();
      folder = await this.#load(entry.oid);
    }
    return folder;
  }

  /** The object id of a file, or null. */
  async find(commit: string, path: string): Promise<string | null> {
    const slash = path.lastIndexOf('/');
    const folder = await this.folder(commit, slash < 0 ? '' : path.slice(0, slash));
    const entry = folder.get(path.slice(slash + 1));
    return entry?.kind === 'blob' ? entry.oid : null;
  }

  /** The text of a file, or null when there is none. */
  async text(commit: string, path: string): Promise<string | null> {
    const oid = await this.find(commit, path);
    return oid === null ? null : (await this.#repository.blob(oid)).toString('utf8');
  }

  #load(oid: string): Promise<Folder> {
    let folder = this.#folders.get(oid);
    if (folder === undefined) {
      folder = this.#repository
        .tree(oid)
        .then((entries) => new Map(entries.map((entry) => [entry.name, entry])));
      this.#folders.set(oid, folder);
    }
    return folder;
  }
}
