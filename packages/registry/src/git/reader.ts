import type { Journal, JournalSnapshot } from '../journal/journal.ts';
import { checkedName, fromRefComponent, toRefComponent } from '../names.ts';
import type { ModelOverview, ModelState } from '../port.ts';
import { latestOf } from '../state.ts';
import type { ChainState } from './chain.ts';
import { modelOfRecordsRef, recordsChain, recordsRef } from './chain.ts';
import { CommitFiles } from './files.ts';
import { gtoPrefixes } from './gto.ts';
import type { ModelView } from './merge.ts';
import { stateOf } from './merge.ts';
import type { RecordSource } from './records.ts';
import { readRecord, recordedVersions } from './records.ts';
import type { GitRepository, Ref } from './repository.ts';
import type { TagRef } from './tag-view.ts';
import { groupTags } from './tag-view.ts';

/** What has been recorded of a model. */
export interface Recorded {
  readonly snapshot: JournalSnapshot<ChainState>;
  readonly source: RecordSource;
}

/** A model as it was read, and the journal to write the next thing into. */
export interface LoadedModel {
  readonly model: string;
  readonly journal: Journal<ChainState>;
  /** Null when nothing was recorded yet. */
  readonly recorded: Recorded | null;
  readonly view: ModelView;
}

export interface ReaderOptions {
  readonly now?: () => Date;
  readonly patience?: number;
}

/** Reads models out of a repository: the chain of records, and what tags say beside it. */
export class ModelReader {
  readonly #repository: GitRepository;
  readonly #options: ReaderOptions;
  readonly #files: CommitFiles;

  constructor(repository: GitRepository, options: ReaderOptions) {
    this.#repository = repository;
    this.#options = options;
    this.#files = new CommitFiles(repository);
  }

  /** One model; without records and tags it is empty. */
  async load(name: string): Promise<LoadedModel> {
    const model = checkedName('model', name);
    const refs = await this.#repository.refs([recordsRef(model), ...gtoPrefixes(model)]);
    const chain = refs.find((ref) => ref.name === recordsRef(model)) ?? null;
    if (chain !== null) await this.#repository.fetch([chain]);
    return this.#assemble(model, chain, groupTags(refs).get(model) ?? []);
  }

  /** A model whose name differs in the case of letters only; null when there is none. */
  async otherSpelling(model: string): Promise<string | null> {
    const mine = toRefComponent(model);
    for (const { name } of await this.#repository.refs(['refs/slipway/'])) {
      const component = modelOfRecordsRef(name);
      if (component === null || component === mine) continue;
      if (component.toLowerCase() === mine.toLowerCase()) return fromRefComponent(component);
    }
    return null;
  }

  /** Everything that is known of a model; null when that is nothing. */
  async state({ recorded, view }: LoadedModel): Promise<ModelState | null> {
    if (recorded === null) return view.tags.length === 0 ? null : stateOf(view, new Map());
    const records = await Promise.all(
      view.recorded.map((version) => readRecord(recorded.source, version)),
    );
    return stateOf(view, new Map(records.map((record) => [record.version, record])));
  }

  /** All models, by name; of each the record of its latest version is read, and no other. */
  async list(): Promise<ModelOverview[]> {
    const refs = await this.#repository.refs(['refs/slipway/', 'refs/tags/']);
    const chains = refs.filter(({ name }) => modelOfRecordsRef(name) !== null);
    await this.#repository.fetch(chains);
    const tags = groupTags(refs);
    const models = new Map<string, Ref | null>([...tags.keys()].map((model) => [model, null]));
    for (const chain of chains) {
      models.set(fromRefComponent(modelOfRecordsRef(chain.name) ?? ''), chain);
    }
    const loaded = [...models].map(([model, chain]) =>
      this.#assemble(model, chain, tags.get(model) ?? []),
    );
    const overviews = (await Promise.all(loaded)).map((entry) => this.#overview(entry));
    return (await Promise.all(overviews)).sort((a, b) => (a.model < b.model ? -1 : 1));
  }

  async #assemble(model: string, chain: Ref | null, tags: readonly TagRef[]): Promise<LoadedModel> {
    const journal = recordsChain(this.#repository, model, this.#options);
    const recorded = chain === null ? null : await this.#recorded(journal, model, chain.oid);
    const state = recorded?.snapshot.state ?? null;
    const view = {
      model,
      state,
      recorded: recorded === null ? [] : await recordedVersions(recorded.source),
      tags: await this.#withCommits(state, tags),
    };
    return { model, journal, recorded, view };
  }

  async #recorded(journal: Journal<ChainState>, model: string, head: string): Promise<Recorded> {
    const where = journal.description;
    const source = { files: this.#files, head, model, where };
    return { snapshot: await journal.readAt(head), source };
  }

  /** Tags that the records do not know of need their commit, which some repositories do not list. */
  async #withCommits(state: ChainState | null, tags: readonly TagRef[]): Promise<TagRef[]> {
    const isNews = (entry: TagRef): boolean =>
      entry.commit === null && (state === null || (entry.tag.counter ?? 0) > state.counter);
    if (!tags.some(isNews)) return [...tags];
    const refs = tags.map(({ text, oid }) => {
      return { name: `refs/tags/${text}`, oid, annotated: true, peeled: null };
    });
    await this.#repository.fetch(refs);
    return Promise.all(
      tags.map(async (entry) => {
        const commit = entry.commit ?? (await this.#repository.tag(entry.oid)).target;
        return { ...entry, commit };
      }),
    );
  }

  async #overview({ model, recorded, view }: LoadedModel): Promise<ModelOverview> {
    const state = stateOf(view, new Map());
    const latest = latestOf(state.versions);
    const hasRecord = latest !== null && view.recorded.includes(latest.version);
    const record =
      hasRecord && recorded !== null ? await readRecord(recorded.source, latest.version) : null;
    return {
      model,
      versions: state.versions.length,
      latest: latest === null ? null : { ...latest, record },
      assignments: state.assignments,
      aliases: state.aliases,
      deprecated: state.deprecated,
    };
  }
}
