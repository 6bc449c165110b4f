import { InputError } from '@slipway/core';
import { z } from 'zod';
import type { KubernetesObject } from '../kubernetes/client.ts';
import type { Backend, RouteKind, RouteStatus } from './kubernetes-route.ts';
import { ruleOf } from './kubernetes-route.ts';

/** Weights are whole numbers up to 1,000,000; hundredths of a percent fit. */
const SCALE = 100;

const backendSchema = z.looseObject({
  name: z.string(),
  namespace: z.string().optional(),
  weight: z.number().default(1),
});
const routeSchema = z.looseObject({
  spec: z.looseObject({
    rules: z.array(z.looseObject({ backendRefs: z.array(backendSchema).default([]) })).default([]),
  }),
});
const statusSchema = z.object({
  status: z
    .object({
      parents: z
        .array(
          z.object({
            parentRef: z.object({ name: z.string() }),
            conditions: z
              .array(
                z.object({
                  type: z.string(),
                  status: z.string(),
                  reason: z.string().default(''),
                  message: z.string().default(''),
                  observedGeneration: z.number().optional(),
                }),
              )
              .default([]),
          }),
        )
        .default([]),
    })
    .optional(),
});

interface Condition {
  readonly gateway: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly observedGeneration?: number | undefined;
}

function routeOf(object: KubernetesObject): z.infer<typeof routeSchema> {
  const parsed = routeSchema.safeParse(object);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(
    'target',
    `the HTTPRoute ${object.metadata.name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

function conditionsOf(object: KubernetesObject): Condition[] {
  const { status } = statusSchema.safeParse(object).data ?? {};
  return (status?.parents ?? []).flatMap(({ parentRef, conditions }) =>
    conditions.map((condition) => ({ ...condition, gateway: parentRef.name })),
  );
}

function words({ gateway, type, reason, message }: Condition): string {
  return `is not ${type} by the Gateway ${gateway}: ${[reason, message].filter(Boolean).join(': ')}`;
}

/**
 * HTTPRoute of the Kubernetes Gateway API (`gateway.networking.k8s.io/v1`): `weight` of
 * `backendRefs`, 1 where it is not set. What the Gateways answer (`Accepted`, `Programmed`,
 * `ResolvedRefs`) counts where it is about the route's current generation.
 */
export const HTTP_ROUTE: RouteKind = {
  kind: 'HTTPRoute',
  resource: { group: 'gateway.networking.k8s.io/v1', plural: 'httproutes' },
  wholePercents: false,

  backends(object, rule): Backend[] {
    const { spec } = routeOf(object);
    const { backendRefs } = ruleOf(spec.rules, rule, `the HTTPRoute ${object.metadata.name}`);
    return backendRefs.map(({ name, namespace, weight }) => ({
      name,
      service: name,
      namespace: namespace ?? null,
      weight,
    }));
  },

  change(object, rule, percent) {
    const { spec } = routeOf(object);
    const changed = ruleOf(spec.rules, rule, `the HTTPRoute ${object.metadata.name}`);
    const percents = changed.backendRefs.map(({ name }) => percent(name));
    const scale = percents.every(Number.isInteger) ? 1 : SCALE;
    const backendRefs = changed.backendRefs.map((backend) => ({
      ...backend,
      weight: Math.round(percent(backend.name) * scale),
    }));
    // A merge patch replaces lists as a whole: all rules are in it.
    const rules = spec.rules.map((one) => (one === changed ? { ...one, backendRefs } : one));
    return { spec: { rules } };
  },

  status(object): RouteStatus {
    const generation = object.metadata.generation ?? 0;
    const told = conditionsOf(object).filter(({ type }) =>
      ['Accepted', 'Programmed'].includes(type),
    );
    const old = told.find(({ observedGeneration = generation }) => observedGeneration < generation);
    if (old !== undefined) {
      return { kind: 'pending', reason: `was not taken yet by the Gateway ${old.gateway}` };
    }
    const refused = told.find(({ status }) => status === 'False');
    return refused === undefined ? { kind: 'taken' } : { kind: 'refused', reason: words(refused) };
  },

  unresolved(object) {
    const found = conditionsOf(object).find(
      ({ type, status }) => type === 'ResolvedRefs' && status === 'False',
    );
    return found === undefined ? null : words(found);
  },
};
