import type { DeploymentFacts } from './facts.ts';
import { dnsName, graceSeconds, labelValue, yamlText } from './facts.ts';
import { container, probe, volumes } from './pod.ts';

type Json = Readonly<Record<string, unknown>>;

const MOST_REPLICAS = 10;
const LEAST_REPLICAS = 2;
const CPU_PERCENT = 70;

interface Names {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

function namesOf({ modelName, version }: DeploymentFacts): Names {
  const name = dnsName(modelName);
  const selector = { 'app.kubernetes.io/name': name };
  return {
    name,
    selector,
    labels: { ...selector, 'app.kubernetes.io/version': labelValue(version) },
  };
}

function scraping({ metrics, port }: DeploymentFacts): Json {
  if (metrics === null) return {};
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/path': metrics.path,
    'prometheus.io/port': String(metrics.port ?? port),
  };
}

function deployment(facts: DeploymentFacts, { name, selector, labels }: Names): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels, annotations: { 'ml.model.digest': `sha256:${facts.sha256}` } },
    spec: {
      // The number of replicas is the autoscaler's.
      selector: { matchLabels: selector },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        metadata: { labels, annotations: scraping(facts) },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: graceSeconds(facts),
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: selector },
            },
          ],
          containers: [
            {
              ...container('server', facts),
              startupProbe: probe(facts.readyPath, facts.port, 2, 60),
            },
          ],
          ...volumes(facts),
        },
      },
    },
  };
}

function service({ metrics }: DeploymentFacts, { name, selector, labels }: Names): Json {
  const own = metrics?.port === undefined ? [] : [{ name: 'metrics', port: metrics.port }];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels },
    spec: {
      selector,
      ports: [
        { name: 'http', port: 80, targetPort: 'http' },
        ...own.map((port) => ({ ...port, targetPort: 'metrics' })),
      ],
    },
  };
}

function autoscaler({ name, labels }: Names): Json {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, labels },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: LEAST_REPLICAS,
      maxReplicas: MOST_REPLICAS,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: CPU_PERCENT },
          },
        },
      ],
    },
  };
}

function disruptionBudget({ name, selector, labels }: Names): Json {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, labels },
    spec: { maxUnavailable: 1, selector: { matchLabels: selector } },
  };
}

/** In: to the server's ports. Out: nothing; the smoke test ran without any network. */
function networkPolicy(
  { port, metrics }: DeploymentFacts,
  { name, selector, labels }: Names,
): Json {
  const open = [port, ...(metrics?.port === undefined ? [] : [metrics.port])];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels },
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: open.map((number) => ({ protocol: 'TCP', port: number })) }],
      egress: [],
    },
  };
}

/**
 * Deployment, Service, HorizontalPodAutoscaler, PodDisruptionBudget and NetworkPolicy, for
 * Kubernetes 1.23 and later.
 */
export function kubernetesManifest(facts: DeploymentFacts): string {
  const names = namesOf(facts);
  return yamlText(`Serves ${names.name}; kubectl apply --filename kubernetes.yaml`, [
    deployment(facts, names),
    service(facts, names),
    autoscaler(names),
    disruptionBudget(names),
    networkPolicy(facts, names),
  ]);
}
