import type { JsonValue } from '@slipway/core';
import { stringifyJson } from '@slipway/core';
import type { z } from 'zod';
import { CommitFiles } from '../git/files.ts';
import type { FileChange, GitRepository, RefChange } from '../git/repository.ts';
import { findRef } from '../git/repository.ts';
import { checkedName, toRefComponent } from '../names.ts';
import { damaged, entryPath, readJsonFile } from './content.ts';
import { JournalChanged, LeaseLost } from './errors.ts';
import { retryWhileChanged } from './retry.ts';
import type { Actor, JournalEntry, JournalState, Lease } from './schema.ts';
import { ENTRY_SCHEMA, journalEntrySchema, journalStateSchema, STATE_SCHEMA } from './schema.ts';

/** The journal as it was when it was read. */
export interface JournalSnapshot<S> {
  /** The commit that was read; appending works only while it is the last one. */
  readonly head: string;
  /** Number of the last entry; 0 when there is none yet. */
  readonly sequence: number;
  /** When it was last written. */
  readonly at: Date;
  /** The greatest fencing number that was given. */
  readonly fence: number;
  readonly lease: Lease | null;
  readonly state: S;
}

/** Something that happened, and what the state is after it. */
export interface JournalChange<S> {
  /** What happened, in one word: `promoted`, `step-started`. */
  readonly kind: string;
  readonly data: Readonly<Record<string, JsonValue>>;
  readonly state: S;
  readonly by: Actor;
  /** First line of the commit's message; by default the journal's ref and the kind. */
  readonly title?: string;
  /** Further files, by path; `state.json` and `entries/` are the journal's own. */
  readonly files?: ReadonlyMap<string, FileChange>;
  /** The fencing number of the lease it is done under; that lease must still be held. */
  readonly fence?: number;
}

/** A change that is written, but that no ref points to yet. */
export interface PreparedChange<S> {
  readonly snapshot: JournalSnapshot<S>;
  readonly ref: RefChange;
}

export interface JournalOptions<S> {
  /** The form of the state; it has to be JSON. */
  readonly schema: z.ZodType<S>;
  /** The state before the first entry. */
  readonly initial: S;
  /** The clock; the system's unless given. */
  readonly now?: () => Date;
  /** Milliseconds that attempts are made again while others write; 30,000 unless given. */
  readonly patience?: number;
}

/** The ref of a model's journal in an environment: `refs/slipway/<model>/<environment>`. */
export function journalRef(model: string, environment: string): string {
  const names = [checkedName('model', model), checkedName('environment', environment)];
  return `refs/slipway/${names.map(toRefComponent).join('/')}`;
}

/**
 * An append-only journal on a ref: a chain of commits, each with one entry and the state after it
 * as plain JSON, so that `git log -p <ref>` is the audit. Whoever appends names the commit that was
 * read; when that is not the last one any more, nothing is written. The last commit holds all
 * entries: no history has to be fetched. Leases: lease.ts.
 */
export class Journal<S> {
  readonly ref: string;
  readonly options: JournalOptions<S>;
  readonly #repository: GitRepository;
  readonly #files: CommitFiles;

  constructor(repository: GitRepository, ref: string, options: JournalOptions<S>) {
    this.ref = ref;
    this.options = options;
    this.#repository = repository;
    this.#files = new CommitFiles(repository);
  }

  /** The journal in words, for messages. */
  get description(): string {
    return `${this.ref} of ${this.#repository.description}`;
  }

  /** What the clock says. */
  now(): Date {
    return this.options.now?.() ?? new Date();
  }

  /** The journal as it is now; null when there is none yet. */
  async read(): Promise<JournalSnapshot<S> | null> {
    const ref = await findRef(this.#repository, this.ref);
    if (ref === null) return null;
    await this.#repository.fetch([ref]);
    return this.readAt(ref.oid);
  }

  /** The journal as it was at one of its commits, which must have been fetched. */
  async readAt(head: string): Promise<JournalSnapshot<S>> {
    const json = await this.#json(head, 'state.json', journalStateSchema);
    const state = this.options.schema.safeParse(json.state);
    if (!state.success) throw damaged('state.json', this.description, state.error);
    const { sequence, at, fence, lease } = json;
    return { head, sequence, at: new Date(at), fence, lease, state: state.data };
  }

  /** Entries, oldest first: all of them, those after a number, or the last few. */
  async entries(
    { head, sequence }: JournalSnapshot<S>,
    range: { readonly after?: number; readonly last?: number } = {},
  ): Promise<JournalEntry[]> {
    const after = Math.max(range.after ?? 0, sequence - (range.last ?? sequence));
    const numbers = Array.from({ length: Math.max(0, sequence - after) }, (_, i) => after + i + 1);
    return Promise.all(
      numbers.map((number) => this.#json(head, entryPath(number), journalEntrySchema)),
    );
  }

  /** The further files, for reading by path. */
  get files(): CommitFiles {
    return this.#files;
  }

  /**
   * Starts the journal.
   *
   * @throws JournalChanged when there is one already
   */
  create(change: JournalChange<S>): Promise<JournalSnapshot<S>> {
    return this.#commit(null, change);
  }

  /**
   * Appends an entry to what was read.
   *
   * @throws JournalChanged when somebody else has written since
   * @throws LeaseLost when it is done under a lease that is not held any more
   */
  append(snapshot: JournalSnapshot<S>, change: JournalChange<S>): Promise<JournalSnapshot<S>> {
    return this.#commit(snapshot, change);
  }

  /**
   * Reads, decides and appends, again and again while others are quicker.
   *
   * @param decide what to append to what was read (null: there is no journal yet), or null to leave
   *   it as it is
   * @returns the journal afterwards; null when there is none
   */
  async update(
    decide: (
      snapshot: JournalSnapshot<S> | null,
    ) => JournalChange<S> | null | Promise<JournalChange<S> | null>,
  ): Promise<JournalSnapshot<S> | null> {
    return retryWhileChanged(async () => {
      const snapshot = await this.read();
      const change = await decide(snapshot);
      return change === null ? snapshot : this.#commit(snapshot, change);
    }, this.options.patience);
  }

  /**
   * Writes what `append` (from null: `create`) would write, without moving the ref, for callers that
   * change several refs together.
   *
   * @throws LeaseLost as `append` does
   */
  async prepare(
    snapshot: JournalSnapshot<S> | null,
    change: JournalChange<S>,
  ): Promise<PreparedChange<S>> {
    this.checkFence(snapshot, change.fence);
    const { clock, at } = this.#times(snapshot);
    const sequence = (snapshot?.sequence ?? 0) + 1;
    const entry: JournalEntry = {
      schema: ENTRY_SCHEMA,
      sequence,
      at: at.toISOString(),
      ...(at > clock ? { clock: clock.toISOString() } : {}),
      kind: change.kind,
      by: change.by,
      fence: change.fence ?? null,
      data: change.data,
    };
    const files = new Map(change.files).set(entryPath(sequence), stringifyJson(entry));
    const { fence = 0, lease = null } = snapshot ?? {};
    const next = { sequence, at, fence, lease, state: change.state };
    const title = change.title ?? `${this.ref}: ${change.kind}`;
    return this.#write(snapshot?.head ?? null, next, title, change.by, files);
  }

  /** Moves the ref to a prepared change. @throws JournalChanged as `append` does */
  async move({ snapshot, ref }: PreparedChange<S>): Promise<JournalSnapshot<S>> {
    const result = await this.#repository.update([ref]);
    if (result.kind === 'done') return snapshot;
    throw new JournalChanged(
      'registry',
      `${this.description} was changed by somebody else: ${result.detail}`,
    );
  }

  /** Writes a lease, or that nobody holds one; from null it starts the journal. For lease.ts. */
  async writeLease(
    snapshot: JournalSnapshot<S> | null,
    lease: Lease | null,
    title: string,
    by: Actor,
  ): Promise<JournalSnapshot<S>> {
    const { at } = this.#times(snapshot);
    const { sequence = 0, state = this.options.initial } = snapshot ?? {};
    const fence = lease?.fence ?? snapshot?.fence ?? 0;
    const next = { sequence, at, fence, lease, state };
    return this.move(await this.#write(snapshot?.head ?? null, next, title, by, new Map()));
  }

  /** @throws LeaseLost when the lease of that number is not held any more */
  checkFence(snapshot: JournalSnapshot<S> | null, fence: number | undefined): void {
    const current = snapshot?.lease ?? null;
    if (fence === undefined || current?.fence === fence) return;
    const now =
      current === null
        ? 'nobody holds it now'
        : `${current.holder} holds it now, with number ${current.fence}`;
    throw new LeaseLost(
      'registry',
      `lease ${fence} of ${this.description} is lost: ${now}; nothing more may be changed under it`,
    );
  }

  /** An entry is never before the one before it, whatever a clock says. */
  #times(snapshot: JournalSnapshot<S> | null): { clock: Date; at: Date } {
    const clock = this.now();
    return { clock, at: snapshot === null || clock > snapshot.at ? clock : snapshot.at };
  }

  async #commit(
    snapshot: JournalSnapshot<S> | null,
    change: JournalChange<S>,
  ): Promise<JournalSnapshot<S>> {
    return this.move(await this.prepare(snapshot, change));
  }

  async #write(
    parent: string | null,
    next: Omit<JournalSnapshot<S>, 'head'>,
    title: string,
    by: Actor,
    files: ReadonlyMap<string, FileChange>,
  ): Promise<PreparedChange<S>> {
    const { sequence, at, fence, lease, state } = next;
    const content: JournalState = {
      schema: STATE_SCHEMA,
      sequence,
      at: at.toISOString(),
      fence,
      lease,
      state,
    };
    const head = await this.#repository.writeCommit({
      parent,
      changes: new Map([...files, ['state.json', stringifyJson(content)]]),
      message: by.run === null ? `${title}\n` : `${title}\n\nRun: ${by.run}\n`,
      author: by,
      time: at,
    });
    return { snapshot: { ...next, head }, ref: { name: this.ref, from: parent, to: head } };
  }

  #json<T>(commit: string, path: string, schema: z.ZodType<T>): Promise<T> {
    return readJsonFile(this.#files, commit, path, schema, this.description);
  }
}
