import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError, listNames, messageOf } from '@slipway/core';
import { parse } from 'yaml';
import { z } from 'zod';
import type { KubernetesAccess } from './client.ts';

/** Where a pod finds its service account. */
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

const clusterSchema = z.looseObject({
  server: z.url(),
  'certificate-authority': z.string().optional(),
  'certificate-authority-data': z.string().optional(),
  'insecure-skip-tls-verify': z.boolean().optional(),
});
const userSchema = z.looseObject({
  token: z.string().optional(),
  tokenFile: z.string().optional(),
  'client-certificate': z.string().optional(),
  'client-certificate-data': z.string().optional(),
  'client-key': z.string().optional(),
  'client-key-data': z.string().optional(),
});
const kubeconfigSchema = z.looseObject({
  'current-context': z.string().default(''),
  clusters: z.array(z.looseObject({ name: z.string(), cluster: clusterSchema })).default([]),
  users: z.array(z.looseObject({ name: z.string(), user: userSchema.nullish() })).default([]),
  contexts: z
    .array(
      z.looseObject({
        name: z.string(),
        context: z.looseObject({
          cluster: z.string(),
          user: z.string(),
          namespace: z.string().optional(),
        }),
      }),
    )
    .default([]),
});

type User = z.infer<typeof userSchema>;

function wrong(detail: string): ConfigurationError {
  return new ConfigurationError('target', detail);
}

function fileAt(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(`${path.basename(file)} cannot be read: ${messageOf(error)}`);
  }
}

function named<T extends { readonly name: string }>(
  items: readonly T[],
  name: string,
  what: string,
): T {
  const found = items.find((item) => item.name === name);
  if (found !== undefined) return found;
  const names = items.map((item) => item.name);
  throw wrong(`kubeconfig: there is no ${what} "${name}"; it has ${listNames(names) || 'none'}`);
}

/** The token: that of the variable before that of the kubeconfig. */
function tokenOf(user: User, given: string | undefined, folder: string): () => string | null {
  if (given !== undefined && given !== '') return () => given;
  const { token, tokenFile } = user;
  if (token !== undefined && token !== '') return () => token;
  if (tokenFile === undefined) return () => null;
  return () => fileAt(path.resolve(folder, tokenFile)).trim();
}

/** Text that is in the kubeconfig (base64), or in a file beside it. */
function pem(
  data: string | undefined,
  file: string | undefined,
  folder: string,
): string | undefined {
  if (data !== undefined) return Buffer.from(data, 'base64').toString('utf8');
  return file === undefined ? undefined : fileAt(path.resolve(folder, file));
}

/**
 * The cluster of a context of a kubeconfig.
 *
 * @param context null: the current one
 * @param token goes before the kubeconfig's
 * @throws ConfigurationError for what it has not, and for ways to log in that start programs
 */
export function accessOfKubeconfig(
  file: string,
  context: string | null,
  token?: string,
): KubernetesAccess {
  let content: unknown;
  const text = fileAt(file);
  try {
    content = parse(text) ?? {};
  } catch {
    // What YAML says quotes the line, which may be the token's.
    throw wrong(`kubeconfig: ${path.basename(file)} is not YAML`);
  }
  const parsed = kubeconfigSchema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(`kubeconfig: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const config = parsed.data;
  const chosen = named(config.contexts, context ?? config['current-context'], 'context').context;
  const { cluster } = named(config.clusters, chosen.cluster, 'cluster');
  const user = named(config.users, chosen.user, 'user').user ?? {};
  if (cluster['insecure-skip-tls-verify'] === true) {
    throw wrong(
      'kubeconfig: insecure-skip-tls-verify is not followed; give the cluster’s certificate-authority',
    );
  }
  const folder = path.dirname(file);
  const cert = pem(user['client-certificate-data'], user['client-certificate'], folder);
  const key = pem(user['client-key-data'], user['client-key'], folder);
  const tokenFor = tokenOf(user, token, folder);
  const hasToken = [token, user.token, user.tokenFile].some((one) => (one ?? '') !== '');
  if (!hasToken && (cert === undefined || key === undefined)) {
    const way = 'exec' in user || 'auth-provider' in user ? ' that is no program' : '';
    throw wrong(
      `kubeconfig: the user "${chosen.user}" has no way to log in${way}; ` +
        'give it a token, tokenFile or client certificate, or set SLIPWAY_KUBERNETES_TOKEN',
    );
  }
  return {
    server: cluster.server,
    ca: pem(cluster['certificate-authority-data'], cluster['certificate-authority'], folder),
    cert,
    key,
    token: tokenFor,
    namespace: chosen.namespace ?? 'default',
  };
}

/**
 * The cluster that this pod runs in, as its service account.
 *
 * @param variables KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT
 * @returns null outside a pod
 */
export function accessInCluster(
  variables: Readonly<Record<string, string | undefined>>,
  folder: string = ACCOUNT,
): KubernetesAccess | null {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443' } = variables;
  if (host === undefined || host === '') return null;
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    server: `https://${shown}:${port}`,
    ca: fileAt(path.join(folder, 'ca.crt')),
    token: () => fileAt(path.join(folder, 'token')).trim(),
    namespace: fileAt(path.join(folder, 'namespace')).trim(),
  };
}
