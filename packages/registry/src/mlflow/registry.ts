import { randomBytes } from 'node:crypto';
import { ConfigurationError, InputError } from '@slipway/core';
import { z } from 'zod';
import { RegistryConflict } from '../errors.ts';
import type { Actor } from '../journal/schema.ts';
import { checkedName } from '../names.ts';
import type {
  AliasRequest,
  AssignRequest,
  ChangeNote,
  ModelOverview,
  ModelState,
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
  latestOf,
  previousRecord,
  requireVersion,
} from '../state.ts';
import { checkedVersion } from '../version.ts';
import { MlflowArtifacts } from './artifacts.ts';
import type { MlflowClient, ModelVersion, RegisteredModel, Tag } from './client.ts';
import { mlflowCode, modelVersionSchema, registeredModelSchema } from './client.ts';
import { attachmentPath, DIGEST_TAG, readRun, writeRun } from './runs.ts';

import type { NumberedVersion } from './view.ts';
import {
  countedVersions,
  DEPRECATED_TAG,
  environmentTag,
  EVENT_PREFIX,
  eventsOf,
  OUT_OF_USE_TAG,
  RECORD_TAG,
  RUN_TAG,
  stateOf,
  tagOf,
  VERSION_TAG,
} from './view.ts';

const nothing = z.looseObject({});
const CHANGELOG_FILE = 'changelog.md';
/** A version's record is a tag, and the server takes no longer ones. */
const LONGEST_TAG = 100_000;
/** How often a number is looked for while others take the one that was found. */
const ATTEMPTS = 50;

/** A model with its versions, as the server has it. */
interface Loaded {
  readonly model: RegisteredModel;
  readonly entries: readonly ModelVersion[];
  readonly versions: readonly NumberedVersion[];
  readonly state: ModelState;
}

/** Whether what the server says of a version beside its record is as it was made. */
function checkVersion(entry: NumberedVersion, tags: readonly Tag[]): RegistryFinding | null {
  const { record, version, source, tag } = entry;
  if (record === null) return null;
  const { artifact, digest } = record;
  const finding = { version, check: 'tag' } as const;
  if (tagOf(tags, VERSION_TAG) !== version || tagOf(tags, DIGEST_TAG) !== digest.sha256) {
    return { ...finding, verdict: 'fail', detail: `${tag}: its tags are not as they were made` };
  }
  if (artifact !== null && source !== artifact.uri) {
    const detail = `${tag}: its source is ${source}, and was ${artifact.uri}`;
    return { ...finding, verdict: 'fail', detail };
  }
  return { ...finding, verdict: 'pass', detail: `${tag} is as it was made` };
}

type EventNote = Partial<Omit<RegistryEvent, 'at' | 'by' | 'kind'>>;

/** MLflow takes no others in names of models and aliases. */
function checkMlflowName(kind: 'alias' | 'environment' | 'model', text: string): string {
  const name = checkedName(kind, text);
  const isFit = kind === 'model' ? !/[/:.%"']/.test(name) : /^[\w-]+$/.test(name);
  const isReserved = kind !== 'model' && /^(?:latest|v\d+)$/i.test(name);
  if (isFit && !isReserved) return name;
  const what = kind === 'model' ? 'a model' : `an ${kind}`;
  throw new ConfigurationError(
    kind === 'model' ? 'model-name' : kind,
    `"${text}" cannot be the name of ${what} in MLflow: use letters, digits, "-" and "_"; "latest" ` +
      'and "v1" are kept for itself',
  );
}

/**
 * A registry in an MLflow server. A version is a model version with our number and record in its
 * tags, and a run with its metrics, parameters and files; an environment is an alias. MLflow refuses
 * no second writer: what was written is read back, and of two claims the first one counts.
 */
export class MlflowRegistry implements Registry {
  readonly consistency = 'read-back';
  readonly #client: MlflowClient;
  readonly #artifacts: MlflowArtifacts;
  readonly #now: () => Date;

  constructor(client: MlflowClient, options: { readonly now?: () => Date } = {}) {
    this.#client = client;
    this.#artifacts = new MlflowArtifacts(client);
    this.#now = options.now ?? (() => new Date());
  }

  get description(): string {
    return `MLflow at ${this.#client.url}`;
  }

  async list(): Promise<ModelOverview[]> {
    const client = this.#client;
    const models = await client.search(
      'registered-models/search',
      {},
      'registered_models',
      registeredModelSchema,
    );
    const entries = await client.search(
      'model-versions/search',
      {},
      'model_versions',
      modelVersionSchema,
    );
    const byModel = Map.groupBy(entries, ({ name }) => name);
    return models
      .map((model): ModelOverview => {
        const { versions, ...state } = stateOf(model, byModel.get(model.name) ?? []);
        return { ...state, versions: versions.length, latest: latestOf(versions) };
      })
      .sort((a, b) => (a.model < b.model ? -1 : 1));
  }

  async model(name: string): Promise<ModelState | null> {
    const loaded = await this.#load(name);
    return loaded === null || loaded.state.versions.length === 0 ? null : loaded.state;
  }

  async history(name: string): Promise<RegistryEvent[]> {
    const loaded = await this.#load(name);
    return loaded === null ? [] : eventsOf(loaded.model);
  }

  async attachment(model: string, version: string, file: string): Promise<string | null> {
    const plain = checkedVersion(version);
    const loaded = await this.#load(model);
    const found = loaded?.versions.find((entry) => entry.version === plain);
    if (found === undefined || found.runId === '') return null;
    return this.#artifacts.text(attachmentPath(await readRun(this.#client, found.runId), file));
  }

  async register(request: RegisterRequest): Promise<Registration> {
    const name = checkMlflowName('model', request.draft.model);
    if (request.choice.kind === 'given') checkedVersion(request.choice.version);
    await this.#createModel(name);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const loaded = await this.#load(name);
      const known = knownContent(loaded?.state ?? null, request);
      if (known !== null) return { version: known, created: false };
      const version = await this.#claim(name, loaded?.state ?? null, request);
      if (version !== null) return { version, created: true };
    }
    throw new RegistryConflict('registry', `${name}: others take every number; try again later`);
  }

  async assign(request: AssignRequest): Promise<boolean> {
    const environment = checkMlflowName('environment', request.environment);
    const { loaded, from, version } = await this.#decide(request, (state) => {
      const entry = state?.assignments.find((other) => other.environment === environment);
      return { what: `${request.model} in ${environment}`, current: entry?.version ?? null };
    });
    if (version === from) return false;
    const { by, reason } = request;
    const note = { version, since: this.#now().toISOString(), by: by.name, reason };
    if (version !== null) {
      await this.#tagModel(request.model, environmentTag(environment), JSON.stringify(note));
    }
    await this.#point(loaded, environment, version);
    const kind = version === null ? 'unassigned' : 'assigned';
    await this.#note(request.model, kind, by, { version: version ?? from, environment, reason });
    return true;
  }

  async alias(request: AliasRequest): Promise<boolean> {
    const alias = checkMlflowName('alias', request.alias);
    const { loaded, from, version } = await this.#decide(request, (state) => ({
      what: `alias ${alias} of ${request.model}`,
      current: state?.aliases.get(alias) ?? null,
    }));
    if (version === from) return false;
    await this.#point(loaded, alias, version);
    const kind = version === null ? 'alias-removed' : 'alias-set';
    const { by, reason } = request;
    await this.#note(request.model, kind, by, { version: version ?? from, alias, reason });
    return true;
  }

  async deregister(model: string, text: string, { by, reason }: ChangeNote): Promise<boolean> {
    const loaded = await this.#load(model);
    const { version, active } = requireVersion(loaded?.state ?? null, model, text);
    if (!active) return false;
    checkRemovable(loaded?.state ?? null, model, version);
    const number = this.#numberOf(loaded, version);
    const tag = { name: model, version: number, key: OUT_OF_USE_TAG, value: reason ?? 'yes' };
    await this.#client.post('model-versions/set-tag', tag, nothing);
    await this.#note(model, 'deregistered', by, { version, reason });
    return true;
  }

  async deprecate(model: string, { by, reason }: ChangeNote): Promise<boolean> {
    const state = await this.model(model);
    if (state === null) {
      throw new InputError('model-name', `${model} is not registered in ${this.description}`);
    }
    if (state.deprecated) return false;
    await this.#tagModel(model, DEPRECATED_TAG, reason ?? 'yes');
    await this.#note(model, 'deprecated', by, { reason });
    return true;
  }

  async check(name: string): Promise<RegistryFinding[]> {
    const loaded = await this.#load(name);
    return (loaded?.versions ?? []).flatMap((entry) => {
      const server = loaded?.entries.find((other) => other.version === entry.number);
      return checkVersion(entry, server?.tags ?? []) ?? [];
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #load(name: string): Promise<Loaded | null> {
    const checked = checkedName('model', name);
    const answer = z.object({ registered_model: registeredModelSchema });
    let model: RegisteredModel;
    try {
      const found = await this.#client.get('registered-models/get', { name: checked }, answer);
      model = found.registered_model;
    } catch (error) {
      if (mlflowCode(error) === 'RESOURCE_DOES_NOT_EXIST') return null;
      throw error;
    }
    const filter = { filter: `name='${checked.replaceAll("'", '')}'` };
    const entries = await this.#client.search(
      'model-versions/search',
      filter,
      'model_versions',
      modelVersionSchema,
    );
    return { model, entries, versions: countedVersions(entries), state: stateOf(model, entries) };
  }

  async #createModel(name: string): Promise<void> {
    try {
      await this.#client.post('registered-models/create', { name }, nothing);
    } catch (error) {
      if (mlflowCode(error) !== 'RESOURCE_ALREADY_EXISTS') throw error;
    }
  }

  /** Writes a version and sees whether it was the first; null when somebody else was. */
  async #claim(
    name: string,
    state: ModelState | null,
    request: RegisterRequest,
  ): Promise<NumberedVersion | null> {
    const record = completeRecord(request, state, this.#now());
    const changelog = request.describe(record, previousRecord(state, record));
    const text = JSON.stringify(record);
    if (text.length > LONGEST_TAG) {
      throw new InputError(
        'registry',
        `the record of ${name} has ${text.length} characters, and MLflow takes ${LONGEST_TAG}: keep fewer parameters, or files as one archive`,
      );
    }
    const attachments = [...request.attachments, { file: CHANGELOG_FILE, text: changelog }];
    const run = await writeRun(this.#client, this.#artifacts, request.draft, attachments);
    const own = `mlflow-artifacts:/${run.artifacts}`;
    const source = record.artifact?.uri ?? own;
    const body = {
      name,
      source,
      // The server ties a version to a run only when its files are the run's.
      ...(source.startsWith(own) ? { run_id: run.id } : {}),
      description: changelog,
      tags: [
        { key: VERSION_TAG, value: record.version },
        { key: DIGEST_TAG, value: record.digest.sha256 },
        { key: RUN_TAG, value: run.id },
        { key: RECORD_TAG, value: text },
      ],
    };
    const answer = z.object({ model_version: modelVersionSchema });
    const made = await this.#client.post('model-versions/create', body, answer, {
      repeatable: false,
    });
    const number = made.model_version.version;
    const loaded = await this.#load(name);
    const mine = loaded?.versions.find((entry) => entry.number === number);
    if (mine === undefined) {
      const late = { name, version: number };
      await this.#client.post('model-versions/delete', late, nothing, { method: 'DELETE' });
      return null;
    }
    await this.#note(name, 'registered', request.by, { version: record.version, tag: mine.tag });
    return mine;
  }

  async #decide(
    request: {
      readonly model: string;
      readonly version: string | null;
      readonly expected?: string | null;
    },
    now: (state: ModelState | null) => { readonly what: string; readonly current: string | null },
  ): Promise<{ loaded: Loaded | null; from: string | null; version: string | null }> {
    const loaded = await this.#load(request.model);
    const state = loaded?.state ?? null;
    const { what, current } = now(state);
    checkExpected(what, current, request.expected);
    return {
      loaded,
      from: current,
      version: checkAssignable(state, request.model, request.version),
    };
  }

  #numberOf(loaded: Loaded | null, version: string): string {
    const found = loaded?.versions.find((entry) => entry.version === version);
    if (found === undefined) throw new Error(`${version} was there a moment ago`);
    return found.number;
  }

  /** Moves an alias, and reads back whether it is where it was put. */
  async #point(loaded: Loaded | null, alias: string, version: string | null): Promise<void> {
    const name = loaded?.model.name ?? '';
    const number = version === null ? null : this.#numberOf(loaded, version);
    const body = number === null ? { name, alias } : { name, alias, version: number };
    const method = number === null ? 'DELETE' : 'POST';
    await this.#client.post('registered-models/alias', body, nothing, { method });
    const after = await this.#load(name);
    const found = after?.model.aliases.find((entry) => entry.alias === alias)?.version ?? null;
    if (found === number) return;
    throw new RegistryConflict(
      'registry',
      `${name}@${alias} is version ${found ?? 'none'} of MLflow right after it was set to ` +
        `${number ?? 'none'}: somebody else moves it; look again and decide again`,
    );
  }

  async #tagModel(name: string, key: string, value: string): Promise<void> {
    await this.#client.post('registered-models/set-tag', { name, key, value }, nothing);
  }

  /** Notes what happened: each event is a tag of the model, named by its time. */
  async #note(
    model: string,
    kind: RegistryEvent['kind'],
    by: Actor,
    about: EventNote,
  ): Promise<void> {
    const at = this.#now().toISOString();
    const event: RegistryEvent = {
      version: null,
      environment: null,
      alias: null,
      reason: null,
      tag: null,
      ...about,
      kind,
      at,
      by: by.name,
    };
    const key = `${EVENT_PREFIX}${at}.${randomBytes(4).toString('hex')}`;
    await this.#tagModel(model, key, JSON.stringify(event));
  }
}
