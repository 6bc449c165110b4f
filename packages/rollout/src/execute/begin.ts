import { InputError } from '@slipway/core';
import type { ModelState, RegisteredVersion } from '@slipway/registry';
import { compareVersions, latestOf } from '@slipway/registry';
import type { PromotionRun, RolloutState, VersionRef } from '../machine/state.ts';
import type { Traffic } from '../machine/traffic.ts';
import {
  allTo,
  describeTraffic,
  isSameTraffic,
  NO_TRAFFIC,
  percentOf,
} from '../machine/traffic.ts';
import { promotionId } from '../plan/identity.ts';
import type { Plan } from '../plan/plan.ts';
import type { RolloutPorts } from './ports.ts';

/** How the world looks before a promotion begins. */
export interface Surroundings {
  readonly registered: ModelState | null;
  /** Version that the registry has in the environment. */
  readonly assigned: string | null;
  /** Version of the plan's alias. */
  readonly aliased: string | null;
  /** Null for strategies without traffic. */
  readonly live: Traffic | null;
}

/** Reads registry and target. */
export async function lookAround(ports: RolloutPorts, plan: Plan): Promise<Surroundings> {
  const { registry, target, model, environment } = ports;
  const registered = await registry.model(model);
  const entry = registered?.assignments.find((one) => one.environment === environment);
  return {
    registered,
    assigned: entry?.version ?? null,
    aliased: plan.alias === null ? null : (registered?.aliases.get(plan.alias) ?? null),
    live: plan.target === null || target === null ? null : await target.read(),
  };
}

export function refOf({ version, record }: RegisteredVersion): VersionRef {
  return { version, sha256: record?.digest.sha256 ?? null };
}

function findRef({ registered }: Surroundings, version: string): VersionRef {
  const found = registered?.versions.find((one) => one.version === version);
  return found === undefined ? { version, sha256: null } : refOf(found);
}

/** The only version with traffic, or null. */
function soleVersion(live: Traffic | null): string | null {
  const shares = live?.shares.filter(({ percent }) => percent > 0) ?? [];
  return shares.length === 1 ? (shares[0]?.version ?? null) : null;
}

function isIdle(live: Traffic): boolean {
  return live.shares.every(({ percent }) => percent <= 0) && live.shadows.length === 0;
}

function unclear(ports: RolloutPorts, detail: string, remedy: string): InputError {
  const where = ports.target?.description ?? ports.environment;
  return new InputError('target', `${where}: ${detail}; ${remedy}`);
}

/**
 * The version that has the traffic now, as registry, journal and target agree on it; null when
 * nothing was ever promoted.
 *
 * @param candidate what is about to be promoted: traffic that it has already needs no owner
 * @throws InputError when they do not agree
 */
export function stableVersion(
  ports: RolloutPorts,
  state: RolloutState,
  around: Surroundings,
  candidate: string,
): VersionRef | null {
  const { live, assigned } = around;
  const sole = soleVersion(live);
  const known = assigned ?? state.stable?.version ?? null;
  if (known === null) {
    if (live === null || isIdle(live) || sole === candidate) return null;
    const isRegistered = around.registered?.versions.some(({ version }) => version === sole);
    if (sole !== null && isRegistered === true) return findRef(around, sole);
    throw unclear(
      ports,
      `traffic goes to ${describeTraffic(live)}, and the registry has no version in ${ports.environment}`,
      'register and assign what is live first, or take the traffic away',
    );
  }
  const isAsKnown = live === null || isIdle(live) || isSameTraffic(live, allTo(known));
  if (isAsKnown || known === candidate) return findRef(around, known);
  throw unclear(
    ports,
    `traffic is ${describeTraffic(live)}, and ${known} should have all of it`,
    `restore it with \`slipway rollback --environment ${ports.environment} --version ${known}\`, then promote`,
  );
}

/** How a version is promoted that was good in this environment lately. */
export type Route = 'steps' | 'first' | 'known' | 'same';

const AT_ONCE: Plan['steps'] = [{ kind: 'traffic', percent: 100, soakMs: 0, pause: false }];

/** The plan without steps and analysis: there is nothing to compare with, or no need to. */
function shortened(plan: Plan): Plan {
  if (plan.strategy === 'batch') return plan;
  return { ...plan, steps: AT_ONCE, analysis: null };
}

/** Whether the steps are gone through. */
export function routeOf(
  state: RolloutState,
  stable: VersionRef | null,
  candidate: string,
  plan: Plan,
  window: number,
): Route {
  if (plan.strategy === 'shadow') return 'steps';
  if (stable === null) return 'first';
  if (stable.version === candidate) return 'same';
  const earlier = state.history.filter(({ version }) => version !== stable.version);
  const recent = [...new Set(earlier.map(({ version }) => version))].slice(0, window);
  const isGood = earlier.some(({ version, good }) => version === candidate && good);
  const isOlder = compareVersions(candidate, stable.version) < 0;
  return isOlder && isGood && recent.includes(candidate) ? 'known' : 'steps';
}

export const ROUTE_NOTES: Readonly<Record<Route, string | null>> = {
  steps: null,
  first:
    'the first version in the environment: there is nothing to compare with, steps are skipped',
  known: 'it was in the environment within the rollback window: steps and analysis are skipped',
  same: 'it is in the environment already: traffic, registry and journal are made to agree',
};

export interface Beginning {
  readonly kind: PromotionRun['kind'];
  readonly candidate: VersionRef;
  readonly stable: VersionRef | null;
  /** The plan as configured; a promotion's id is made of it. */
  readonly plan: Plan;
  readonly route: Route;
  readonly reason: string | null;
}

/** A version's content, or its name where the content is not known. */
function identity({ version, sha256 }: VersionRef): string {
  return sha256 ?? `version ${version}`;
}

/** The id that a promotion has, or would have. */
export function idOf(
  environment: string,
  { kind, candidate, stable, plan }: Omit<Beginning, 'route' | 'reason'>,
): string {
  return promotionId({
    kind,
    candidate: identity(candidate),
    stable: stable === null ? null : identity(stable),
    environment,
    plan,
  });
}

/** A promotion at its beginning. */
export function newRun(
  ports: RolloutPorts,
  state: RolloutState,
  around: Surroundings,
  beginning: Beginning,
  at: string,
): PromotionRun {
  const { kind, candidate, stable, route, reason } = beginning;
  const id = idOf(ports.environment, beginning);
  const plan = route === 'steps' ? beginning.plan : shortened(beginning.plan);
  const live = around.live ?? NO_TRAFFIC;
  const latest = latestOf(around.registered?.versions ?? []);
  const isOlder = stable !== null && compareVersions(candidate.version, stable.version) < 0;
  return {
    id,
    attempt: state.promotion?.id === id ? state.promotion.attempt + 1 : 1,
    kind,
    from: stable,
    to: candidate,
    plan,
    reason,
    by: ports.by.name,
    startedAt: at,
    state: 'locked',
    step: 0,
    passed: false,
    since: at,
    finishedAt: null,
    live,
    stable: stable === null ? { ...NO_TRAFFIC } : allTo(stable.version),
    baseline: null,
    pending: null,
    assignedFrom: around.assigned,
    aliasFrom: around.aliased,
    assigning: false,
    aliasing: false,
    assigned: false,
    aliased: false,
    acknowledged: [],
    pausedAs: null,
    because: null,
    cause: null,
    restored: false,
    setsHold: kind === 'rollback' || isOlder,
    liftsHold: latest?.version === candidate.version,
  };
}

/** Whether everything is as it would be after promoting the version. */
export function isInPlace(around: Surroundings, plan: Plan, version: string): boolean {
  const { live, assigned, aliased } = around;
  return (
    assigned === version &&
    (plan.alias === null || aliased === version) &&
    (live === null || (percentOf(live, version) >= 99.99 && isSameTraffic(live, allTo(version))))
  );
}
