import path from 'node:path';
import type { Contexts } from './inputs.ts';

/** The event that started a workflow run. */
export interface TriggeringEvent {
  readonly name: string;
  /** The webhook's payload. */
  readonly payload?: unknown;
}

/** What the runner knows about the job. */
export interface JobContext {
  readonly event: TriggeringEvent;
  /** `owner/name` of the repository whose workflow runs. */
  readonly repository: string;
  readonly sha: string;
  /** `secrets.GITHUB_TOKEN`; null when the job has none. */
  readonly token: string | null;
  readonly apiUrl: string;
  readonly workspace: string;
  readonly temp: string;
  readonly toolCache: string;
  readonly actionName: string;
}

interface Payload {
  readonly ref?: string;
  readonly pull_request?: {
    readonly number?: number;
    readonly head?: { readonly ref?: string };
    readonly base?: { readonly ref?: string };
  };
}

/** GITHUB_REF and its like, as GitHub derives them from the event. */
function refsOf(event: TriggeringEvent): Record<string, string> {
  const payload = (event.payload ?? {}) as Payload;
  const pull = event.name === 'pull_request' ? payload.pull_request : undefined;
  const ref =
    pull === undefined ? (payload.ref ?? 'refs/heads/main') : `refs/pull/${pull.number}/merge`;
  return {
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_HEAD_REF: payload.pull_request?.head?.ref ?? '',
    GITHUB_BASE_REF: payload.pull_request?.base?.ref ?? '',
  };
}

const OPERATING_SYSTEMS: Readonly<Record<string, string>> = { darwin: 'macOS', win32: 'Windows' };

/** The variables that the runner sets for a step (docs.github.com, "Default variables"). */
export function contextVariables(job: JobContext): Record<string, string> {
  const [owner = ''] = job.repository.split('/');
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: `__slipway_${job.actionName}`,
    GITHUB_ACTION_REPOSITORY: 'slipway-ml/slipway',
    GITHUB_ACTION_REF: 'v0',
    GITHUB_ACTOR: 'octocat',
    GITHUB_ACTOR_ID: '583231',
    GITHUB_TRIGGERING_ACTOR: 'octocat',
    GITHUB_API_URL: job.apiUrl,
    GITHUB_GRAPHQL_URL: `${job.apiUrl}/graphql`,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_EVENT_NAME: job.event.name,
    GITHUB_JOB: 'gate',
    GITHUB_REPOSITORY: job.repository,
    GITHUB_REPOSITORY_ID: '1296269',
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: '583231',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ID: '1658821493',
    GITHUB_RUN_NUMBER: '3',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SHA: job.sha,
    GITHUB_WORKFLOW: 'Model',
    GITHUB_WORKFLOW_REF: `${job.repository}/.github/workflows/model.yml@refs/heads/main`,
    GITHUB_WORKFLOW_SHA: job.sha,
    GITHUB_WORKSPACE: job.workspace,
    ...refsOf(job.event),
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: OPERATING_SYSTEMS[process.platform] ?? 'Linux',
    RUNNER_TEMP: job.temp,
    RUNNER_TOOL_CACHE: job.toolCache,
    RUNNER_WORKSPACE: path.dirname(job.workspace),
  };
}

/** Values of expressions that defaults in action.yml may use. */
export function contextsOf(job: JobContext): Contexts {
  return {
    'github.token': job.token ?? '',
    'github.repository': job.repository,
    'github.sha': job.sha,
    'github.workspace': job.workspace,
    'github.api_url': job.apiUrl,
    'runner.temp': job.temp,
  };
}
