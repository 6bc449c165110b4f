import { stringifyJson } from '@slipway/core';
import type { Actor } from '../journal/schema.ts';
import type { VersionRecord } from '../record.ts';
import type { TagFile } from './chain.ts';
import type { GtoTag } from './gto.ts';
import { formatGtoTag } from './gto.ts';
import type { LoadedModel } from './reader.ts';
import { findCommit } from './records.ts';
import type { GitRepository, RefChange } from './repository.ts';

/** A tag to make. */
export interface NewTag {
  readonly tag: GtoTag;
  /** The commit that it leads to. */
  readonly target: string;
  readonly message: string;
  readonly by: Actor;
  /** Seconds since 1970. */
  readonly time: number;
}

/** A tag object that was written, and the change of its ref, which must not exist yet. */
export interface WrittenTag {
  readonly file: TagFile;
  readonly ref: RefChange;
}

/** Writes annotated tags in GTO's convention. */
export class TagWriter {
  readonly #repository: GitRepository;
  readonly #sign: boolean;

  constructor(repository: GitRepository, sign: boolean) {
    this.#repository = repository;
    this.#sign = sign;
  }

  async write({ tag, target, message, by, time }: NewTag): Promise<WrittenTag> {
    const name = formatGtoTag(tag);
    const request = { name, target, message, tagger: by, time: new Date(time * 1000) };
    const oid = await this.#repository.writeTag({ ...request, sign: this.#sign });
    const ref = { name: `refs/tags/${name}`, from: null, to: oid };
    return { file: { tag: name, oid, target, time }, ref };
  }

  /**
   * The commit that the tag of a version leads to: the code it was registered from. GTO takes two
   * versions at one commit for a broken registry, and a registry may be in another repository than
   * the code; then the version gets a commit of its own, on top of the code where that is there.
   */
  async versionTarget(record: VersionRecord, loaded: LoadedModel): Promise<string> {
    const code = record.lineage.commit?.sha ?? null;
    const hasCode = code !== null && (await this.#repository.hasCommit(code));
    if (hasCode && !(await isTaken(code, loaded))) return code;
    const { model, version, by, registeredAt } = record;
    return this.#repository.writeCommit({
      parent: hasCode ? code : null,
      changes: hasCode ? new Map() : new Map([['record.json', stringifyJson(record)]]),
      message: `${model} v${version}\n\nsha256:${record.digest.sha256}\n`,
      author: by,
      time: new Date(registeredAt),
    });
  }
}

/** Whether the tag of a version of the model leads to the commit. */
async function isTaken(commit: string, { view, recorded }: LoadedModel): Promise<boolean> {
  const byTag = view.tags.some((entry) => entry.tag.kind === 'register' && entry.commit === commit);
  if (byTag || recorded === null) return byTag;
  return (await findCommit(recorded.source, commit)) !== null;
}
