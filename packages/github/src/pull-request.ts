import { z } from 'zod';
import { GitHubApiError } from './api-error.ts';
import type { GitHubClient } from './client.ts';
import { ownerAndName } from './repository.ts';

/** What the runner says about a run. */
export interface RunContext {
  readonly eventName: string;
  /** The webhook's payload; untrusted. */
  readonly event: unknown;
  /** `owner/name` of the repository whose workflow runs. */
  readonly repository: string;
}

/** The pull request that a run is about. */
export interface FoundPullRequest {
  readonly kind: 'found';
  readonly number: number;
  /** The commit that the run judged; null when the event does not say. */
  readonly sha: string | null;
  /** Whether it comes from another repository; null when the event does not say. */
  readonly fork: boolean | null;
  /** Something the user should know about the choice, or null. */
  readonly note: string | null;
}

export type PullRequestContext =
  | FoundPullRequest
  /**
   * `none`: the event has to do with no pull request. `missing`: it should have one, but no open
   * one fits. `failed`: GitHub could not be asked.
   */
  | { readonly kind: 'failed' | 'missing' | 'none'; readonly reason: string };

const repositorySchema = z.object({ full_name: z.string() });

const pullRequestEventSchema = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({ sha: z.string(), repo: repositorySchema.nullish() }),
  }),
});

const issueCommentEventSchema = z.object({
  issue: z.object({ number: z.int().positive(), pull_request: z.object({}).nullish() }),
});

const workflowRunEventSchema = z.object({
  workflow_run: z.object({
    event: z.string().nullish(),
    head_sha: z.string(),
    head_branch: z.string(),
    head_repository: z.object({
      full_name: z.string(),
      owner: z.object({ login: z.string() }),
    }),
  }),
});
type WorkflowRun = z.infer<typeof workflowRunEventSchema>['workflow_run'];

const pullRequestSchema = z.object({
  number: z.int().positive(),
  head: z.object({
    sha: z.string(),
    label: z.string().nullish(),
    repo: repositorySchema.nullish(),
  }),
  base: z.object({
    ref: z.string(),
    repo: repositorySchema.extend({ default_branch: z.string().optional() }),
  }),
});
type PullRequest = z.infer<typeof pullRequestSchema>;

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether a pull request proposes the branch that the run was for, to this repository. */
function isOfRun(pull: PullRequest, run: WorkflowRun, repository: string): boolean {
  if (!isSame(pull.base.repo.full_name, repository)) return false;
  const { head_repository: head, head_branch: branch } = run;
  // A fork that was deleted leaves only its label.
  const { repo, label } = pull.head;
  const expected = `${head.owner.login}:${branch}`;
  return repo ? isSame(repo.full_name, head.full_name) : isSame(label ?? '', expected);
}

/** Two pull requests of one branch differ in their base: the default branch's goes first. */
function byBase(a: PullRequest, b: PullRequest): number {
  const rank = ({ base }: PullRequest): number => (base.ref === base.repo.default_branch ? 0 : 1);
  return rank(a) - rank(b) || a.number - b.number;
}

function choose(
  pulls: readonly PullRequest[],
  run: WorkflowRun,
  repository: string,
): PullRequestContext {
  const { full_name: headName } = run.head_repository;
  const where = `${headName}, branch ${run.head_branch}`;
  const current = pulls.filter(({ head }) => head.sha === run.head_sha);
  const [chosen, ...others] = (current.length > 0 ? current : [...pulls]).sort(byBase);
  if (chosen === undefined) {
    const reason = `no open pull request of ${repository} has its head at ${where}`;
    return { kind: 'missing', reason };
  }
  const more = others.map(({ number }) => `#${number}`).join(', ');
  const note =
    others.length === 0 ? null : `${more} has the same head; the report goes to #${chosen.number}`;
  const fork = !isSame(headName, repository);
  return { kind: 'found', number: chosen.number, sha: run.head_sha, fork, note };
}

/**
 * The pull request of the run that a `workflow_run` event is about. The event's own list is empty
 * for forks, and so is GitHub's list by commit; the branch at its head is what identifies it.
 * Nothing that the run itself left behind, such as a number in an artifact, is trusted.
 */
async function ofWorkflowRun(
  client: GitHubClient | null,
  { event, repository }: RunContext,
): Promise<PullRequestContext> {
  const parsed = workflowRunEventSchema.safeParse(event);
  if (!parsed.success) {
    return { kind: 'missing', reason: 'the workflow_run event names no branch and commit' };
  }
  const run = parsed.data.workflow_run;
  if (run.event && !run.event.startsWith('pull_request')) {
    return { kind: 'none', reason: `the run was started by ${run.event}, not by a pull request` };
  }
  if (client === null) {
    return { kind: 'failed', reason: 'finding the pull request of a workflow_run needs a token' };
  }
  try {
    const head = `${run.head_repository.owner.login}:${run.head_branch}`;
    const pulls = await client.list(
      'GET /repos/{owner}/{repo}/pulls',
      { ...ownerAndName(repository), head, state: 'open' },
      pullRequestSchema,
    );
    const ofRun = pulls.filter((pull) => isOfRun(pull, run, repository));
    return choose(ofRun, run, repository);
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error;
    return { kind: 'failed', reason: `the pull request could not be looked up: ${error.message}` };
  }
}

function ofIssueComment(event: unknown): PullRequestContext {
  const parsed = issueCommentEventSchema.safeParse(event);
  if (!parsed.data?.issue.pull_request) {
    return { kind: 'none', reason: 'the comment is on an issue, not on a pull request' };
  }
  return { kind: 'found', number: parsed.data.issue.number, sha: null, fork: null, note: null };
}

/**
 * Which pull request a run is about. `pull_request` and its relatives and `issue_comment` say it
 * themselves; `workflow_run` needs a look-up, for which the token must be able to read pull
 * requests; other events have none, which is no error.
 *
 * @param client null when there is no token
 */
export async function pullRequestContext(
  client: GitHubClient | null,
  run: RunContext,
): Promise<PullRequestContext> {
  if (run.eventName === 'workflow_run') return ofWorkflowRun(client, run);
  if (run.eventName === 'issue_comment') return ofIssueComment(run.event);
  const parsed = pullRequestEventSchema.safeParse(run.event);
  if (!run.eventName.startsWith('pull_request') || !parsed.success) {
    return { kind: 'none', reason: `the event ${run.eventName} has no pull request` };
  }
  const { number, head } = parsed.data.pull_request;
  const fork = !isSame(head.repo?.full_name ?? '', run.repository);
  return { kind: 'found', number, sha: head.sha, fork, note: null };
}
