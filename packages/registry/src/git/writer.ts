import type { JsonValue } from '@slipway/core';
import { InputError } from '@slipway/core';
import { JournalChanged } from '../journal/errors.ts';
import type { PreparedChange } from '../journal/journal.ts';
import type { Actor } from '../journal/schema.ts';
import type { EventKind } from '../port.ts';
import type { ChainState } from './chain.ts';
import { WITHDRAWN } from './events.ts';
import type { GtoTag } from './gto.ts';
import type { LoadedModel } from './reader.ts';
import { readTagFile } from './records.ts';
import type { FileChange, GitRepository } from './repository.ts';
import type { TagWriter, WrittenTag } from './tags.ts';
import { greatestCounter, versionTag } from './tag-view.ts';

/** A change of a model's chain, and the tag that says it to git and to GTO. */
export interface ModelChange {
  readonly kind: EventKind;
  readonly data: Readonly<Record<string, JsonValue>>;
  readonly by: Actor;
  readonly state: ChainState;
  /** Null where GTO has no word for it. */
  readonly tag: WrittenTag | null;
  readonly files?: ReadonlyMap<string, FileChange>;
}

/** A tag of GTO's that is numbered when it is written. */
export type CountedTag =
  | { readonly kind: 'deregister'; readonly name: string; readonly version: string }
  | { readonly kind: 'assign' | 'unassign'; readonly name: string; readonly stage: string }
  | { readonly kind: 'deprecate'; readonly name: string };

/** What the chain of a model has come to; the beginning for one that has none yet. */
export function stateBefore({ recorded, journal }: LoadedModel): ChainState {
  return recorded?.snapshot.state ?? journal.options.initial;
}

/** The commit that the tag of a version leads to. */
export async function targetOf({ view, recorded }: LoadedModel, version: string): Promise<string> {
  if (recorded !== null && view.recorded.includes(version)) {
    return (await readTagFile(recorded.source, version)).target;
  }
  const commit = versionTag(view.tags, version)?.commit ?? null;
  if (commit !== null) return commit;
  throw new InputError('version', `the tag of ${view.model} ${version} leads to no commit`);
}

/**
 * Writes changes of a model: an entry in its chain, and a tag. Both at once where the repository
 * can; else the entry first, since it decides: what is missing of a change whose writer died is
 * completed by the next one that finds it.
 */
export class ModelWriter {
  readonly #repository: GitRepository;
  readonly #tags: TagWriter;

  constructor(repository: GitRepository, tags: TagWriter) {
    this.#repository = repository;
    this.#tags = tags;
  }

  /** The time of the next tag: later than that of the one before, so that GTO keeps the order. */
  tagTime(loaded: LoadedModel): number {
    const now = Math.floor(loaded.journal.now().getTime() / 1000);
    return Math.max(now, stateBefore(loaded).tagTime + 1);
  }

  /** Writes a tag with the next counter, and the state that has counted it. */
  async nextTag(
    loaded: LoadedModel,
    tag: CountedTag,
    about: { readonly version: string; readonly message: string; readonly by: Actor },
  ): Promise<{ tag: WrittenTag; state: ChainState }> {
    const before = stateBefore(loaded);
    const counter = Math.max(before.counter, greatestCounter(loaded.view.tags)) + 1;
    const time = this.tagTime(loaded);
    const target = await targetOf(loaded, about.version);
    const counted: GtoTag = { ...tag, counter };
    const written = await this.#tags.write({ ...about, tag: counted, target, time });
    return { tag: written, state: { ...before, counter, tagTime: time } };
  }

  /**
   * Writes a change.
   *
   * @throws JournalChanged when the model is not as it was loaded; nothing was changed then
   */
  async write(loaded: LoadedModel, change: ModelChange): Promise<void> {
    const { kind, data, by, state, tag, files } = change;
    const about = [data.version, data.environment ?? data.alias];
    const words = about.filter((word) => typeof word === 'string');
    const prepared = await loaded.journal.prepare(loaded.recorded?.snapshot ?? null, {
      kind,
      data,
      state,
      by,
      title: [`${loaded.model}: ${kind}`, ...words].join(' '),
      ...(files === undefined ? {} : { files }),
    });
    if (tag === null) await loaded.journal.move(prepared);
    else if (this.#repository.atomic) await this.#writeTogether(prepared, tag);
    else await this.#writeInTurn(loaded, prepared, tag, change);
  }

  /** Makes a tag of the records again that is not there: its writer died, or somebody deleted it. */
  async restore(tag: WrittenTag): Promise<void> {
    const result = await this.#repository.update([tag.ref]);
    if (result.kind === 'changed') throw new JournalChanged('registry', result.detail);
  }

  async #writeTogether(prepared: PreparedChange<ChainState>, tag: WrittenTag): Promise<void> {
    const result = await this.#repository.update([prepared.ref, tag.ref]);
    if (result.kind === 'done') return;
    throw new JournalChanged(
      'registry',
      `${result.ref} of ${this.#repository.description} was changed by somebody else: ${result.detail}`,
    );
  }

  /** A tag that another program has made meanwhile takes the change back. */
  async #writeInTurn(
    loaded: LoadedModel,
    prepared: PreparedChange<ChainState>,
    tag: WrittenTag,
    { data, by, files }: ModelChange,
  ): Promise<void> {
    const snapshot = await loaded.journal.move(prepared);
    const result = await this.#repository.update([tag.ref]);
    if (result.kind === 'done') return;
    await loaded.journal.append(snapshot, {
      kind: WITHDRAWN,
      data,
      state: stateBefore(loaded),
      by,
      title: `${loaded.model}: withdrawn, ${tag.file.tag} was made by another program`,
      files: new Map([...(files ?? [])].map(([path]) => [path, null])),
    });
    throw new JournalChanged('registry', `${tag.file.tag} was made by another program`);
  }
}
