import type { CheckRun, CommitStatus, Repository } from '../store.ts';
import { nodeId } from './urls.ts';
import type { Urls } from './urls.ts';
import { toApp, toUser } from './user.ts';

/** `status` of GitHub's description: a commit status. */
export function toStatus(
  repository: Repository,
  status: CommitStatus,
  urls: Urls,
): Record<string, unknown> {
  return {
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    url: `${urls.api}/repos/${repository.fullName}/statuses/${status.sha}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${status.creator.id}?v=4`,
    state: status.state,
    context: status.context,
    description: status.description,
    target_url: status.targetUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: toUser(status.creator, urls),
  };
}

/** `check-run` of GitHub's description. */
export function toCheckRun(
  repository: Repository,
  run: CheckRun,
  urls: Urls,
): Record<string, unknown> {
  const url = `${urls.api}/repos/${repository.fullName}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId('CheckRun', run.id),
    name: run.name,
    head_sha: run.head_sha,
    external_id: run.external_id,
    url,
    html_url: `${urls.html}/${repository.fullName}/runs/${run.id}`,
    details_url: run.details_url ?? `${urls.html}/${repository.fullName}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.started_at,
    completed_at: run.completed_at,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: repository.id },
    app: toApp(run.app, urls),
    pull_requests: [],
  };
}

/** `check-annotation` of GitHub's description. */
export function toCheckAnnotation(
  repository: Repository,
  run: CheckRun,
  annotation: Readonly<Record<string, unknown>>,
  urls: Urls,
): Record<string, unknown> {
  const path = encodeURI(String(annotation.path));
  return {
    start_column: null,
    end_column: null,
    title: null,
    raw_details: null,
    ...annotation,
    blob_href: `${urls.html}/${repository.fullName}/blob/${run.head_sha}/${path}`,
  };
}
