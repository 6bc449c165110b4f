import type { Repository, WorkflowRun } from '../store.ts';
import { toRepository } from './repository.ts';
import { nodeId } from './urls.ts';
import type { Urls } from './urls.ts';

/** `workflow-run` of GitHub's description. */
export function toWorkflowRun(
  repository: Repository,
  run: WorkflowRun,
  urls: Urls,
): Record<string, unknown> {
  const base = `${urls.api}/repos/${repository.fullName}/actions`;
  const url = `${base}/runs/${run.id}`;
  const place = toRepository(repository, urls);
  return {
    id: run.id,
    name: 'promotion',
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: repository.defaultBranch,
    head_sha: 'a'.repeat(40),
    path: '.github/workflows/promotion.yml',
    run_number: 1,
    run_attempt: run.attempt,
    event: 'workflow_dispatch',
    display_title: 'promotion',
    status: run.status,
    conclusion: run.status === 'completed' ? 'cancelled' : null,
    workflow_id: 1,
    url,
    html_url: `${urls.html}/${repository.fullName}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${urls.api}/repos/${repository.fullName}/check-suites/1`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${base}/workflows/1`,
    head_commit: null,
    repository: place,
    head_repository: place,
  };
}
