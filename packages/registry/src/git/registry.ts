import { ConfigurationError, InputError } from '@slipway/core';
import { retryWhileChanged } from '../journal/retry.ts';
import { checkedName } from '../names.ts';
import type {
  AliasRequest,
  AssignRequest,
  ChangeNote,
  ModelOverview,
  ModelState,
  RegisteredVersion,
  RegisterRequest,
  Registration,
  Registry,
  RegistryEvent,
  RegistryFinding,
} from '../port.ts';
import {
  checkAssignable,
  checkExpected,
  checkRemovable,
  completeRecord,
  knownContent,
  previousRecord,
  requireVersion,
} from '../state.ts';
import { checkedVersion } from '../version.ts';
import { checkTags } from './check.ts';
import { eventsOf } from './events.ts';
import type { GtoTag } from './gto.ts';
import type { LoadedModel, ReaderOptions } from './reader.ts';
import { ModelReader } from './reader.ts';
import {
  CHANGELOG_FILE,
  readRecord,
  readTagFile,
  readVersionFile,
  recordFiles,
} from './records.ts';
import type { GitRepository } from './repository.ts';
import { versionTag } from './tag-view.ts';
import { TagWriter } from './tags.ts';
import { ModelWriter, stateBefore } from './writer.ts';

export interface GitRegistryOptions extends ReaderOptions {
  /** Whether tags are signed, as git is configured to. */
  readonly sign?: boolean;
}

function withReason(message: string, reason: string | null): string {
  return reason === null ? message : `${message}: ${reason}`;
}

/** A record without one of its keys. */
function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/**
 * The embedded registry: git and nothing else. What is recorded of a model is a chain of commits on
 * `refs/slipway/<model>/@versions`; annotated tags in GTO's convention say the same to people, to
 * git and to gto. What gto did itself is seen: its tags count where they are newer than the records.
 */
export class GitRegistry implements Registry {
  readonly consistency = 'atomic';
  readonly #repository: GitRepository;
  readonly #patience: number | undefined;
  readonly #reader: ModelReader;
  readonly #tags: TagWriter;
  readonly #writer: ModelWriter;

  constructor(repository: GitRepository, options: GitRegistryOptions = {}) {
    this.#repository = repository;
    this.#patience = options.patience;
    this.#reader = new ModelReader(repository, options);
    this.#tags = new TagWriter(repository, options.sign ?? false);
    this.#writer = new ModelWriter(repository, this.#tags);
  }

  get description(): string {
    return this.#repository.description;
  }

  list(): Promise<ModelOverview[]> {
    return this.#reader.list();
  }

  async model(name: string): Promise<ModelState | null> {
    return this.#reader.state(await this.#reader.load(name));
  }

  async history(name: string): Promise<RegistryEvent[]> {
    const { journal, recorded } = await this.#reader.load(name);
    return recorded === null ? [] : eventsOf(await journal.entries(recorded.snapshot));
  }

  async attachment(model: string, version: string, file: string): Promise<string | null> {
    const { recorded } = await this.#reader.load(model);
    if (recorded === null) return null;
    return readVersionFile(recorded.source, checkedVersion(version), file);
  }

  register(request: RegisterRequest): Promise<Registration> {
    return this.#retry(async () => {
      const loaded = await this.#reader.load(request.draft.model);
      const state = await this.#reader.state(loaded);
      const known = knownContent(state, request);
      if (known !== null) {
        await this.#completeVersionTag(loaded, known.version);
        return { version: known, created: false };
      }
      if (state === null) await this.#refuseOtherSpelling(loaded.model);
      return { version: await this.#registerNew(loaded, state, request), created: true };
    });
  }

  async assign(request: AssignRequest): Promise<boolean> {
    const environment = checkedName('environment', request.environment);
    return this.#retry(async () => {
      const loaded = await this.#reader.load(request.model);
      const state = await this.#reader.state(loaded);
      const entry = state?.assignments.find((other) => other.environment === environment);
      const current = entry?.version ?? null;
      checkExpected(`${request.model} in ${environment}`, current, request.expected);
      const version = checkAssignable(state, request.model, request.version);
      if (version === current) return false;
      await this.#assignNew(loaded, { ...request, environment, version }, current);
      return true;
    });
  }

  async alias(request: AliasRequest): Promise<boolean> {
    const alias = checkedName('alias', request.alias);
    return this.#retry(async () => {
      const loaded = await this.#reader.load(request.model);
      const state = await this.#reader.state(loaded);
      const current = state?.aliases.get(alias) ?? null;
      checkExpected(`alias ${alias} of ${request.model}`, current, request.expected);
      const version = checkAssignable(state, request.model, request.version);
      if (version === current) return false;
      const before = stateBefore(loaded);
      const others = without(before.aliases, alias);
      await this.#writer.write(loaded, {
        kind: version === null ? 'alias-removed' : 'alias-set',
        data: { alias, version: version ?? current, reason: request.reason },
        by: request.by,
        state: { ...before, aliases: version === null ? others : { ...others, [alias]: version } },
        tag: null,
      });
      return true;
    });
  }

  deregister(model: string, text: string, { by, reason }: ChangeNote): Promise<boolean> {
    return this.#retry(async () => {
      const loaded = await this.#reader.load(model);
      const registered = await this.#reader.state(loaded);
      const { version, active } = requireVersion(registered, model, text);
      if (!active) return false;
      checkRemovable(registered, model, version);
      const message = withReason(`${model} v${version} is out of use`, reason);
      const gto = { kind: 'deregister', name: model, version } as const;
      const { tag, state } = await this.#writer.nextTag(loaded, gto, { version, message, by });
      await this.#writer.write(loaded, {
        kind: 'deregistered',
        data: { version, reason, tag: tag.file.tag },
        by,
        state: { ...state, deregistered: { ...state.deregistered, [version]: reason } },
        tag,
      });
      return true;
    });
  }

  deprecate(model: string, { by, reason }: ChangeNote): Promise<boolean> {
    return this.#retry(async () => {
      const loaded = await this.#reader.load(model);
      const registered = await this.#reader.state(loaded);
      const latest = registered?.versions.at(-1)?.version;
      if (registered === null || latest === undefined) {
        throw new InputError('model-name', `${model} is not registered in ${this.description}`);
      }
      if (registered.deprecated) return false;
      const message = withReason(`${model} is deprecated`, reason);
      const gto = { kind: 'deprecate', name: model } as const;
      const about = { version: latest, message, by };
      const { tag, state } = await this.#writer.nextTag(loaded, gto, about);
      await this.#writer.write(loaded, {
        kind: 'deprecated',
        data: { reason, tag: tag.file.tag },
        by,
        state: { ...state, deprecated: true },
        tag,
      });
      return true;
    });
  }

  async check(model: string): Promise<RegistryFinding[]> {
    return checkTags(this.#repository, await this.#reader.load(model));
  }

  close(): Promise<void> {
    return this.#repository.close();
  }

  async #registerNew(
    loaded: LoadedModel,
    state: ModelState | null,
    request: RegisterRequest,
  ): Promise<RegisteredVersion> {
    const record = completeRecord(request, state, loaded.journal.now());
    const { version, model, by } = record;
    const changelog = request.describe(record, previousRecord(state, record));
    const target = await this.#tags.versionTarget(record, loaded);
    const gto: GtoTag = { kind: 'register', name: model, version, counter: null };
    const time = this.#writer.tagTime(loaded);
    const tag = await this.#tags.write({ tag: gto, target, message: changelog, by, time });
    await this.#writer.write(loaded, {
      kind: 'registered',
      data: { version, tag: tag.file.tag, digest: `sha256:${record.digest.sha256}` },
      by,
      state: { ...stateBefore(loaded), deprecated: false, tagTime: time },
      tag,
      files: recordFiles(record, tag.file, changelog, request.attachments),
    });
    return { model, version, record, tag: tag.file.tag, active: true };
  }

  async #assignNew(
    loaded: LoadedModel,
    request: AssignRequest,
    current: string | null,
  ): Promise<void> {
    const { model, environment, reason, by } = request;
    const isLeaving = request.version === null;
    const version = request.version ?? current ?? '';
    const what = `${model} v${version} ${isLeaving ? 'leaves' : 'is in'} ${environment}`;
    const about = { version, message: withReason(what, reason), by };
    const gto = {
      kind: isLeaving ? 'unassign' : 'assign',
      name: model,
      stage: environment,
    } as const;
    const { tag, state } = await this.#writer.nextTag(loaded, gto, about);
    const since = loaded.journal.now().toISOString();
    const entry = { version, since, by: by.name, reason, tag: tag.file.tag };
    const others = without(state.assignments, environment);
    await this.#writer.write(loaded, {
      kind: isLeaving ? 'unassigned' : 'assigned',
      data: { environment, version, reason, tag: tag.file.tag },
      by,
      state: { ...state, assignments: isLeaving ? others : { ...others, [environment]: entry } },
      tag,
    });
  }

  /** The tag of a version that has a record, when it is not there: the same tag is made again. */
  async #completeVersionTag(
    { view, recorded, model }: LoadedModel,
    version: string,
  ): Promise<void> {
    if (recorded === null || versionTag(view.tags, version) !== null) return;
    const { source } = recorded;
    const { target, time } = await readTagFile(source, version);
    const { by } = await readRecord(source, version);
    const message = (await readVersionFile(source, version, CHANGELOG_FILE)) ?? '';
    const tag: GtoTag = { kind: 'register', name: model, version, counter: null };
    await this.#writer.restore(await this.#tags.write({ tag, target, message, by, time }));
  }

  /** Refs of two names that differ in case only are one file on some file systems. */
  async #refuseOtherSpelling(model: string): Promise<void> {
    const other = await this.#reader.otherSpelling(model);
    if (other === null) return;
    throw new ConfigurationError(
      'model-name',
      `"${model}" is registered as "${other}": names differ in more than the case of letters; set ` +
        'model.name',
    );
  }

  #retry<T>(attempt: () => Promise<T>): Promise<T> {
    return retryWhileChanged(attempt, this.#patience);
  }
}
