import type { FileChange, GitRepository, TreeEntry } from '@slipway/registry';

/** A change of a tree as the API takes it: a file's text, a blob by id, or null to remove a file. */
export type TreeChange = {
  readonly path: string;
  readonly mode: '100644';
  readonly type: 'blob';
} & ({ readonly content: string } | { readonly sha: string | null });

const FILE = { mode: '100644', type: 'blob' } as const;

type Trees = Pick<GitRepository, 'tree'>;

async function entryAt(trees: Trees, base: string, path: string): Promise<TreeEntry | null> {
  let entry: TreeEntry = { name: '', oid: base, kind: 'tree' };
  for (const part of path.split('/')) {
    if (entry.kind !== 'tree') return null;
    const found = (await trees.tree(entry.oid)).find(({ name }) => name === part);
    if (found === undefined) return null;
    entry = found;
  }
  return entry;
}

async function filesBelow(trees: Trees, entry: TreeEntry, path: string): Promise<string[]> {
  if (entry.kind !== 'tree') return [path];
  const entries = await trees.tree(entry.oid);
  const nested = entries.map((child) => filesBelow(trees, child, `${path}/${child.name}`));
  return (await Promise.all(nested)).flat();
}

/** The API refuses to remove what is not there, and removes single files only. */
async function removals(trees: Trees, base: string | null, path: string): Promise<TreeChange[]> {
  const entry = base === null ? null : await entryAt(trees, base, path);
  if (entry === null) return [];
  const files = await filesBelow(trees, entry, path);
  return files.map((file) => ({ path: file, ...FILE, sha: null }));
}

/** Changes of files as the API takes them. @param base the tree that is changed */
export async function treeChanges(
  trees: Trees,
  base: string | null,
  changes: ReadonlyMap<string, FileChange>,
): Promise<TreeChange[]> {
  const written: TreeChange[] = [];
  for (const [path, change] of changes) {
    if (change === null) written.push(...(await removals(trees, base, path)));
    else if (typeof change === 'string') written.push({ path, ...FILE, content: change });
    else written.push({ path, ...FILE, sha: change.blob });
  }
  return written;
}
