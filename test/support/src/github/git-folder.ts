import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An entry of a tree as a request gives it; `sha: null` removes the path. */
export interface TreeChange {
  readonly path: string;
  readonly mode?: string;
  readonly sha?: string | null;
  readonly content?: string;
}

export interface GitRefEntry {
  readonly name: string;
  readonly oid: string;
  readonly kind: string;
}

export interface GitPerson {
  readonly name: string;
  readonly email: string;
  /** ISO 8601; now unless given. */
  readonly date?: string;
}

interface RunOptions {
  readonly input?: Buffer | string;
  readonly env?: NodeJS.ProcessEnv;
}

function personLine({ name, email, date }: GitPerson): string {
  const time = date === undefined ? Date.now() : Date.parse(date);
  return `${name} <${email}> ${Math.floor(time / 1000)} +0000`;
}

/** A bare repository that GitHub's git endpoints read and write, through git itself. */
export class GitFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Refs whose names start with the prefix, by name. */
  refs(prefix: string): GitRefEntry[] {
    const format = '--format=%(objectname) %(objecttype) %(refname)';
    return this.#text(['for-each-ref', format])
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [oid = '', kind = '', name = ''] = line.split(' ');
        return { name, oid, kind };
      })
      .filter(({ name }) => name.startsWith(prefix));
  }

  oid(name: string): string | null {
    return this.refs(name).find((ref) => ref.name === name)?.oid ?? null;
  }

  setRef(name: string, oid: string): void {
    this.#text(['update-ref', name, oid]);
  }

  deleteRef(name: string): void {
    this.#text(['update-ref', '-d', name]);
  }

  isAncestor(older: string, newer: string): boolean {
    const args = ['merge-base', '--is-ancestor', older, newer];
    return spawnSync('git', args, { cwd: this.#folder }).status === 0;
  }

  /** The kind of an object; null when there is none. */
  kind(oid: string): string | null {
    const result = spawnSync('git', ['cat-file', '-t', oid], { cwd: this.#folder });
    return result.status === 0 ? result.stdout.toString('utf8').trim() : null;
  }

  read(oid: string, kind: string): Buffer {
    return this.#git(['cat-file', kind, oid]);
  }

  /** The tree that a tree or a commit names; null when there is none. */
  treeOf(oid: string): string | null {
    const args = ['rev-parse', '--verify', '--quiet', `${oid}^{tree}`];
    const result = spawnSync('git', args, { cwd: this.#folder });
    return result.status === 0 ? result.stdout.toString('utf8').trim() : null;
  }

  entries(tree: string): { mode: string; type: string; sha: string; path: string }[] {
    return this.#text(['ls-tree', '-z', tree])
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const [, mode = '', type = '', sha = '', name = ''] =
          /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
        return { mode, type, sha, path: name };
      });
  }

  writeBlob(content: Buffer): string {
    return this.#text(['hash-object', '-w', '--stdin'], { input: content }).trim();
  }

  /** Null when a path is to be removed that is not there, which GitHub refuses. */
  writeTree(base: string | null, changes: readonly TreeChange[]): string | null {
    const scratch = mkdtempSync(path.join(tmpdir(), 'github-index-'));
    const env = { ...process.env, GIT_INDEX_FILE: path.join(scratch, 'index') };
    try {
      if (base !== null) this.#text(['read-tree', base], { env });
      const known = new Set(this.#text(['ls-files', '-z'], { env }).split('\0'));
      const lines: string[] = [];
      for (const change of changes) {
        if (change.sha === null && !known.has(change.path)) return null;
        const oid = change.sha ?? this.#contentOf(change);
        const mode = change.sha === null ? '0' : (change.mode ?? '100644');
        lines.push(`${mode} ${oid}\t${change.path}\0`);
      }
      this.#text(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
      return this.#text(['write-tree'], { env }).trim();
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }

  writeCommit(request: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly author: GitPerson;
    readonly committer: GitPerson;
  }): string {
    const { tree, parents, message, author, committer } = request;
    const header = [
      `tree ${tree}`,
      ...parents.map((parent) => `parent ${parent}`),
      `author ${personLine(author)}`,
      `committer ${personLine(committer)}`,
    ];
    return this.#write('commit', `${header.join('\n')}\n\n${message}`);
  }

  writeTag(request: {
    readonly tag: string;
    readonly object: string;
    readonly message: string;
    readonly tagger: GitPerson;
  }): string {
    const { tag, object, message, tagger } = request;
    const header = `object ${object}\ntype commit\ntag ${tag}\ntagger ${personLine(tagger)}`;
    return this.#write('tag', `${header}\n\n${message}`);
  }

  #contentOf({ sha, content = '' }: TreeChange): string {
    return sha === null ? '0'.repeat(40) : this.writeBlob(Buffer.from(content));
  }

  #write(kind: 'commit' | 'tag', text: string): string {
    return this.#text(['hash-object', '-w', '-t', kind, '--stdin'], { input: text }).trim();
  }

  #text(args: readonly string[], options: RunOptions = {}): string {
    return this.#git(args, options).toString('utf8');
  }

  #git(args: readonly string[], options: RunOptions = {}): Buffer {
    const maxBuffer = 2 ** 28;
    return execFileSync('git', args, {
      cwd: this.#folder,
      maxBuffer,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...options,
    });
  }
}
