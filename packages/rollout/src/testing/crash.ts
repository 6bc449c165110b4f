import type { GitRepository, RefChange, UpdateResult } from '@slipway/registry';
import type { Traffic } from '../machine/traffic.ts';
import type { DeployRequest, TrafficTarget } from '../target/port.ts';

/** The process is dead: nothing that it asks for happens any more. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Kills a run before or after its nth write. */
export class Executioner {
  /** Writes so far. */
  writes = 0;
  readonly #at: number | null;
  readonly #when: 'before' | 'after';
  #isDead = false;

  /** @param at number of the write, from 0; null: never */
  constructor(at: number | null, when: 'before' | 'after' = 'before') {
    this.#at = at;
    this.#when = when;
  }

  async write<T>(act: () => Promise<T>): Promise<T> {
    if (this.#isDead) throw new Killed();
    const isLast = this.writes === this.#at;
    this.writes += 1;
    if (isLast && this.#when === 'before') {
      this.#isDead = true;
      throw new Killed();
    }
    const result = await act();
    if (isLast) {
      this.#isDead = true;
      throw new Killed();
    }
    return result;
  }
}

/** A repository whose every change of refs is a write that may be the last thing that happens. */
export function mortalRepository(
  repository: GitRepository,
  executioner: Executioner,
): GitRepository {
  return {
    description: repository.description,
    atomic: repository.atomic,
    refs: (prefixes) => repository.refs(prefixes),
    fetch: (refs) => repository.fetch(refs),
    hasCommit: (oid) => repository.hasCommit(oid),
    commit: (oid) => repository.commit(oid),
    tree: (oid) => repository.tree(oid),
    blob: (oid) => repository.blob(oid),
    tag: (oid) => repository.tag(oid),
    verifyTag: (oid) => repository.verifyTag(oid),
    writeBlob: (file) => repository.writeBlob(file),
    writeCommit: (request) => repository.writeCommit(request),
    writeTag: (request) => repository.writeTag(request),
    update: (changes: readonly RefChange[]): Promise<UpdateResult> =>
      executioner.write(() => repository.update(changes)),
    close: () => repository.close(),
  };
}

/** The same for a target. */
export function mortalTarget(target: TrafficTarget, executioner: Executioner): TrafficTarget {
  return {
    description: target.description,
    refuses: (plan) => target.refuses(plan),
    read: () => target.read(),
    deploy: (request: DeployRequest) => executioner.write(() => target.deploy(request)),
    write: (after: Traffic, expected: Traffic | null) =>
      executioner.write(() => target.write(after, expected)),
    readiness: (version) => target.readiness(version),
    close: () => target.close(),
  };
}
