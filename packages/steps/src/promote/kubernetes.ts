import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { ConfigurationError } from '@slipway/core';
import type { KubernetesAccess } from '@slipway/rollout';
import { accessInCluster, accessOfKubeconfig, KubernetesClient } from '@slipway/rollout';
import type { StepContext } from '../run/step.ts';

interface Settings {
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
}

/** The kubeconfig that is named by the configuration or the environment; null when none is. */
function namedKubeconfig(
  { workspace, environment }: StepContext,
  settings: Settings,
): string | null {
  if (settings.kubeconfig !== undefined) return workspace.absolute(settings.kubeconfig);
  const given = environment.variables.KUBECONFIG ?? '';
  if (given === '') return null;
  const files = given.split(path.delimiter).filter((file) => file !== '');
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0) return workspace.absolute(file);
  throw new ConfigurationError(
    'target',
    `KUBECONFIG names ${files.length} files, which are not merged here; set target.kubeconfig to one`,
  );
}

function accessOf(context: StepContext, settings: Settings): KubernetesAccess {
  const { variables } = context.environment;
  const token = variables.SLIPWAY_KUBERNETES_TOKEN?.trim();
  const wanted = settings.context ?? null;
  const named = namedKubeconfig(context, settings);
  if (named !== null) return accessOfKubeconfig(named, wanted, token);
  const pod = wanted === null ? accessInCluster(variables) : null;
  if (pod !== null) return pod;
  const usual = path.join(variables.HOME ?? homedir(), '.kube', 'config');
  if (existsSync(usual)) return accessOfKubeconfig(usual, wanted, token);
  throw new ConfigurationError(
    'target',
    'there is no way to the cluster: set target.kubeconfig or the variable KUBECONFIG, or run in a pod',
  );
}

/** A client of the cluster that the target names. */
export function openKubernetes(context: StepContext, settings: Settings): KubernetesClient {
  return new KubernetesClient(accessOf(context, settings));
}
