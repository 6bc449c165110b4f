import { notFound } from '../problem.ts';
import { toDiffEntry, toPullRequest, toPullRequestSimple } from '../resources/pull-request.ts';
import type { PullRequest, Repository } from '../store.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { repositoryOf } from './endpoint.ts';

function pullOf(call: Call, repository: Repository): PullRequest {
  const number = Number(call.params.pull_number);
  const pull = repository.pulls.find((candidate) => candidate.number === number);
  if (pull === undefined) throw notFound();
  return pull;
}

/** `head=owner:branch`; GitHub ignores a value that is not of this form. */
function hasHead(pull: PullRequest, head: unknown): boolean {
  if (typeof head !== 'string' || !head.includes(':')) return true;
  return `${pull.head.owner}:${pull.head.ref}`.toLowerCase() === head.toLowerCase();
}

/** Pull requests, and what belongs to a commit. */
export const PULLS = {
  'pulls/get': {
    permissions: ['pull_requests'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const pull = pullOf(call, repository);
      return { status: 200, body: toPullRequest(repository, pull, call.store, call.urls) };
    },
  },
  'pulls/list': {
    permissions: ['pull_requests'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const { state = 'open', head, base } = call.query;
      const list = repository.pulls
        .filter((pull) => state === 'all' || pull.state === state)
        .filter((pull) => hasHead(pull, head) && (base === undefined || pull.base.ref === base))
        .sort((a, b) => b.id - a.id)
        .map((pull) => toPullRequestSimple(repository, pull, call.store, call.urls));
      return { status: 200, list };
    },
  },
  'pulls/list-files': {
    permissions: ['pull_requests'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const pull = pullOf(call, repository);
      const list = pull.files.map((file) =>
        toDiffEntry(repository, pull.head.sha, file, call.urls),
      );
      return { status: 200, list };
    },
  },
  'repos/list-pull-requests-associated-with-commit': {
    permissions: ['pull_requests'],
    handle: (call) => {
      const repository = repositoryOf(call);
      // A commit that exists only in a fork belongs to no pull request here, as on GitHub.
      const list = repository.pulls
        .filter((pull) => pull.head.sha === call.params.commit_sha)
        .filter((pull) => pull.head.repository === repository.fullName)
        .map((pull) => toPullRequestSimple(repository, pull, call.store, call.urls));
      return { status: 200, list };
    },
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
