import type { Deployment, DeploymentStatus, Repository } from '../store.ts';
import { nodeId } from './urls.ts';
import type { Urls } from './urls.ts';
import { toUser } from './user.ts';

function addressOf(repository: Repository, { id }: Deployment, urls: Urls): string {
  return `${urls.api}/repos/${repository.fullName}/deployments/${id}`;
}

/** `deployment` of GitHub's description. */
export function toDeployment(
  repository: Repository,
  deployment: Deployment,
  urls: Urls,
): Record<string, unknown> {
  const url = addressOf(repository, deployment, urls);
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    sha: /^[0-9a-f]{40}$/.test(deployment.ref) ? deployment.ref : 'a'.repeat(40),
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: toUser(deployment.creator, urls),
    created_at: deployment.createdAt,
    updated_at: deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt,
    statuses_url: `${url}/statuses`,
    repository_url: `${urls.api}/repos/${repository.fullName}`,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
  };
}

/** `deployment-status` of GitHub's description. */
export function toDeploymentStatus(
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
  urls: Urls,
): Record<string, unknown> {
  const url = addressOf(repository, deployment, urls);
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: toUser(status.creator, urls),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    log_url: status.logUrl,
    ...(status.environmentUrl === '' ? {} : { environment_url: status.environmentUrl }),
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: `${urls.api}/repos/${repository.fullName}`,
  };
}
