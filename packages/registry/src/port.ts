import type { Verdict } from '@slipway/core';
import type { Actor } from './journal/schema.ts';
import type { VersionDraft, VersionRecord } from './record.ts';
import type { Bump } from './version.ts';

/** A version as the registry has it. */
export interface RegisteredVersion {
  readonly model: string;
  readonly version: string;
  /**
   * What was recorded of it; null for one that another program registered and of which only the
   * name is known.
   */
  readonly record: VersionRecord | null;
  /** `name@v1.2.3`, or what the registry calls it; null where it has no name of its own. */
  readonly tag: string | null;
  /** False once it was taken out of use (`deregister`). */
  readonly active: boolean;
}

/** A version in an environment. */
export interface Assignment {
  readonly environment: string;
  readonly version: string;
  /** Null where another program did it and the registry does not tell. */
  readonly since: string | null;
  readonly by: string | null;
  readonly reason: string | null;
}

/** Everything that a registry knows of one model. */
export interface ModelState {
  readonly model: string;
  /** By semver, the least first. */
  readonly versions: readonly RegisteredVersion[];
  /** At most one an environment. */
  readonly assignments: readonly Assignment[];
  /** Version by alias. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly deprecated: boolean;
}

/** A model in the list of all. */
export interface ModelOverview {
  readonly model: string;
  readonly versions: number;
  /** The greatest active version. */
  readonly latest: RegisteredVersion | null;
  readonly assignments: readonly Assignment[];
  readonly aliases: ReadonlyMap<string, string>;
  readonly deprecated: boolean;
}

export const EVENT_KINDS = [
  'registered',
  'assigned',
  'unassigned',
  'alias-set',
  'alias-removed',
  'deregistered',
  'deprecated',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happened to a model. */
export interface RegistryEvent {
  readonly kind: EventKind;
  readonly at: string;
  readonly by: string;
  readonly version: string | null;
  readonly environment: string | null;
  readonly alias: string | null;
  readonly reason: string | null;
  readonly tag: string | null;
}

/** A file that is kept with a version's record: evidence, the changelog, the model card. */
export interface Attachment {
  readonly file: string;
  readonly text: string;
}

/** How the number of a new version is found. */
export type VersionChoice =
  | { readonly kind: 'given'; readonly version: string }
  | {
      readonly kind: 'derived';
      /** Which part grows after the latest version, and why. */
      readonly bump: (latest: VersionRecord | null) => {
        readonly bump: Bump;
        readonly why: string;
      };
    };

export interface RegisterRequest {
  readonly draft: VersionDraft;
  readonly choice: VersionChoice;
  readonly attachments: readonly Attachment[];
  /** Markdown about the version for the tag's message and `changelog.md`, from its record. */
  readonly describe: (record: VersionRecord, previous: VersionRecord | null) => string;
  readonly by: Actor;
}

export interface Registration {
  readonly version: RegisteredVersion;
  /** False when this content was registered already: then nothing was written. */
  readonly created: boolean;
}

/** Who changes something, and why. */
export interface ChangeNote {
  readonly by: Actor;
  readonly reason: string | null;
}

export interface AssignRequest extends ChangeNote {
  readonly model: string;
  readonly environment: string;
  /** Null: no version is in the environment any more. */
  readonly version: string | null;
  /** The version that has to be there now (null: none has to be); undefined: whatever is there. */
  readonly expected?: string | null;
}

export interface AliasRequest extends ChangeNote {
  readonly model: string;
  readonly alias: string;
  /** Null removes the alias. */
  readonly version: string | null;
  readonly expected?: string | null;
}

/** Something that the registry itself says of a version, when it is checked. */
export interface RegistryFinding {
  readonly version: string;
  /** What was looked at: `tag`, `signature`, `alias`. */
  readonly check: string;
  readonly verdict: Verdict;
  readonly detail: string;
}

/**
 * A registry of model versions. Adapters: git (embedded; a folder is one too), MLflow and SageMaker; all of them
 * pass one conformance suite (testing/conformance.ts).
 *
 * A version is its content: registering known content again writes nothing and answers the version
 * that it has. Numbers are given once, whatever happens at the same time.
 */
export interface Registry {
  /** The registry in words, for messages. */
  readonly description: string;
  /**
   * Whether a change of what is expected is refused by the registry itself (`atomic`), or seen only
   * by reading back what was written (`read-back`).
   */
  readonly consistency: 'atomic' | 'read-back';
  /** All models, by name. */
  list(): Promise<ModelOverview[]>;
  /** One model; null when nothing was ever registered under that name. */
  model(name: string): Promise<ModelState | null>;
  /** What happened to a model, oldest first. */
  history(name: string): Promise<RegistryEvent[]>;
  /** A file that is kept with a version's record, or null. */
  attachment(model: string, version: string, file: string): Promise<string | null>;
  /**
   * Registers content as a version.
   *
   * @throws RegistryConflict when the version that was given is another content's
   */
  register(request: RegisterRequest): Promise<Registration>;
  /**
   * Puts a version into an environment, or takes it out.
   *
   * @returns whether anything changed
   * @throws RegistryConflict when another version is there than expected
   * @throws InputError for a version that is not registered or not active
   */
  assign(request: AssignRequest): Promise<boolean>;
  /** Points an alias to a version, or removes it. Throws as `assign` does. */
  alias(request: AliasRequest): Promise<boolean>;
  /** Takes a version out of use; it stays on record. One in an environment is refused. */
  deregister(model: string, version: string, note: ChangeNote): Promise<boolean>;
  /** Marks a model as no longer in use. */
  deprecate(model: string, note: ChangeNote): Promise<boolean>;
  /**
   * Compares what is recorded of a model with what else the registry says of it: whether tags are
   * there and as they were made, and what their signatures are worth.
   */
  check(model: string): Promise<RegistryFinding[]>;
  close(): Promise<void>;
}
