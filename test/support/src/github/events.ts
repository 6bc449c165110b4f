import type { TriggeringEvent } from '../runner/context.ts';
import { toPullRequest } from './resources/pull-request.ts';
import { toRepository } from './resources/repository.ts';
import type { Urls } from './resources/urls.ts';
import { toUser } from './resources/user.ts';
import type { PullRequest, Repository, Store } from './store.ts';

/** The event of a push to a pull request, as its workflow run gets it. */
export function toPullRequestEvent(
  repository: Repository,
  pull: PullRequest,
  store: Store,
  urls: Urls,
): TriggeringEvent {
  return {
    name: 'pull_request',
    payload: {
      action: 'synchronize',
      number: pull.number,
      pull_request: toPullRequest(repository, pull, store, urls),
      repository: toRepository(repository, urls),
      sender: toUser(pull.author, urls),
    },
  };
}

/**
 * The event that starts a second workflow after the one of a pull request is done. It knows the
 * pull request's number only when it comes from the repository itself.
 */
export function toWorkflowRunEvent(
  repository: Repository,
  pull: PullRequest,
  store: Store,
  urls: Urls,
): TriggeringEvent {
  const head = pull.head.repository === null ? null : store.repositoryOrFork(pull.head.repository);
  const isFork = head?.fullName !== repository.fullName;
  return {
    name: 'workflow_run',
    payload: {
      action: 'completed',
      workflow_run: {
        id: store.nextId(),
        name: 'Model',
        event: 'pull_request',
        status: 'completed',
        conclusion: 'success',
        head_branch: pull.head.ref,
        head_sha: pull.head.sha,
        head_repository: head === null ? null : toRepository(head, urls),
        repository: toRepository(repository, urls),
        pull_requests: isFork ? [] : [{ id: pull.id, number: pull.number }],
      },
      repository: toRepository(repository, urls),
      sender: toUser(pull.author, urls),
    },
  };
}
