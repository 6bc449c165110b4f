import { InputError } from '@slipway/core';
import { z } from 'zod';
import type { KubernetesObject } from '../kubernetes/client.ts';
import type { Backend, RouteKind } from './kubernetes-route.ts';
import { ruleOf } from './kubernetes-route.ts';

const routeSchema = z.looseObject({
  destination: z.looseObject({ host: z.string(), subset: z.string().optional() }),
  weight: z.int().min(0).optional(),
});
const serviceSchema = z.looseObject({
  spec: z.looseObject({
    http: z.array(z.looseObject({ route: z.array(routeSchema).default([]) })).default([]),
  }),
});

type Route = z.infer<typeof routeSchema>;

function serviceOf(object: KubernetesObject): z.infer<typeof serviceSchema> {
  const parsed = serviceSchema.safeParse(object);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(
    'target',
    `the VirtualService ${object.metadata.name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

function nameOf({ destination }: Route): string {
  return destination.subset ?? destination.host;
}

/**
 * VirtualService of Istio (`networking.istio.io/v1`): `weight` of `http[].route[]`, whole
 * percentages. A backend is called like its subset, or like its host where it has none. One that
 * stands alone without a weight has all requests.
 */
export const VIRTUAL_SERVICE: RouteKind = {
  kind: 'VirtualService',
  resource: { group: 'networking.istio.io/v1', plural: 'virtualservices' },
  wholePercents: true,

  backends(object, rule): Backend[] {
    const { spec } = serviceOf(object);
    const { route } = ruleOf(spec.http, rule, `the VirtualService ${object.metadata.name}`);
    return route.map((one) => {
      const [service = '', namespace] = one.destination.host.split('.');
      const weight = one.weight ?? (route.length === 1 ? 100 : 0);
      return { name: nameOf(one), service, namespace: namespace ?? null, weight };
    });
  },

  change(object, rule, percent) {
    const { spec } = serviceOf(object);
    const changed = ruleOf(spec.http, rule, `the VirtualService ${object.metadata.name}`);
    const route = changed.route.map((one) => ({ ...one, weight: percent(nameOf(one)) }));
    const odd = route.find(({ weight }) => !Number.isInteger(weight));
    if (odd !== undefined) {
      throw new InputError(
        'target',
        `weights of a VirtualService are whole percentages: ${odd.weight}% is none`,
      );
    }
    // A merge patch replaces lists as a whole: all rules are in it.
    const http = spec.http.map((one) => (one === changed ? { ...one, route } : one));
    return { spec: { http } };
  },

  // Istio writes no status unless it is told to.
  status: () => ({ kind: 'taken' }),
  unresolved: () => null,
};
