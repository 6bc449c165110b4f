import { ConfigurationError, InputError } from '@slipway/core';
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
import type { Group, ModelPackage, SageMakerClient } from './client.ts';
import { S3Records } from './records.ts';
import type { S3Folder } from './s3.ts';
import { escaped, noteText } from './text.ts';
import type { LoadedPackage, PackagedVersion } from './view.ts';
import {
  aliasTag,
  countedVersions,
  customerMetadata,
  DEPRECATED_TAG,
  environmentTag,
  isKeptIn,
  metadataOf,
  RECORD_KEY,
  stateOf,
} from './view.ts';

const CHANGELOG_FILE = 'changelog.md';
/** How often a number is looked for while others take the one that was found. */
const ATTEMPTS = 50;

/** A model with its versions, as SageMaker has it. */
interface Loaded {
  readonly group: Group;
  readonly versions: readonly PackagedVersion[];
  readonly state: ModelState;
}

type EventNote = Partial<Omit<RegistryEvent, 'at' | 'by' | 'kind'>>;

/** SageMaker takes no other names of groups; tags are stricter than names of environments. */
function checkSageMakerName(kind: 'alias' | 'environment' | 'model', text: string): string {
  const name = checkedName(kind, text);
  const pattern = kind === 'model' ? /^[a-z0-9](?:-*[a-z0-9]){0,62}$/i : /^[\w.-]{1,63}$/;
  if (pattern.test(name)) return name;
  const what = kind === 'model' ? 'a model' : `an ${kind}`;
  const taken = kind === 'model' ? 'letters, digits and "-"' : 'letters, digits, "-", "_" and "."';
  throw new ConfigurationError(
    kind === 'model' ? 'model-name' : kind,
    `"${text}" cannot be the name of ${what} in SageMaker: use at most 63 of ${taken}`,
  );
}

/** Whether the record that a model package names is there and says what the package says. */
function checkVersion(
  { version, record, entry }: PackagedVersion,
  store: string,
): RegistryFinding | null {
  if (metadataOf(entry, RECORD_KEY) === null) return null;
  const finding = { version, check: 'tag' } as const;
  const tag = entry.ModelPackageArn;
  if (!isKeptIn(entry, store)) {
    return { ...finding, verdict: 'inconclusive', detail: `${tag}: its record is not in ${store}` };
  }
  if (record === null) {
    const detail = `${tag}: its record in S3 is missing, or another than was registered`;
    return { ...finding, verdict: 'fail', detail };
  }
  const metadata = customerMetadata(record, metadataOf(entry, RECORD_KEY) ?? '', store);
  const changed = Object.keys(metadata).filter((key) => metadataOf(entry, key) !== metadata[key]);
  if (changed.length > 0) {
    const detail = `${tag}: its metadata are not as they were made: ${changed.join(', ')}`;
    return { ...finding, verdict: 'fail', detail };
  }
  return { ...finding, verdict: 'pass', detail: `${tag} is as it was made` };
}

/**
 * A registry in SageMaker. A model is a model package group, a version a model package whose
 * metadata have number, digests, lineage and metrics; environments and aliases are tags of the group.
 * A version awaits approval until it is put into an environment; one out of use is rejected. What
 * SageMaker has no room for is in S3. SageMaker refuses no second writer: what was written is read
 * back, and of two claims the first one counts.
 */
export class SageMakerRegistry implements Registry {
  readonly consistency = 'read-back';
  readonly #client: SageMakerClient;
  readonly #records: S3Records;
  readonly #now: () => Date;

  constructor(
    client: SageMakerClient,
    folder: S3Folder,
    options: { readonly now?: () => Date } = {},
  ) {
    this.#client = client;
    this.#records = new S3Records(folder);
    this.#now = options.now ?? (() => new Date());
  }

  get description(): string {
    return `SageMaker in ${this.#client.aws.region} with ${this.#records.description}`;
  }

  async list(): Promise<ModelOverview[]> {
    const overviews: ModelOverview[] = [];
    for (const group of await this.#client.groups()) {
      const { versions, ...state } = (await this.#loadGroup(group)).state;
      if (versions.length === 0) continue;
      overviews.push({ ...state, versions: versions.length, latest: latestOf(versions) });
    }
    return overviews.sort((a, b) => (a.model < b.model ? -1 : 1));
  }

  async model(name: string): Promise<ModelState | null> {
    const loaded = await this.#load(name);
    return loaded === null || loaded.versions.length === 0 ? null : loaded.state;
  }

  async history(name: string): Promise<RegistryEvent[]> {
    const loaded = await this.#load(name);
    return loaded === null ? [] : this.#records.events(loaded.group.name);
  }

  async attachment(model: string, version: string, file: string): Promise<string | null> {
    const plain = checkedVersion(version);
    const loaded = await this.#load(model);
    const found = loaded?.versions.find((entry) => entry.version === plain);
    const digest = found === undefined ? null : metadataOf(found.entry, RECORD_KEY);
    return digest === null ? null : this.#records.attachment(model, digest, file);
  }

  async register(request: RegisterRequest): Promise<Registration> {
    const name = checkSageMakerName('model', request.draft.model);
    if (request.choice.kind === 'given') checkedVersion(request.choice.version);
    const group = await this.#client.ensureGroup(name);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { state } = await this.#loadGroup(group);
      const known = knownContent(state, request);
      if (known !== null) return { version: known, created: false };
      const version = await this.#claim(group, state, request);
      if (version !== null) return { version, created: true };
    }
    throw new RegistryConflict('registry', `${name}: others take every number; try again later`);
  }

  async assign(request: AssignRequest): Promise<boolean> {
    const environment = checkSageMakerName('environment', request.environment);
    const { model, by, reason } = request;
    const { loaded, from, version } = await this.#decide(request, (state) => {
      const entry = state?.assignments.find((other) => other.environment === environment);
      return { what: `${model} in ${environment}`, current: entry?.version ?? null };
    });
    if (version === from || loaded === null) return false;
    const entry = loaded.versions.find((other) => other.version === version)?.entry;
    if (entry !== undefined && entry.ModelApprovalStatus !== 'Approved') {
      const why = reason === null ? '' : `: ${reason}`;
      await this.#client.approve(entry, 'Approved', `${environment}, by ${by.name}${why}`);
    }
    await this.#point(loaded, environmentTag(environment), version, request);
    const kind = version === null ? 'unassigned' : 'assigned';
    await this.#note(model, kind, by, { version: version ?? from, environment, reason });
    return true;
  }

  async alias(request: AliasRequest): Promise<boolean> {
    const alias = checkSageMakerName('alias', request.alias);
    const { model, by, reason } = request;
    const { loaded, from, version } = await this.#decide(request, (state) => ({
      what: `alias ${alias} of ${model}`,
      current: state?.aliases.get(alias) ?? null,
    }));
    if (version === from || loaded === null) return false;
    await this.#point(loaded, aliasTag(alias), version, request);
    const kind = version === null ? 'alias-removed' : 'alias-set';
    await this.#note(model, kind, by, { version: version ?? from, alias, reason });
    return true;
  }

  async deregister(model: string, text: string, { by, reason }: ChangeNote): Promise<boolean> {
    const loaded = await this.#load(model);
    const { version, active } = requireVersion(loaded?.state ?? null, model, text);
    if (!active) return false;
    checkRemovable(loaded?.state ?? null, model, version);
    const found = loaded?.versions.find((entry) => entry.version === version);
    if (found === undefined) throw new Error(`${version} was there a moment ago`);
    const why = reason === null ? '' : `: ${reason}`;
    await this.#client.approve(found.entry, 'Rejected', `out of use, by ${by.name}${why}`);
    await this.#note(model, 'deregistered', by, { version, reason });
    return true;
  }

  async deprecate(model: string, { by, reason }: ChangeNote): Promise<boolean> {
    const loaded = await this.#load(model);
    if (loaded === null || loaded.versions.length === 0) {
      throw new InputError('model-name', `${model} is not registered in ${this.description}`);
    }
    if (loaded.state.deprecated) return false;
    await this.#client.addTag(loaded.group, DEPRECATED_TAG, escaped(reason ?? 'yes'));
    await this.#note(model, 'deprecated', by, { reason });
    return true;
  }

  async check(name: string): Promise<RegistryFinding[]> {
    const loaded = await this.#load(name);
    return (loaded?.versions ?? []).flatMap(
      (entry) => checkVersion(entry, this.#records.description) ?? [],
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #load(name: string): Promise<Loaded | null> {
    const group = await this.#client.group(checkedName('model', name));
    return group === null ? null : this.#loadGroup(group);
  }

  async #loadGroup(group: Group): Promise<Loaded> {
    const packages: LoadedPackage[] = [];
    for (const entry of await this.#client.packages(group)) {
      packages.push({ entry, record: await this.#recordOf(group, entry) });
    }
    const versions = countedVersions(group.name, packages);
    const tags = await this.#client.tags(group);
    return { group, versions, state: stateOf(group.name, tags, versions) };
  }

  async #recordOf({ name }: Group, entry: ModelPackage): Promise<LoadedPackage['record']> {
    const digest = metadataOf(entry, RECORD_KEY);
    if (digest === null || !isKeptIn(entry, this.#records.description)) return null;
    return this.#records.read(name, digest);
  }

  /** Writes a version and sees whether it was the first; null when somebody else was. */
  async #claim(
    group: Group,
    state: ModelState,
    request: RegisterRequest,
  ): Promise<PackagedVersion | null> {
    const record = completeRecord(request, state, this.#now());
    const changelog = request.describe(record, previousRecord(state, record));
    const attachments = [...request.attachments, { file: CHANGELOG_FILE, text: changelog }];
    const digest = await this.#records.write(record, attachments);
    const metadata = customerMetadata(record, digest, this.#records.description);
    const arn = await this.#client.createPackage({
      ModelPackageGroupName: group.name,
      ModelPackageDescription: `${group.name} v${record.version}`,
      ModelApprovalStatus: 'PendingManualApproval',
      CustomerMetadataProperties: metadata,
      ClientToken: digest.slice(0, 36),
      ...(record.artifact === null ? {} : { SourceUri: record.artifact.uri.slice(0, 1024) }),
    });
    const { versions } = await this.#loadGroup(group);
    const mine = versions.find(({ entry }) => metadataOf(entry, RECORD_KEY) === digest);
    if (mine === undefined) {
      const late = { ModelPackageArn: arn, CustomerMetadataProperties: metadata };
      const why = `somebody else registered ${record.version}, or this content, a moment before`;
      await this.#client.approve(late, 'Rejected', why);
      return null;
    }
    const about = { version: record.version, tag: mine.tag };
    await this.#note(group.name, 'registered', request.by, about);
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
    const version = checkAssignable(state, request.model, request.version);
    return { loaded, from: current, version };
  }

  /** Writes a tag of the group, and reads back whether it says what was written. */
  async #point(
    { group }: Loaded,
    key: string,
    version: string | null,
    { by, reason }: ChangeNote,
  ): Promise<void> {
    const since = this.#now().toISOString();
    const text = version === null ? null : noteText({ version, since, by: by.name, reason });
    if (text === null) await this.#client.removeTag(group, key);
    else await this.#client.addTag(group, key, text);
    const tags = await this.#client.tags(group);
    const found = tags.find((tag) => tag.Key === key)?.Value ?? null;
    if (found === text) return;
    throw new RegistryConflict(
      'registry',
      `${group.name}: the tag ${key} is ${found ?? 'gone'} right after it was set to ` +
        `${text ?? 'nothing'}: somebody else moves it; look again and decide again`,
    );
  }

  /** Notes what happened. */
  async #note(
    model: string,
    kind: RegistryEvent['kind'],
    by: Actor,
    about: EventNote,
  ): Promise<void> {
    await this.#records.note(model, {
      version: null,
      environment: null,
      alias: null,
      reason: null,
      tag: null,
      ...about,
      kind,
      at: this.#now().toISOString(),
      by: by.name,
    });
  }
}
