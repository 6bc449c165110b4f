import type { DeploymentFacts } from './facts.ts';

type Json = Readonly<Record<string, unknown>>;

interface ContainerPort {
  readonly name: string;
  readonly containerPort: number;
}

/** The image writes nothing and needs no right; the same as in the smoke test. */
export const CONTAINER_SECURITY: Json = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

function ports({ port, metrics }: DeploymentFacts): ContainerPort[] {
  const main = { name: 'http', containerPort: port };
  const own = metrics?.port;
  return own === undefined ? [main] : [main, { name: 'metrics', containerPort: own }];
}

/** Asks a path every so many seconds; so many failures in a row count. */
export function probe(path: string, port: number, seconds: number, failures: number): Json {
  return {
    httpGet: { path, port },
    periodSeconds: seconds,
    timeoutSeconds: 2,
    failureThreshold: failures,
  };
}

/** The container of a pod; its memory is limited to what the smoke test ran with. */
export function container(name: string, facts: DeploymentFacts): Json {
  const memory = `${facts.memoryMiB}Mi`;
  return {
    name,
    image: facts.image,
    ports: ports(facts),
    readinessProbe: probe(facts.readyPath, facts.port, 5, 2),
    livenessProbe: probe(facts.livePath, facts.port, 10, 3),
    resources: { requests: { cpu: '250m', memory }, limits: { memory } },
    securityContext: CONTAINER_SECURITY,
    ...(facts.writable.length === 0
      ? {}
      : {
          volumeMounts: facts.writable.map((mountPath, index) => ({
            name: `writable-${index}`,
            mountPath,
          })),
        }),
  };
}

/** The volumes that the container mounts; nothing when there is none. */
export function volumes({ writable }: DeploymentFacts): Json {
  if (writable.length === 0) return {};
  return {
    volumes: writable.map((_, index) => ({
      name: `writable-${index}`,
      emptyDir: { medium: 'Memory', sizeLimit: '64Mi' },
    })),
  };
}
