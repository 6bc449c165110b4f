import { ConfigurationError } from '@slipway/core';
import { z } from 'zod';
import type { Attachment } from '../port.ts';
import type { VersionDraft } from '../record.ts';
import type { MlflowClient } from './client.ts';
import { mlflowCode } from './client.ts';
import type { MlflowArtifacts } from './artifacts.ts';
import { artifactPath } from './artifacts.ts';

/** The experiment that our runs are in. */
const EXPERIMENT = 'slipway';
/** Most metrics, parameters and tags of one request. */
const BATCH = 100;
/** Longer values of parameters are cut by the server, or refused. */
const LONGEST_VALUE = 6000;

export const DIGEST_TAG = 'slipway.digest';
const MODEL_TAG = 'slipway.model';

const experimentSchema = z.object({ experiment: z.object({ experiment_id: z.string() }) });
const createdSchema = z.object({ experiment_id: z.string() });
const infoSchema = z.object({
  run_id: z.string(),
  artifact_uri: z.string().default(''),
  start_time: z.number().optional(),
});
const dataSchema = z.object({
  tags: z.array(z.object({ key: z.string(), value: z.string().default('') })).default([]),
});
const runSchema = z.object({ run: z.object({ info: infoSchema }) });
const runsSchema = z.object({
  runs: z.array(z.object({ info: infoSchema, data: dataSchema.optional() })).default([]),
  next_page_token: z.string().default(''),
});
const nothing = z.looseObject({});

/** A run that carries what MLflow has no other place for. */
export interface RunInfo {
  readonly id: string;
  /** Where its artifacts are, below the server's own. */
  readonly artifacts: string;
}

function infoOf({ run_id: id, artifact_uri: uri }: z.infer<typeof infoSchema>): RunInfo {
  return { id, artifacts: artifactPath(uri) };
}

/** Keys of metrics and parameters: letters, digits, `_`, `-`, `.`, blanks, `/`. */
function keyOf(name: string): string {
  return name.replace(/[^\w\-. /]/g, '_').slice(0, 250);
}

async function experimentId(client: MlflowClient): Promise<string> {
  try {
    const query = { experiment_name: EXPERIMENT };
    return (await client.get('experiments/get-by-name', query, experimentSchema)).experiment
      .experiment_id;
  } catch (error) {
    if (mlflowCode(error) !== 'RESOURCE_DOES_NOT_EXIST') throw error;
  }
  try {
    return (await client.post('experiments/create', { name: EXPERIMENT }, createdSchema))
      .experiment_id;
  } catch (error) {
    // Somebody else has made it meanwhile.
    if (mlflowCode(error) !== 'RESOURCE_ALREADY_EXISTS') throw error;
    return experimentId(client);
  }
}

async function findRun(
  client: MlflowClient,
  experiment: string,
  model: string,
  sha256: string,
): Promise<RunInfo | null> {
  const filter =
    `tags."${DIGEST_TAG}" = '${sha256}' and ` +
    `tags."${MODEL_TAG}" = '${model.replaceAll("'", '')}'`;
  const body = { experiment_ids: [experiment], filter, max_results: 1 };
  const [found] = (await client.post('runs/search', body, runsSchema)).runs;
  return found === undefined ? null : infoOf(found.info);
}

/** The run that stands for some content of a model; made when there is none. */
export async function ensureRun(
  client: MlflowClient,
  model: string,
  sha256: string,
): Promise<RunInfo> {
  const experiment = await experimentId(client);
  const found = await findRun(client, experiment, model, sha256);
  if (found !== null) return found;
  const tags = [
    { key: 'mlflow.runName', value: `register ${model}` },
    { key: 'mlflow.source.type', value: 'JOB' },
    { key: MODEL_TAG, value: model },
    { key: DIGEST_TAG, value: sha256 },
  ];
  const body = { experiment_id: experiment, start_time: Date.now(), tags };
  const { run } = await client.post('runs/create', body, runSchema, { repeatable: false });
  const info = infoOf(run.info);
  if (run.info.artifact_uri.startsWith('mlflow-artifacts:')) return info;
  throw new ConfigurationError(
    'registry',
    `${client.url} does not pass artifacts on (their place is ${run.info.artifact_uri}): start it with ` +
      '--serve-artifacts and --artifacts-destination',
  );
}

/** A run of ours with what it stands for. */
export interface ListedRun extends RunInfo {
  readonly sha256: string;
  readonly startedAt: Date | null;
}

/** All runs that stand for content. */
export async function listRuns(client: MlflowClient): Promise<ListedRun[]> {
  const experiment = await experimentId(client);
  const runs: ListedRun[] = [];
  let token = '';
  do {
    const page = token === '' ? {} : { page_token: token };
    const body = { experiment_ids: [experiment], max_results: 1000, ...page };
    const answer = await client.post('runs/search', body, runsSchema);
    for (const { info, data } of answer.runs) {
      const sha256 = data?.tags.find(({ key }) => key === DIGEST_TAG)?.value;
      const startedAt = info.start_time === undefined ? null : new Date(info.start_time);
      if (sha256 !== undefined) runs.push({ ...infoOf(info), sha256, startedAt });
    }
    token = answer.next_page_token;
  } while (token !== '');
  return runs;
}

export async function deleteRun(client: MlflowClient, { id }: RunInfo): Promise<void> {
  await client.post('runs/delete', { run_id: id }, nothing);
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) =>
    items.slice(i * BATCH, (i + 1) * BATCH),
  );
}

/** Writes the metrics and parameters of a version; the same values again change nothing. */
async function logValues(client: MlflowClient, run: RunInfo, draft: VersionDraft): Promise<void> {
  const timestamp = Date.now();
  const metrics = Object.entries(draft.metrics).flatMap(([name, { value }]) =>
    value === null ? [] : [{ key: keyOf(name), value, timestamp, step: 0 }],
  );
  const params = Object.entries(draft.lineage.parameters).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return { key: keyOf(name), value: text.slice(0, LONGEST_VALUE) };
  });
  for (const part of chunks(metrics)) {
    await client.post('runs/log-batch', { run_id: run.id, metrics: part }, nothing);
  }
  for (const part of chunks(params)) {
    await client.post('runs/log-batch', { run_id: run.id, params: part }, nothing);
  }
}

/** Path of a file that is kept with a version. */
export function attachmentPath(run: RunInfo, file: string): string {
  return `${run.artifacts}/slipway/${file}`;
}

/**
 * Writes the run of a version: metrics, parameters and files. A run that was left behind for the
 * same content is taken over.
 */
export async function writeRun(
  client: MlflowClient,
  artifacts: MlflowArtifacts,
  draft: VersionDraft,
  attachments: readonly Attachment[],
): Promise<RunInfo> {
  const run = await ensureRun(client, draft.model, draft.digest.sha256);
  const { commit } = draft.lineage;
  if (commit !== null) {
    const tag = { run_id: run.id, key: 'mlflow.source.git.commit', value: commit.sha };
    await client.post('runs/set-tag', tag, nothing);
  }
  await logValues(client, run, draft);
  for (const { file, text } of attachments) await artifacts.upload(attachmentPath(run, file), text);
  const end = { run_id: run.id, status: 'FINISHED', end_time: Date.now() };
  await client.post('runs/update', end, nothing);
  return run;
}

/** The run of that id. */
export async function readRun(client: MlflowClient, id: string): Promise<RunInfo> {
  return infoOf((await client.get('runs/get', { run_id: id }, runSchema)).run.info);
}
