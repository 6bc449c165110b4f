import { InputError } from '@slipway/core';
import type { GitRepository, Identity } from '@slipway/registry';
import { findRef } from '@slipway/registry';
import type { Document } from 'yaml';
import { isMap, isScalar, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Traffic } from '../machine/traffic.ts';
import { describeTraffic, isSameTraffic, NO_TRAFFIC, totalOf } from '../machine/traffic.ts';
import type { Plan } from '../plan/plan.ts';
import { requireExpected } from './changed.ts';
import type { VersionNames } from './names.ts';
import type { DeployRequest, Readiness, TrafficTarget } from './port.ts';

const weightsSchema = z.record(z.string(), z.number().min(0).max(100));

/** What may be off the sum of 100 by rounding of decimals. */
const ROUNDING = 0.01;
/** How often a file is read again because somebody else's commit came between. */
const ATTEMPTS = 8;

export interface GitopsOptions {
  /** Opens the repository when it is first needed; the target closes it. */
  readonly open: () => Promise<GitRepository>;
  readonly branch: string;
  /** Path of the file in the repository. */
  readonly path: string;
  /** Keys that lead to the weights, from the outside in. */
  readonly key: readonly string[];
  readonly names: VersionNames;
  readonly author: Identity;
  /** What the commit message calls it: `flight-delay in production`. */
  readonly subject: string;
}

/** The file as it is at a commit. */
interface Snapshot {
  readonly commit: string;
  readonly document: Document;
  readonly traffic: Traffic;
}

/**
 * Weights in a YAML file on a branch, which a GitOps controller applies: a mapping of percentages at
 * a key path, `weights: {stable: 95, canary: 5}`. Each change is a commit on top of the branch,
 * pushed only while the branch is where it was read; a push that comes too late reads again.
 * Everything else in the file, comments too, is kept.
 */
export class GitopsTarget implements TrafficTarget {
  readonly description: string;
  readonly #options: GitopsOptions;
  #repository: Promise<GitRepository> | null = null;

  constructor(options: GitopsOptions) {
    this.#options = options;
    this.description = `${options.path} on the branch ${options.branch}`;
  }

  refuses({ steps }: Plan): string | null {
    if (!steps.some(({ kind }) => kind === 'shadow')) return null;
    return `${this.description} has weights only, and no shadows; leave the shadow steps out`;
  }

  async read(): Promise<Traffic> {
    const { traffic } = await this.#snapshot();
    const total = totalOf(traffic);
    if (traffic.shares.length === 0 || Math.abs(total - 100) <= ROUNDING) return traffic;
    throw this.#broken(
      `has weights that add up to ${total}, not to 100 (${describeTraffic(traffic)}); mend it, or ` +
        'run rollback, which writes it anew',
    );
  }

  deploy(_request: DeployRequest): Promise<void> {
    return Promise.resolve();
  }

  async write(after: Traffic, expected: Traffic | null): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const snapshot = await this.#snapshot();
      if (isSameTraffic(snapshot.traffic, after)) return;
      if (expected !== null) requireExpected(this.description, snapshot.traffic, expected);
      if (await this.#commit(snapshot, after)) return;
    }
    throw this.#broken(`could not be written: others pushed before, ${ATTEMPTS} times in a row`);
  }

  readiness(): Promise<Readiness> {
    return Promise.resolve({ ready: true });
  }

  async close(): Promise<void> {
    const opened = this.#repository;
    this.#repository = null;
    const repository = await opened?.catch(() => null);
    await repository?.close();
  }

  #open(): Promise<GitRepository> {
    return (this.#repository ??= this.#options.open());
  }

  #broken(detail: string): InputError {
    return new InputError('target', `${this.description} ${detail}`);
  }

  async #snapshot(): Promise<Snapshot> {
    const repository = await this.#open();
    const { branch } = this.#options;
    const ref = await findRef(repository, `refs/heads/${branch}`);
    if (ref === null) {
      throw new InputError(
        'target',
        `${repository.description} has no branch "${branch}"; make it, or set target.branch`,
      );
    }
    await repository.fetch([ref]);
    const document = this.#parse(await this.#text(repository, ref.oid));
    return { commit: ref.oid, document, traffic: this.#traffic(document) };
  }

  async #text(repository: GitRepository, commit: string): Promise<string> {
    let oid = commit;
    const parts = this.#options.path.split('/');
    for (const [i, part] of parts.entries()) {
      const kind = i === parts.length - 1 ? 'blob' : 'tree';
      const entry = (await repository.tree(oid)).find(({ name }) => name === part);
      if (entry?.kind !== kind) {
        throw this.#broken(
          `does not exist; commit it with \`${this.#example()}\`, or mend target.path`,
        );
      }
      oid = entry.oid;
    }
    return (await repository.blob(oid)).toString('utf8');
  }

  #example(): string {
    return `${this.#options.key.map((key) => `${key}: `).join('{')}{}${'}'.repeat(this.#options.key.length - 1)}`;
  }

  #parse(text: string): Document {
    const document = parseDocument(text, { prettyErrors: false });
    const [syntax] = document.errors;
    if (syntax !== undefined) throw this.#broken(`is not YAML of one document: ${syntax.message}`);
    return document;
  }

  #traffic(document: Document): Traffic {
    const { key, names } = this.#options;
    const at = key.join('.');
    const node = isMap(document.contents) ? document.getIn(key, true) : undefined;
    if (node === undefined) {
      throw this.#broken(
        `has no key ${at}; write \`${this.#example()}\` there, or mend target.key`,
      );
    }
    if (isScalar(node) && node.value === null) return NO_TRAFFIC;
    const parsed = weightsSchema.safeParse(isMap(node) ? node.toJS(document) : node);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const where = [at, ...(issue?.path ?? [])].join('.');
      throw this.#broken(
        `has at ${where} no percentage: ${issue?.message ?? ''}; it takes a mapping like ` +
          '{1.0.0: 95, 1.1.0: 5}',
      );
    }
    const shares = Object.entries(parsed.data)
      .filter(([, percent]) => percent > 0)
      .map(([name, percent]) => ({ version: names.versionOf(name), percent }));
    return { shares, shadows: [] };
  }

  /** @returns false when the branch has moved since it was read; nothing was written then */
  async #commit({ commit, document }: Snapshot, after: Traffic): Promise<boolean> {
    const { author, branch, key, names, path, subject } = this.#options;
    const weights = after.shares.map(({ version, percent }) => [names.nameOf(version), percent]);
    const old = document.getIn(key, true);
    const flow = isMap(old) && old.flow === true && old.items.length > 0;
    document.setIn(key, document.createNode(Object.fromEntries(weights), { flow }));
    const repository = await this.#open();
    const to = await repository.writeCommit({
      parent: commit,
      changes: new Map([[path, document.toString()]]),
      message: `Traffic of ${subject}: ${describeTraffic(after)}\n`,
      author,
      time: new Date(),
    });
    const change = { name: `refs/heads/${branch}`, from: commit, to };
    return (await repository.update([change])).kind === 'done';
  }
}
