import { RequestError } from '../request-error.ts';
import type { VersionState } from '../metrics/gauges.ts';
import type { TrafficPlan } from '../traffic/traffic.ts';
import { chooseVersion, planProblem } from '../traffic/traffic.ts';
import type { ServedVersion } from './served-version.ts';

/** The versions that are loaded, and how traffic is shared out among them. */
export class VersionSet {
  readonly #versions = new Map<string, ServedVersion>();
  #plan: TrafficPlan = { weights: new Map(), shadows: new Set() };
  #changes = 0;
  /** Revisions of another run of the server must not be taken for this one's. */
  readonly #run = Date.now().toString(36);

  get plan(): TrafficPlan {
    return this.#plan;
  }

  /** Changes with every change of the plan; never the same twice, over restarts too. */
  get revision(): string {
    return `${this.#run}-${this.#changes}`;
  }

  all(): IterableIterator<ServedVersion> {
    return this.#versions.values();
  }

  get(name: string): ServedVersion | null {
    return this.#versions.get(name) ?? null;
  }

  /** @returns why the version cannot be added, or null */
  add(version: ServedVersion): string | null {
    if (this.#versions.has(version.name)) return `the version "${version.name}" is loaded already`;
    this.#versions.set(version.name, version);
    return null;
  }

  /** @returns why the plan cannot be taken, or null; then every next request goes by it */
  setPlan(plan: TrafficPlan): string | null {
    const problem = planProblem(plan, new Set(this.#versions.keys()));
    if (problem !== null) return problem;
    this.#plan = plan;
    this.#changes += 1;
    return null;
  }

  /** Takes a version out; the caller closes it. It must have no traffic. */
  remove(name: string): ServedVersion | null {
    const version = this.get(name);
    this.#versions.delete(name);
    const weights = new Map([...this.#plan.weights].filter(([version]) => version !== name));
    const shadows = new Set([...this.#plan.shadows].filter((version) => version !== name));
    this.#plan = { weights, shadows };
    this.#changes += 1;
    return version;
  }

  /** @throws RequestError 503 when no version takes traffic. */
  choose(key: string | null): ServedVersion {
    const name = chooseVersion(this.#plan, key);
    const version = name === null ? null : this.get(name);
    if (version !== null) return version;
    throw new RequestError(503, 'unavailable', 'no version takes traffic', 1);
  }

  shadows(): ServedVersion[] {
    return [...this.#plan.shadows]
      .map((name) => this.#versions.get(name))
      .filter((version) => version !== undefined);
  }

  *states(): Iterable<VersionState> {
    for (const version of this.#versions.values()) {
      const { name, sha256, engine, batcher } = version.parts;
      yield {
        name,
        sha256,
        runtime: engine.runtime,
        weight: this.#plan.weights.get(name) ?? 0,
        isShadow: this.#plan.shadows.has(name),
        waitingRows: batcher.waitingRows,
        inFlight: version.inFlight,
      };
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#versions.values()].map((version) => version.close()));
    this.#versions.clear();
  }
}
