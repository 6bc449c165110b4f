import { z } from 'zod';
import type { GitHubClient } from './client.ts';
import { toRefusal } from './refusal.ts';
import { ownerAndName } from './repository.ts';
import { cutLine } from './text.ts';

/** What a deployment's status may be (`state` of POST …/deployments/{id}/statuses). */
export type DeploymentState =
  'error' | 'failure' | 'in_progress' | 'inactive' | 'pending' | 'queued' | 'success';

export interface DeploymentRequest {
  /** `owner/name` */
  readonly repository: string;
  /** Tells deployments of one environment apart: the same key is the same deployment. */
  readonly key: string;
  /** What else shares the environment: a deployment ends only those of its own series. */
  readonly series: string;
  readonly environment: string;
  /** Commit that the version was made from. */
  readonly sha: string;
  /** Cut to the 140 characters that GitHub allows, as is the status's. */
  readonly description: string;
  readonly state: DeploymentState;
  readonly status: string;
  /** The run's page. */
  readonly logUrl: string | null;
  /** Where the environment is to be seen. */
  readonly environmentUrl: string | null;
}

/** What became of a deployment. */
export interface DeploymentResult {
  readonly outcome: 'created' | 'failed' | 'forbidden' | 'unchanged' | 'updated';
  readonly id: number | null;
  readonly reason: string | null;
}

const TASK = 'deploy:model';
const LENGTH = 140;

const createdSchema = z.object({ id: z.int() });
const deploymentSchema = z.object({ id: z.int(), payload: z.unknown() });
const statusSchema = z.object({
  state: z.string(),
  description: z.string().nullish(),
  environment_url: z.string().nullish(),
});
const payloadSchema = z.object({ slipway: z.object({ key: z.string(), series: z.string() }) });

type Payload = z.infer<typeof payloadSchema>['slipway'];

interface Known {
  readonly id: number;
  readonly payload: Payload;
}

/** GitHub answers the payload as the object that was sent, or as its text. */
function payloadOf(value: unknown): Payload | null {
  let parsed = value;
  if (typeof value === 'string') {
    try {
      parsed = JSON.parse(value) as unknown;
    } catch {
      return null;
    }
  }
  return payloadSchema.safeParse(parsed).data?.slipway ?? null;
}

/** The deployments of the series, newest first. */
async function findKnown(client: GitHubClient, request: DeploymentRequest): Promise<Known[]> {
  const list = await client.list(
    'GET /repos/{owner}/{repo}/deployments',
    { ...ownerAndName(request.repository), environment: request.environment, task: TASK },
    deploymentSchema,
  );
  return list.flatMap(({ id, payload }) => {
    const known = payloadOf(payload);
    return known?.series === request.series ? [{ id, payload: known }] : [];
  });
}

/**
 * Nothing is merged (`auto_merge`), and no status of the commit is asked for (`required_contexts`):
 * whether the version may be promoted was decided by evidence, and the promotion's own status would
 * refuse it.
 */
async function create(client: GitHubClient, request: DeploymentRequest): Promise<number> {
  const { key, series, sha, environment, description } = request;
  const { id } = await client.request(
    'POST /repos/{owner}/{repo}/deployments',
    {
      ...ownerAndName(request.repository),
      ref: sha,
      task: TASK,
      auto_merge: false,
      required_contexts: [],
      payload: { slipway: { key, series } },
      environment,
      description: cutLine(description, LENGTH),
    },
    createdSchema,
  );
  return id;
}

type Status = z.infer<typeof statusSchema>;

async function lastStatus(
  client: GitHubClient,
  { repository }: DeploymentRequest,
  id: number,
): Promise<Status | null> {
  const [last] = await client.request(
    'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    { ...ownerAndName(repository), deployment_id: id, per_page: 1 },
    z.array(statusSchema),
  );
  return last ?? null;
}

/** GitHub ends other deployments of the environment itself, and not in production; we do it. */
async function addStatus(
  client: GitHubClient,
  request: DeploymentRequest,
  id: number,
  state: DeploymentState,
  text: string,
): Promise<void> {
  const { logUrl, environmentUrl } = request;
  await client.request(
    'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    {
      ...ownerAndName(request.repository),
      deployment_id: id,
      state,
      description: cutLine(text, LENGTH),
      auto_inactive: false,
      ...(logUrl === null ? {} : { log_url: logUrl }),
      ...(environmentUrl === null ? {} : { environment_url: environmentUrl }),
    },
    z.object({ id: z.int() }),
  );
}

/** What was active in the series is so no more. */
async function endOthers(
  client: GitHubClient,
  request: DeploymentRequest,
  others: readonly Known[],
): Promise<void> {
  for (const { id } of others) {
    const last = await lastStatus(client, request, id);
    if (last?.state === 'inactive') return;
    if (last?.state !== 'success') continue;
    await addStatus(client, request, id, 'inactive', request.description);
  }
}

async function record(client: GitHubClient, request: DeploymentRequest): Promise<DeploymentResult> {
  const known = await findKnown(client, request);
  const found = known.find(({ payload }) => payload.key === request.key) ?? null;
  const id = found?.id ?? (await create(client, request));
  const last = found === null ? null : await lastStatus(client, request, id);
  const text = cutLine(request.status, LENGTH);
  const isSame = last?.state === request.state && last.description === text;
  if (!isSame) await addStatus(client, request, id, request.state, text);
  if (request.state === 'success') {
    const others = known.filter((one) => one.id !== id);
    await endOthers(client, request, others);
  }
  const outcome = found === null ? 'created' : isSame ? 'unchanged' : 'updated';
  return { outcome, id, reason: null };
}

/**
 * Keeps exactly one deployment for a key, and its status (needs `deployments: write`). When it
 * succeeds, the deployments of its series that were active become inactive. Lack of permission is an
 * outcome, no error.
 */
export async function recordDeployment(
  client: GitHubClient,
  request: DeploymentRequest,
): Promise<DeploymentResult> {
  try {
    return await record(client, request);
  } catch (error) {
    return { id: null, ...toRefusal(error, 'the deployment', 'deployments') };
  }
}
