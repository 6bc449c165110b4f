/** Who writes, as commits and tags name it. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** A ref and what it points to. */
export interface Ref {
  /** Full name, e.g. `refs/tags/flight-delay@v1.0.0`. */
  readonly name: string;
  readonly oid: string;
  /** Whether it is an annotated tag. */
  readonly annotated: boolean;
  /** The commit that an annotated tag leads to; null for everything else, and where it was not told. */
  readonly peeled: string | null;
}

/** A change of one ref, made only while the ref is as it is expected to be. */
export interface RefChange {
  readonly name: string;
  /** What it points to now; null: it must not exist. */
  readonly from: string | null;
  /** What it shall point to; null: it is deleted. */
  readonly to: string | null;
}

export interface TreeEntry {
  readonly name: string;
  readonly oid: string;
  readonly kind: 'blob' | 'tree' | 'other';
}

export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** When it was committed, in seconds since 1970; null where the commit does not say. */
  readonly time: number | null;
}

/** An annotated tag. */
export interface TagObject {
  readonly target: string;
  /** The name that is written in the tag itself. */
  readonly name: string;
  /** `Name <email>`; null in very old tags. */
  readonly tagger: string | null;
  /** Seconds since 1970; null where there is no tagger. */
  readonly time: number | null;
  /** Without the signature. */
  readonly message: string;
  readonly signed: boolean;
}

/** What a file becomes: text, a blob that is there already, or null to remove it (or a folder). */
export type FileChange = string | { readonly blob: string } | null;

/** A commit to write: the parent's files with some of them changed. */
export interface CommitRequest {
  readonly parent: string | null;
  /** By path, with `/` between folders. */
  readonly changes: ReadonlyMap<string, FileChange>;
  readonly message: string;
  readonly author: Identity;
  /** When; git keeps whole seconds. */
  readonly time: Date;
}

export interface TagRequest {
  readonly name: string;
  readonly target: string;
  readonly message: string;
  readonly tagger: Identity;
  readonly time: Date;
  readonly sign: boolean;
}

/** What a tag's signature is worth, as git is configured to judge. */
export interface TagSignature {
  /** `unknown`: signed, but with a key that git knows nothing of, or git cannot check it. */
  readonly status: 'unsigned' | 'good' | 'bad' | 'unknown';
  /** Who signed, or what git said. */
  readonly detail: string;
}

/** What became of an update. `changed` names a ref that was not as expected (or is being written). */
export type UpdateResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'changed'; readonly ref: string; readonly detail: string };

/**
 * A git repository as a store of objects and refs, without work tree and without history: the
 * registry, the journal and the artifact store `git` are built on it. Adapters: a local
 * repository, a remote one through `git push`, and GitHub's git API (in packages/steps).
 *
 * Objects are named by the whole object id. Reading one that does not exist is an error.
 */
export interface GitRepository {
  /** How messages name it; no password occurs in it. */
  readonly description: string;
  /** Whether `update` changes several refs all together or not at all. */
  readonly atomic: boolean;
  /** All refs whose names start with one of the prefixes, sorted by name. */
  refs(prefixes: readonly string[]): Promise<Ref[]>;
  /** Makes the objects of these refs readable; the ones that cannot be had are errors. */
  fetch(refs: readonly Ref[]): Promise<void>;
  /** Whether a commit is in the repository, so that a tag can point to it. */
  hasCommit(oid: string): Promise<boolean>;
  commit(oid: string): Promise<Commit>;
  /** The entries of a tree, or of the tree of a commit. */
  tree(oid: string): Promise<TreeEntry[]>;
  blob(oid: string): Promise<Buffer>;
  tag(oid: string): Promise<TagObject>;
  /** Checks the signature of an annotated tag that was fetched. */
  verifyTag(oid: string): Promise<TagSignature>;
  /** Writes the content of a file as a blob, byte for byte, and returns its id. */
  writeBlob(file: string): Promise<string>;
  /** Writes a commit that no ref points to yet, and returns its id. */
  writeCommit(request: CommitRequest): Promise<string>;
  /** Writes an annotated tag object that no ref points to yet, and returns its id. */
  writeTag(request: TagRequest): Promise<string>;
  /**
   * Changes refs, each only from the value that is expected.
   *
   * @throws InputError when writing is not allowed or the repository cannot be reached
   */
  update(changes: readonly RefChange[]): Promise<UpdateResult>;
  close(): Promise<void>;
}

/** The ref of that very name, or null. */
export async function findRef(repository: GitRepository, name: string): Promise<Ref | null> {
  const refs = await repository.refs([name]);
  return refs.find((ref) => ref.name === name) ?? null;
}
