import type { GtoTag } from './gto.ts';
import { parseGtoTag } from './gto.ts';
import type { Ref } from './repository.ts';

/** One of GTO's tags in the repository. */
export interface TagRef {
  /** Without `refs/tags/`. */
  readonly text: string;
  readonly tag: GtoTag;
  readonly oid: string;
  /** The commit it leads to; null where that was not told. */
  readonly commit: string | null;
}

/** GTO's tags by model. Lightweight tags are not GTO's, and are left out. */
export function groupTags(refs: readonly Ref[]): Map<string, TagRef[]> {
  const groups = new Map<string, TagRef[]>();
  for (const { name, oid, annotated, peeled } of refs) {
    if (!annotated || !name.startsWith('refs/tags/')) continue;
    const text = name.slice('refs/tags/'.length);
    const tag = parseGtoTag(text);
    if (tag === null) continue;
    const group = groups.get(tag.name);
    const entry = { text, tag, oid, commit: peeled };
    if (group === undefined) groups.set(tag.name, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** The greatest counter of some tags; 0 without any. */
export function greatestCounter(tags: readonly TagRef[]): number {
  return tags.reduce((greatest, { tag }) => Math.max(greatest, tag.counter ?? 0), 0);
}

/** The tag that registers a version; of several the one without a counter. */
export function versionTag(tags: readonly TagRef[], version: string): TagRef | null {
  const found = tags.filter(({ tag }) => tag.kind === 'register' && tag.version === version);
  return found.find(({ tag }) => tag.counter === null) ?? found[0] ?? null;
}
