import { setTimeout as sleep } from 'node:timers/promises';
import { InputError, listNames } from '@slipway/core';
import { z } from 'zod';
import type { KubernetesClient, KubernetesObject } from '../kubernetes/client.ts';
import { KubernetesError, objectSchema } from '../kubernetes/client.ts';
import type { Traffic } from '../machine/traffic.ts';
import { isSameTraffic } from '../machine/traffic.ts';
import type { Plan } from '../plan/plan.ts';
import { requireExpected } from './changed.ts';
import type { VersionNames } from './names.ts';
import type { DeployRequest, Readiness, TrafficTarget } from './port.ts';

/** How often an object is read again because somebody else's change came between. */
const ATTEMPTS = 8;
const PAUSE = 250;
/** How long a controller has to take a change, in milliseconds. */
const PATIENCE = 10_000;

/** Who gets requests of a route, and how many in proportion to the others. */
export interface Backend {
  /** What tells it from the others: the Service, or a subset of it. */
  readonly name: string;
  readonly service: string;
  /** Namespace of the Service; null: that of the route. */
  readonly namespace: string | null;
  readonly weight: number;
}

/** What the controllers of a route say about it. */
export type RouteStatus =
  | { readonly kind: 'taken' }
  | { readonly kind: 'pending'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** A kind of route that has weights. */
export interface RouteKind {
  /** `HTTPRoute` */
  readonly kind: string;
  /** Group, version and plural: `gateway.networking.k8s.io/v1/httproutes`. */
  readonly resource: { readonly group: string; readonly plural: string };
  /** Whether weights have to be whole percentages. */
  readonly wholePercents: boolean;
  /** The backends of a rule. @throws InputError when there is no such rule */
  backends(object: KubernetesObject, rule: number | null): Backend[];
  /** The change that gives the backends of a rule other weights: a JSON merge patch. */
  change(
    object: KubernetesObject,
    rule: number | null,
    percent: (name: string) => number,
  ): Readonly<Record<string, unknown>>;
  status(object: KubernetesObject): RouteStatus;
  /** Why references of the route lead nowhere; null when they do not. */
  unresolved(object: KubernetesObject): string | null;
}

export interface RouteOptions {
  readonly client: KubernetesClient;
  readonly name: string;
  readonly namespace: string;
  /** Index of the rule with the weights; null: the only one. */
  readonly rule: number | null;
  readonly names: VersionNames;
  /** Milliseconds that the controllers have to take a change; 10,000 unless given. */
  readonly patience?: number;
}

const slicesSchema = z.object({
  items: z.array(
    z.object({
      endpoints: z
        .array(z.object({ conditions: z.object({ ready: z.boolean().nullish() }).nullish() }))
        .nullish(),
    }),
  ),
});

/**
 * A route of Kubernetes with one backend for each version, whose weights are changed by JSON merge
 * patch with the resource version that was read: when somebody else was quicker the API server
 * answers 409, and the route is read again.
 */
export class KubernetesRouteTarget implements TrafficTarget {
  readonly description: string;
  readonly #kind: RouteKind;
  readonly #options: RouteOptions;

  constructor(kind: RouteKind, options: RouteOptions) {
    this.#kind = kind;
    this.#options = options;
    this.description = `the ${kind.kind} ${options.namespace}/${options.name}`;
  }

  refuses({ steps }: Plan): string | null {
    if (steps.some(({ kind }) => kind === 'shadow')) {
      return `copies of requests are not set on ${this.description}; leave the shadow steps out`;
    }
    if (!this.#kind.wholePercents) return null;
    const odd = steps.find((step) => step.kind === 'traffic' && !Number.isInteger(step.percent));
    if (odd?.kind !== 'traffic') return null;
    return `weights of a ${this.#kind.kind} are whole percentages: ${odd.percent}% is none`;
  }

  /** @throws InputError when a controller refused the route, or does not take it */
  async read(): Promise<Traffic> {
    const { patience = PATIENCE } = this.#options;
    const deadline = Date.now() + patience;
    for (;;) {
      const object = await this.#get();
      const status = this.#kind.status(object);
      if (status.kind === 'taken') return this.#traffic(object);
      if (status.kind === 'refused' || Date.now() >= deadline) {
        throw new InputError('target', `${this.description} ${status.reason}`);
      }
      await sleep(PAUSE);
    }
  }

  async deploy({ version }: DeployRequest): Promise<void> {
    this.#find(await this.#get(), version);
  }

  async write(after: Traffic, expected: Traffic | null): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const object = await this.#get();
      if (expected !== null) requireExpected(this.description, this.#traffic(object), expected);
      for (const { version } of after.shares) this.#find(object, version);
      if (expected !== null && isSameTraffic(expected, after)) return;
      try {
        await this.#options.client.patch(this.#path(), object, this.#change(object, after));
        return;
      } catch (error) {
        const isConflict = error instanceof KubernetesError && error.status === 409;
        if (!isConflict || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  async readiness(version: string): Promise<Readiness> {
    const object = await this.#get();
    const { service, namespace } = this.#find(object, version);
    const unresolved = this.#kind.unresolved(object);
    if (unresolved !== null) {
      return { ready: false, reason: `${this.description} ${unresolved}` };
    }
    const place = namespace ?? this.#options.namespace;
    const label = encodeURIComponent(`kubernetes.io/service-name=${service}`);
    const { items } = await this.#options.client.get(
      `/apis/discovery.k8s.io/v1/namespaces/${encodeURIComponent(place)}/endpointslices?labelSelector=${label}`,
      slicesSchema,
    );
    const endpoints = items.flatMap((slice) => slice.endpoints ?? []);
    // Unknown counts as ready, as Kubernetes defines it.
    if (endpoints.some(({ conditions }) => conditions?.ready !== false)) return { ready: true };
    const why =
      endpoints.length === 0 ? 'no endpoints' : `${endpoints.length} endpoints, none ready`;
    return { ready: false, reason: `the Service ${place}/${service} has ${why}` };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #path(): string {
    const { group, plural } = this.#kind.resource;
    const { name, namespace } = this.#options;
    return `/apis/${group}/namespaces/${encodeURIComponent(namespace)}/${plural}/${encodeURIComponent(name)}`;
  }

  #get(): Promise<KubernetesObject> {
    return this.#options.client.get(this.#path(), objectSchema);
  }

  #traffic(object: KubernetesObject): Traffic {
    const { names, rule } = this.#options;
    const backends = this.#kind.backends(object, rule);
    const total = backends.reduce((sum, { weight }) => sum + weight, 0);
    const shares = backends
      .filter(({ weight }) => weight > 0)
      .map(({ name, weight }) => ({
        version: names.versionOf(name),
        percent: (weight / total) * 100,
      }));
    return { shares, shadows: [] };
  }

  #change(object: KubernetesObject, { shares }: Traffic): Readonly<Record<string, unknown>> {
    const { names, rule } = this.#options;
    const percents = new Map(shares.map((one) => [names.nameOf(one.version), one.percent]));
    return this.#kind.change(object, rule, (name) => percents.get(name) ?? 0);
  }

  #find(object: KubernetesObject, version: string): Backend {
    const wanted = this.#options.names.nameOf(version);
    const backends = this.#kind.backends(object, this.#options.rule);
    const found = backends.find(({ name }) => name === wanted);
    if (found !== undefined) return found;
    const has = listNames(backends.map(({ name }) => name)) || 'none';
    throw new InputError(
      'target',
      `${this.description} has no backend "${wanted}" for version ${version} (it has ${has}); ` +
        'add it with weight 0, or name it in target.names',
    );
  }
}

/** The rule with that index, or the only one. @throws InputError when it is not clear which */
export function ruleOf<T>(rules: readonly T[], rule: number | null, what: string): T {
  const found = rule === null && rules.length === 1 ? rules[0] : rules[rule ?? -1];
  if (found !== undefined) return found;
  throw new InputError(
    'target',
    rule === null
      ? `${what} has ${rules.length} rules; set target.rule to the index of the one with the weights`
      : `${what} has ${rules.length} rules, and none with the index ${rule} (target.rule)`,
  );
}
