import { notFound, Problem, validationFailed } from '../problem.ts';
import { toComment } from '../resources/comment.ts';
import type { Comment, PullRequest, Repository } from '../store.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { repositoryOf } from './endpoint.ts';

const MAXIMUM_LENGTH = 65_536;

function issueOf(call: Call, repository: Repository): PullRequest {
  const number = Number(call.params.issue_number);
  const issue = repository.pulls.find((pull) => pull.number === number);
  if (issue === undefined) throw notFound();
  return issue;
}

function commentOf(call: Call, repository: Repository): Comment {
  const id = Number(call.params.comment_id);
  const comment = repository.comments.find((candidate) => candidate.id === id);
  if (comment === undefined) throw notFound();
  return comment;
}

function bodyOf(call: Call): string {
  const body = String(call.body.body);
  if (body.trim() === '') {
    throw validationFailed('IssueComment', 'data', 'unprocessable', 'Body cannot be blank');
  }
  if (body.length > MAXIMUM_LENGTH) {
    const message = `Body is too long (maximum is ${MAXIMUM_LENGTH} characters)`;
    throw validationFailed('IssueComment', 'data', 'unprocessable', message);
  }
  return body;
}

function refuseLocked(issue: PullRequest): void {
  if (issue.locked) throw new Problem(403, 'Unable to create comment because issue is locked.');
}

/** Comments of issues and pull requests. */
export const COMMENTS = {
  'issues/list-comments': {
    permissions: ['issues', 'pull_requests'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const { number } = issueOf(call, repository);
      const list = repository.comments
        .filter((comment) => comment.issue === number)
        .sort((a, b) => a.id - b.id)
        .map((comment) => toComment(repository, comment, call.urls));
      return { status: 200, list };
    },
  },
  'issues/get-comment': {
    permissions: ['issues', 'pull_requests'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const body = toComment(repository, commentOf(call, repository), call.urls);
      return { status: 200, body };
    },
  },
  'issues/create-comment': {
    permissions: ['issues', 'pull_requests'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const issue = issueOf(call, repository);
      refuseLocked(issue);
      const createdAt = call.store.now();
      const comment: Comment = {
        id: call.store.nextId(),
        issue: issue.number,
        author: call.token.account,
        body: bodyOf(call),
        createdAt,
        updatedAt: createdAt,
      };
      repository.comments.push(comment);
      return { status: 201, body: toComment(repository, comment, call.urls) };
    },
  },
  'issues/update-comment': {
    permissions: ['issues', 'pull_requests'],
    handle: (call) => {
      const repository = repositoryOf(call);
      const comment = commentOf(call, repository);
      comment.body = bodyOf(call);
      comment.updatedAt = call.store.now();
      return { status: 200, body: toComment(repository, comment, call.urls) };
    },
  },
  'issues/delete-comment': {
    permissions: ['issues', 'pull_requests'],
    handle: (call) => {
      const repository = repositoryOf(call);
      repository.comments.splice(repository.comments.indexOf(commentOf(call, repository)), 1);
      return { status: 204 };
    },
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
