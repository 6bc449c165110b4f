import { readFileSync } from 'node:fs';
import type { TargetConfig } from '@slipway/core';
import { ConfigurationError, messageOf } from '@slipway/core';
import type { EnvironmentSettings, TrafficTarget } from '@slipway/rollout';
import {
  FileTarget,
  GitopsTarget,
  HaproxyTarget,
  HTTP_ROUTE,
  KubernetesRouteTarget,
  MlflowTarget,
  SlipwayTarget,
  VersionNames,
  VIRTUAL_SERVICE,
} from '@slipway/rollout';
import type { Identity } from '@slipway/registry';
import { openMlflow, openTargetRepository } from '../shared/registry.ts';
import type { StepContext } from '../run/step.ts';
import { openKubernetes } from './kubernetes.ts';

function tokenOf(
  { workspace, environment }: StepContext,
  target: Extract<TargetConfig, { type: 'slipway' }>,
): string {
  const file = target['token-file'];
  if (file === undefined) {
    const token = environment.variables.SLIPWAY_ADMIN_TOKEN ?? '';
    if (token !== '') return token;
    throw new ConfigurationError(
      'target',
      'the admin endpoint needs a token; set the variable SLIPWAY_ADMIN_TOKEN, or target.token-file',
    );
  }
  try {
    const [token = ''] = readFileSync(workspace.absolute(file), 'utf8').trim().split(/\s+/);
    return token;
  } catch (error) {
    throw new ConfigurationError('target', `token-file: ${file}: ${messageOf(error)}`);
  }
}

function gitopsTarget(
  context: StepContext,
  target: Extract<TargetConfig, { type: 'gitops' }>,
  { subject, author }: { readonly subject: string; readonly author: Identity },
): GitopsTarget {
  return new GitopsTarget({
    open: () => openTargetRepository(context, target.repository),
    branch: target.branch ?? 'main',
    path: target.path.replace(/^(?:\.?\/)+/, ''),
    key: (target.key ?? 'weights').split('.'),
    names: new VersionNames(target.names ?? {}),
    author,
    subject,
  });
}

function routeTarget(
  context: StepContext,
  target: Extract<TargetConfig, { type: 'gateway-api' | 'istio' }>,
): KubernetesRouteTarget {
  const client = openKubernetes(context, target);
  return new KubernetesRouteTarget(target.type === 'istio' ? VIRTUAL_SERVICE : HTTP_ROUTE, {
    client,
    name: target.name,
    namespace: target.namespace ?? client.namespace,
    rule: target.rule ?? null,
    names: new VersionNames(target.names ?? {}),
  });
}

function mlflowTarget(
  context: StepContext,
  target: Extract<TargetConfig, { type: 'mlflow' }>,
  { model, environment }: { readonly model: string; readonly environment: string },
): MlflowTarget {
  const url = target.url ?? context.environment.variables.MLFLOW_TRACKING_URI ?? '';
  if (!/^https?:\/\//.test(url)) {
    throw new ConfigurationError(
      'target',
      'url is missing: the address of the MLflow server (target.url, or MLFLOW_TRACKING_URI)',
    );
  }
  return new MlflowTarget({
    client: openMlflow(context, url),
    model: target.model ?? model,
    alias: target.alias ?? environment,
    numbers: target.numbers ?? {},
  });
}

/** The traffic target of an environment. */
export function openTarget(
  context: StepContext,
  settings: EnvironmentSettings,
  model: string,
  environment: string,
  author: Identity,
): TrafficTarget {
  const { workspace } = context;
  const { target } = settings;
  if (target === undefined) throw new Error('The plan was checked to have a target');
  switch (target.type) {
    case 'file': {
      const file = workspace.absolute(target.path);
      return new FileTarget({ file, shown: workspace.display(file), model, environment });
    }
    case 'haproxy':
      return new HaproxyTarget({
        socket: workspace.absolute(target.socket),
        backend: target.backend,
        servers: new Map(Object.entries(target.servers ?? {})),
      });
    case 'slipway':
      return new SlipwayTarget({
        url: target.url,
        token: tokenOf(context, target),
        modelPath: target['model-path'] ?? null,
      });
    case 'gitops':
      return gitopsTarget(context, target, { subject: `${model} in ${environment}`, author });
    case 'gateway-api':
    case 'istio':
      return routeTarget(context, target);
    case 'mlflow':
      return mlflowTarget(context, target, { model, environment });
  }
}
