import type { Branch, PullRequest, Repository, Store } from '../store.ts';
import { toRepository } from './repository.ts';
import { nodeId } from './urls.ts';
import type { Urls } from './urls.ts';
import { toUser } from './user.ts';

function toBranch(branch: Branch, store: Store, urls: Urls): Record<string, unknown> {
  const repository = branch.repository === null ? null : store.repositoryOrFork(branch.repository);
  return {
    label: `${branch.owner}:${branch.ref}`,
    ref: branch.ref,
    sha: branch.sha,
    user: toUser(store.account(branch.owner), urls),
    repo: repository === null ? null : toRepository(repository, urls),
  };
}

function linksOf(repository: Repository, pull: PullRequest, { api, html }: Urls): Links {
  const root = `${api}/repos/${repository.fullName}`;
  return {
    self: `${root}/pulls/${pull.number}`,
    html: `${html}/${repository.fullName}/pull/${pull.number}`,
    issue: `${root}/issues/${pull.number}`,
    comments: `${root}/issues/${pull.number}/comments`,
    commits: `${root}/pulls/${pull.number}/commits`,
    statuses: `${root}/statuses/${pull.head.sha}`,
    review_comments: `${root}/pulls/${pull.number}/comments`,
    review_comment: `${root}/pulls/comments{/number}`,
  };
}

type Links = Readonly<
  Record<
    | 'comments'
    | 'commits'
    | 'html'
    | 'issue'
    | 'review_comment'
    | 'review_comments'
    | 'self'
    | 'statuses',
    string
  >
>;

/** `pull-request-simple` of GitHub's description, which lists answer. */
export function toPullRequestSimple(
  repository: Repository,
  pull: PullRequest,
  store: Store,
  urls: Urls,
): Record<string, unknown> {
  const links = linksOf(repository, pull, urls);
  const closedAt = pull.state === 'closed' ? pull.createdAt : null;
  return {
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    active_lock_reason: null,
    title: pull.title,
    body: null,
    draft: false,
    user: toUser(pull.author, urls),
    author_association: 'CONTRIBUTOR',
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    auto_merge: null,
    created_at: pull.createdAt,
    updated_at: pull.createdAt,
    closed_at: closedAt,
    merged_at: null,
    merge_commit_sha: null,
    head: toBranch(pull.head, store, urls),
    base: toBranch(pull.base, store, urls),
    url: links.self,
    html_url: links.html,
    diff_url: `${links.html}.diff`,
    patch_url: `${links.html}.patch`,
    issue_url: links.issue,
    comments_url: links.comments,
    commits_url: links.commits,
    statuses_url: links.statuses,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
  };
}

/** `pull-request`, which a single one answers. */
export function toPullRequest(
  repository: Repository,
  pull: PullRequest,
  store: Store,
  urls: Urls,
): Record<string, unknown> {
  return {
    ...toPullRequestSimple(repository, pull, store, urls),
    merged: false,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    comments: repository.comments.filter((comment) => comment.issue === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: pull.files.length,
    deletions: 0,
    changed_files: pull.files.length,
  };
}

/** `diff-entry`: a file of a pull request. */
export function toDiffEntry(repository: Repository, sha: string, file: string, urls: Urls): object {
  const blob = `${encodeURIComponent(sha)}/${encodeURI(file)}`;
  return {
    sha,
    filename: file,
    status: 'added',
    additions: 1,
    deletions: 0,
    changes: 1,
    blob_url: `${urls.html}/${repository.fullName}/blob/${blob}`,
    raw_url: `${urls.html}/${repository.fullName}/raw/${blob}`,
    contents_url: `${urls.api}/repos/${repository.fullName}/contents/${encodeURI(file)}?ref=${sha}`,
    patch: '@@ -0,0 +1 @@\n+added',
  };
}
