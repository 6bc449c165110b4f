import { notFound, Problem, validationFailed } from '../problem.ts';
import { toDeployment, toDeploymentStatus } from '../resources/deployment.ts';
import type { Deployment, DeploymentStatus, Repository } from '../store.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { repositoryOf } from './endpoint.ts';

const DESCRIPTION_LENGTH = 140;

function textOf(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

function deploymentOf(call: Call, repository: Repository): Deployment {
  const id = Number(call.params.deployment_id);
  const found = repository.deployments.find((deployment) => deployment.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function checkDescription(resource: string, value: unknown): void {
  if (textOf(value).length <= DESCRIPTION_LENGTH) return;
  const message = `description is too long (maximum is ${DESCRIPTION_LENGTH} characters)`;
  throw validationFailed(resource, 'description', 'custom', message);
}

/** Commits and the default branch are all the refs that the double has. */
function checkRef(repository: Repository, ref: string): void {
  if (/^[0-9a-f]{40}$/.test(ref) || ref === repository.defaultBranch) return;
  throw new Problem(422, `No ref found for: ${ref}`);
}

/** The newest state of each status context of a commit has to be success. */
function checkContexts(repository: Repository, ref: string, required: unknown): void {
  const newest = new Map(
    repository.statuses.filter(({ sha }) => sha === ref).map((one) => [one.context, one.state]),
  );
  const contexts = Array.isArray(required) ? required.map(String) : [...newest.keys()];
  if (contexts.every((context) => newest.get(context) === 'success')) return;
  throw new Problem(409, `Conflict: Commit status checks failed for ${ref}.`);
}

function createDeployment(call: Call): Answer {
  const repository = repositoryOf(call);
  const { body, store } = call;
  const ref = textOf(body.ref);
  checkRef(repository, ref);
  checkDescription('Deployment', body.description);
  checkContexts(repository, ref, body.required_contexts);
  if (body.auto_merge !== false && ref !== repository.defaultBranch) {
    const message = `Auto-merged ${repository.defaultBranch} into ${ref} on deployment.`;
    return { status: 202, body: { message } };
  }
  const environment = textOf(body.environment, 'production');
  const deployment: Deployment = {
    id: store.nextId(),
    ref,
    task: textOf(body.task, 'deploy'),
    environment,
    payload: body.payload ?? {},
    description: textOf(body.description) || null,
    transient: body.transient_environment === true,
    production:
      typeof body.production_environment === 'boolean'
        ? body.production_environment
        : environment === 'production',
    creator: call.token.account,
    createdAt: store.now(),
    statuses: [],
  };
  repository.deployments.push(deployment);
  return { status: 201, body: toDeployment(repository, deployment, call.urls) };
}

/** Earlier deployments that succeeded are over when a later one does, but in production. */
function inactivate(call: Call, repository: Repository, current: Deployment): void {
  for (const deployment of repository.deployments) {
    const isOver = deployment === current || deployment.transient || deployment.production;
    if (isOver || deployment.environment !== current.environment) continue;
    if (deployment.statuses.at(-1)?.state !== 'success') continue;
    deployment.statuses.push(statusOf(call, deployment, { state: 'inactive' }));
  }
}

function statusOf(
  { store, token }: Call,
  deployment: Deployment,
  body: Call['body'],
): DeploymentStatus {
  return {
    id: store.nextId(),
    state: textOf(body.state),
    description: textOf(body.description),
    environment: textOf(body.environment, deployment.environment),
    environmentUrl: textOf(body.environment_url),
    logUrl: textOf(body.log_url, textOf(body.target_url)),
    creator: token.account,
    createdAt: store.now(),
  };
}

/** Deployments and their statuses. */
export const DEPLOYMENTS = {
  'repos/create-deployment': { permissions: ['deployments'], handle: createDeployment },
  'repos/list-deployments': {
    permissions: ['deployments'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const { environment = 'none', task = 'none', ref = 'none' } = call.query;
      const fits = (wanted: unknown, value: string): boolean =>
        wanted === 'none' || wanted === value;
      const list = repository.deployments
        .filter((one) => fits(environment, one.environment))
        .filter((one) => fits(task, one.task) && fits(ref, one.ref))
        .reverse()
        .map((one) => toDeployment(repository, one, call.urls));
      return { status: 200, list };
    },
  },
  'repos/create-deployment-status': {
    permissions: ['deployments'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const deployment = deploymentOf(call, repository);
      checkDescription('DeploymentStatus', call.body.description);
      const status = statusOf(call, deployment, call.body);
      deployment.statuses.push(status);
      if (status.state === 'success' && call.body.auto_inactive !== false) {
        inactivate(call, repository, deployment);
      }
      return { status: 201, body: toDeploymentStatus(repository, deployment, status, call.urls) };
    },
  },
  'repos/list-deployment-statuses': {
    permissions: ['deployments'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const deployment = deploymentOf(call, repository);
      const list = [...deployment.statuses]
        .reverse()
        .map((status) => toDeploymentStatus(repository, deployment, status, call.urls));
      return { status: 200, list };
    },
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
