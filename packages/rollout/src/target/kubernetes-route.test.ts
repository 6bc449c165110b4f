import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KubernetesClient } from '../kubernetes/client.ts';
import type { Traffic } from '../machine/traffic.ts';
import { allTo, split } from '../machine/traffic.ts';
import { targetConformance } from '../testing/conformance.ts';
import { KubernetesApi, putEndpoints, TOKEN } from '../testing/kubernetes-api.ts';
import type { StoredObject } from '../testing/kubernetes-api.ts';
import { CANARY } from '../testing/world.ts';
import { HTTP_ROUTE } from './gateway-api.ts';
import { VIRTUAL_SERVICE } from './istio.ts';
import type { RouteKind } from './kubernetes-route.ts';
import { KubernetesRouteTarget } from './kubernetes-route.ts';
import { VersionNames } from './names.ts';

const HTTP_PATH = '/apis/gateway.networking.k8s.io/v1/namespaces/models/httproutes/demo';
const ISTIO_PATH = '/apis/networking.istio.io/v1/namespaces/models/virtualservices/demo';
const NAMES = { '1.0.0': 'demo-a', '1.1.0': 'demo-b' };

const matches = [{ path: { type: 'PathPrefix', value: '/predict' } }];
const httpRoute = (a: number | undefined, b: number): StoredObject => ({
  metadata: { name: 'demo' },
  spec: {
    parentRefs: [{ name: 'public' }],
    rules: [
      {
        matches,
        backendRefs: [
          { name: 'demo-a', port: 80, ...(a === undefined ? {} : { weight: a }) },
          { name: 'demo-b', port: 80, weight: b, filters: [{ type: 'RequestHeaderModifier' }] },
        ],
      },
    ],
  },
});
const virtualService = (a: number, b: number): StoredObject => ({
  metadata: { name: 'demo' },
  spec: {
    hosts: ['demo'],
    http: [
      {
        timeout: '5s',
        route: [
          { destination: { host: 'demo', subset: 'demo-a' }, weight: a },
          { destination: { host: 'demo', subset: 'demo-b' }, weight: b, headers: {} },
        ],
      },
    ],
  },
});

interface TargetOptions {
  readonly token?: string;
  readonly rule?: number;
  readonly patience?: number;
}

function targetOf(
  api: KubernetesApi,
  kind: RouteKind,
  { token = TOKEN, rule, patience = 50 }: TargetOptions = {},
): KubernetesRouteTarget {
  return new KubernetesRouteTarget(kind, {
    client: new KubernetesClient(api.access(token)),
    name: 'demo',
    namespace: 'models',
    rule: rule ?? null,
    names: new VersionNames(NAMES),
    patience,
  });
}

function conformance(
  name: string,
  kind: RouteKind,
  path: string,
  routeOf: (a: number, b: number) => StoredObject,
): void {
  targetConformance(
    name,
    async () => {
      const api = await KubernetesApi.start();
      api.put(path, routeOf(100, 0));
      for (const service of ['demo', 'demo-a', 'demo-b']) putEndpoints(api, service, [true]);
      const meddle = (traffic: Traffic): Promise<void> => targetOf(api, kind).write(traffic, null);
      return { target: targetOf(api, kind), meddle, stop: () => api.stop() };
    },
    { shadow: false, fractions: !kind.wholePercents },
  );
}

conformance('an HTTPRoute', HTTP_ROUTE, HTTP_PATH, httpRoute);
conformance('a VirtualService', VIRTUAL_SERVICE, ISTIO_PATH, virtualService);

let api: KubernetesApi;
beforeEach(async () => {
  api = await KubernetesApi.start();
  api.put(HTTP_PATH, httpRoute(100, 0));
  api.put(ISTIO_PATH, virtualService(100, 0));
});
afterEach(() => api.stop());

describe('HTTPRoute', () => {
  const target = (options?: TargetOptions): KubernetesRouteTarget =>
    targetOf(api, HTTP_ROUTE, options);

  it('changes the weights and nothing else, in whole numbers', async () => {
    await target().write(split('1.0.0', '1.1.0', 5), allTo('1.0.0'));
    expect(api.get(HTTP_PATH).spec).toEqual(httpRoute(95, 5).spec);
    await target().write(split('1.0.0', '1.1.0', 12.5), null);
    expect(api.get(HTTP_PATH).spec).toEqual(httpRoute(8750, 1250).spec);
  });

  it('counts a weight that is not set as 1', async () => {
    api.put(HTTP_PATH, httpRoute(undefined, 1));
    expect(await target().read()).toEqual(split('1.0.0', '1.1.0', 50));
  });

  it('reads again after a conflict, and keeps what others changed', async () => {
    let left = 3;
    api.beforePatch = () => {
      if (left-- > 0) api.merge(HTTP_PATH, { metadata: { labels: { owner: `team-${left}` } } });
    };
    await target().write(split('1.0.0', '1.1.0', 5), allTo('1.0.0'));
    expect(api.requests.filter((one) => one.startsWith('PATCH'))).toHaveLength(4);
    expect(api.get(HTTP_PATH).metadata.labels).toEqual({ owner: 'team-0' });
    expect(await target().read()).toEqual(split('1.0.0', '1.1.0', 5));
  });

  it('does not overwrite weights that others set between reading and writing', async () => {
    api.beforePatch = () => {
      api.beforePatch = null;
      api.merge(HTTP_PATH, { spec: httpRoute(30, 70).spec });
    };
    const written = target().write(split('1.0.0', '1.1.0', 5), allTo('1.0.0'));
    await expect(written).rejects.toThrow('somebody changed it');
    expect(await target().read()).toEqual(split('1.0.0', '1.1.0', 70));
  });

  it('gives up where conflicts do not end', async () => {
    api.beforePatch = () => {
      api.merge(HTTP_PATH, { metadata: { labels: { at: String(Math.random()) } } });
    };
    const written = target().write(split('1.0.0', '1.1.0', 5), null);
    await expect(written).rejects.toThrow('answered 409: Operation cannot be fulfilled');
  });

  const conditions =
    (type: string, status: string, lag = 0) =>
    ({ metadata: { generation = 0 } }: StoredObject): unknown => ({
      parents: [
        {
          parentRef: { name: 'public' },
          conditions: [
            {
              type,
              status,
              reason: 'Because',
              message: 'of something',
              observedGeneration: generation - lag,
            },
          ],
        },
      ],
    });

  it('takes what the Gateway has accepted', async () => {
    api.control(HTTP_PATH, conditions('Accepted', 'True'));
    await target().write(split('1.0.0', '1.1.0', 5), null);
    expect(await target().read()).toEqual(split('1.0.0', '1.1.0', 5));
  });

  it.each([
    ['Accepted', 'False', 0, 'is not Accepted by the Gateway public: Because: of something'],
    ['Programmed', 'False', 0, 'is not Programmed by the Gateway public'],
    ['Accepted', 'True', 1, 'was not taken yet by the Gateway public'],
  ])('says that %s is %s, %d generations ago', async (type, status, lag, message) => {
    api.control(HTTP_PATH, conditions(type, status, lag));
    await expect(target().read()).rejects.toThrow(`the HTTPRoute models/demo ${message}`);
  });

  it('waits for a Gateway that takes its time', async () => {
    api.control(HTTP_PATH, conditions('Accepted', 'True', 1));
    setTimeout(() => {
      api.control(HTTP_PATH, conditions('Accepted', 'True'));
    }, 100);
    expect(await target({ patience: 5000 }).read()).toEqual(allTo('1.0.0'));
  });

  it('is not ready with references that lead nowhere, or without ready endpoints', async () => {
    const reason = async (): Promise<string> => {
      const readiness = await target().readiness('1.1.0');
      return readiness.ready ? 'ready' : readiness.reason;
    };
    expect(await reason()).toBe('the Service models/demo-b has no endpoints');
    putEndpoints(api, 'demo-b', [false, false]);
    expect(await reason()).toBe('the Service models/demo-b has 2 endpoints, none ready');
    putEndpoints(api, 'demo-b', [false, true]);
    expect(await reason()).toBe('ready');
    api.control(HTTP_PATH, conditions('ResolvedRefs', 'False'));
    expect(await reason()).toContain('is not ResolvedRefs by the Gateway public: Because');
    expect(await target().read()).toEqual(allTo('1.0.0'));
  });

  it('wants to know which of several rules has the weights', async () => {
    const [rule] = (httpRoute(100, 0).spec as { rules: unknown[] }).rules;
    const [other] = (httpRoute(40, 60).spec as { rules: unknown[] }).rules;
    api.merge(HTTP_PATH, { spec: { rules: [other, rule] } });
    await expect(target().read()).rejects.toThrow('has 2 rules; set target.rule');
    await expect(target({ rule: 2 }).read()).rejects.toThrow('none with the index 2');
    await target({ rule: 1 }).write(split('1.0.0', '1.1.0', 5), allTo('1.0.0'));
    const [changed] = (httpRoute(95, 5).spec as { rules: unknown[] }).rules;
    expect(api.get(HTTP_PATH).spec).toMatchObject({ rules: [other, changed] });
  });

  it('names what is not there, what is forbidden, and who is not known', async () => {
    await expect(target().deploy({ version: '9.9.9', sha256: null })).rejects.toThrow(
      'no backend "9.9.9" for version 9.9.9 (it has "demo-a", "demo-b"); add it with weight 0',
    );
    api.forbidden.add(HTTP_PATH);
    await expect(target().read()).rejects.toThrow(/^target: GET .* answered 403: .*a Role must/);
    const error = await target({ token: 'a-wrong-s3cret' }).read().catch(String);
    expect(error).toContain('answered 401: Bearer ***; the token or certificate');
  });

  it.each([
    [500, 'upset', 'answered 500: upset'],
    [200, '<html>', 'answered in another form'],
    [200, '{"metadata":{}}', 'answered in another form (metadata.name'],
  ])('passes on an answer of %d %s', async (status, text, message) => {
    api.failure = { status, text };
    await expect(target().read()).rejects.toThrow(message);
  });

  it('names a server that does not answer', async () => {
    const gone = target();
    await api.stop();
    await expect(gone.read()).rejects.toThrow(/^target: the API server http:\/\/127\.0\.0\.1:/);
    api = await KubernetesApi.start();
  });
});

describe('VirtualService', () => {
  const target = (): KubernetesRouteTarget => targetOf(api, VIRTUAL_SERVICE);

  it('changes the weights and nothing else', async () => {
    await target().write(split('1.0.0', '1.1.0', 5), allTo('1.0.0'));
    expect(api.get(ISTIO_PATH).spec).toEqual(virtualService(95, 5).spec);
  });

  it('gives all requests to a host that stands alone', async () => {
    const route = [{ destination: { host: 'demo-a.models.svc.cluster.local' } }];
    api.merge(ISTIO_PATH, { spec: { http: [{ route }] } });
    expect(await target().read()).toEqual(allTo('demo-a.models.svc.cluster.local'));
  });

  it('refuses parts of a percent and shadows', async () => {
    const step = { kind: 'traffic' as const, percent: 12.5, soakMs: 0, pause: false };
    expect(target().refuses({ ...CANARY, steps: [step] })).toContain('12.5% is none');
    expect(targetOf(api, HTTP_ROUTE).refuses({ ...CANARY, steps: [step] })).toBeNull();
    const shadow = { kind: 'shadow' as const, soakMs: 0, pause: false };
    expect(target().refuses({ ...CANARY, steps: [shadow] })).toContain('leave the shadow steps');
    const written = target().write(split('1.0.0', '1.1.0', 12.5), null);
    await expect(written).rejects.toThrow('whole percentages');
  });
});
