import { z } from 'zod';
import { GitHubApiError } from './api-error.ts';
import type { GitHubClient } from './client.ts';
import { isSameLogin, WORKFLOW_LOGIN } from './identity.ts';
import { hasMarker, reportMarker } from './marker.ts';
import { toRefusal } from './refusal.ts';
import { ownerAndName } from './repository.ts';
import { cutMarkdown } from './text.ts';

/** What is known of the pull request when the body is made. */
export interface CommentFacts {
  /** The body must not have more UTF-16 units than this. */
  readonly maxLength: number;
  /** The commit that is the pull request's head now; null when it could not be read. */
  readonly head: string | null;
  /** Whether the head has moved past the report's commit; null when that is not known. */
  readonly outdated: boolean | null;
}

export interface CommentRequest {
  /** `owner/name` of the repository that the pull request is in. */
  readonly repository: string;
  readonly pullRequest: number;
  /** Tells this report's comment from others of ours on the same pull request. */
  readonly key: string;
  /** The commit that the report is about; null when it is whatever the head is. */
  readonly sha: string | null;
  /** Makes the Markdown; asked again with a smaller `maxLength` when GitHub finds it too long. */
  readonly render: (facts: CommentFacts) => string;
  /** When the head has moved past `sha`: `skip` (the default) or `post` all the same. */
  readonly whenOutdated?: 'post' | 'skip';
}

export interface CommentResult {
  readonly outcome: 'created' | 'failed' | 'forbidden' | 'skipped' | 'unchanged' | 'updated';
  readonly id: number | null;
  readonly url: string | null;
  /** Why nothing was written, or what did not go smoothly. */
  readonly reason: string | null;
  readonly head: string | null;
  readonly outdated: boolean | null;
}

/** GitHub's limit, and what is tried when it finds a body too long all the same. */
const BODY_LENGTHS = [65_536, 32_768, 16_384, 4096] as const;

const commentSchema = z.object({
  id: z.int(),
  html_url: z.string().nullish(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});
type Comment = z.infer<typeof commentSchema>;

const headSchema = z.object({ head: z.object({ sha: z.string() }) });

/** GitHub may store other line ends and no blanks at the end. */
function normalise(body: string): string {
  return body.replace(/\r\n?/g, '\n').trimEnd();
}

function isBy(comment: Comment, login: string): boolean {
  return isSameLogin(comment.user?.login ?? '', login);
}

function isStatus(error: unknown, ...statuses: number[]): boolean {
  return error instanceof GitHubApiError && statuses.includes(error.status ?? 0);
}

function isTooLong(error: unknown): boolean {
  return isStatus(error, 422) && /too long/i.test((error as GitHubApiError).message);
}

/** One run of `upsertComment`: the request, and what has been learnt on the way. */
class CommentWriter {
  readonly #client: GitHubClient;
  readonly #request: CommentRequest;
  readonly #place: { readonly owner: string; readonly repo: string };
  readonly #facts: Omit<CommentFacts, 'maxLength'>;

  constructor(
    client: GitHubClient,
    request: CommentRequest,
    facts: Omit<CommentFacts, 'maxLength'>,
  ) {
    this.#client = client;
    this.#request = request;
    this.#place = ownerAndName(request.repository);
    this.#facts = facts;
  }

  async write(): Promise<CommentResult> {
    const marked = await this.#marked();
    if (marked.length === 0) return this.#create();
    const login = (await this.#client.login()) ?? WORKFLOW_LOGIN;
    const [kept, ...duplicates] = marked.filter((comment) => isBy(comment, login));
    if (kept === undefined) return this.#create();
    const result = await this.#updateOrCreate(kept);
    return { ...result, reason: result.reason ?? (await this.#remove(duplicates)) };
  }

  /** The comments that look like the report's, whoever wrote them, oldest first. */
  async #marked(): Promise<Comment[]> {
    const comments = await this.#client.list(
      'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
      { ...this.#place, issue_number: this.#request.pullRequest },
      commentSchema,
    );
    return comments
      .filter((comment) => hasMarker(comment.body ?? '', this.#request.key))
      .sort((a, b) => a.id - b.id);
  }

  #compose(maxLength: number): string {
    const sha = this.#request.sha ?? this.#facts.head ?? '';
    const marker = reportMarker(this.#request.key, sha);
    const room = maxLength - marker.length - 1;
    const body = this.#request.render({ ...this.#facts, maxLength: room });
    return `${marker}\n${cutMarkdown(body, room)}`;
  }

  /** Sends a body, and shorter ones while GitHub says that it is too long. */
  async #shrinking<T>(send: (body: string) => Promise<T>): Promise<T> {
    for (const maxLength of BODY_LENGTHS.slice(0, -1)) {
      try {
        return await send(this.#compose(maxLength));
      } catch (error) {
        if (!isTooLong(error)) throw error;
      }
    }
    return send(this.#compose(BODY_LENGTHS.at(-1) ?? 0));
  }

  #patch(id: number): Promise<Comment> {
    return this.#shrinking((body) =>
      this.#client.request(
        'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
        { ...this.#place, comment_id: id, body },
        commentSchema,
      ),
    );
  }

  async #updateOrCreate(kept: Comment): Promise<CommentResult> {
    if (normalise(kept.body ?? '') === normalise(this.#compose(BODY_LENGTHS[0]))) {
      return this.#result('unchanged', kept);
    }
    try {
      return this.#result('updated', await this.#patch(kept.id));
    } catch (error) {
      // Somebody deleted it after it was listed.
      if (isStatus(error, 404, 410)) return this.#create();
      throw error;
    }
  }

  async #create(): Promise<CommentResult> {
    const created = await this.#shrinking((body) =>
      this.#client.request(
        'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
        { ...this.#place, issue_number: this.#request.pullRequest, body },
        commentSchema,
      ),
    );
    try {
      return await this.#settle(created);
    } catch (error) {
      if (!(error instanceof GitHubApiError)) throw error;
      const reason = `duplicates could not be looked for: ${error.message}`;
      return { ...this.#result('created', created), reason };
    }
  }

  /**
   * After a comment was created there may be two: another run created one at the same time, a
   * lost answer made us create it again, or only now is it known which login is ours. The oldest
   * stays.
   */
  async #settle(created: Comment): Promise<CommentResult> {
    const login = created.user?.login ?? WORKFLOW_LOGIN;
    const listed = (await this.#marked()).filter((comment) => isBy(comment, login));
    const [oldest] = listed;
    if (oldest === undefined || oldest.id >= created.id) {
      const duplicates = listed.filter(({ id }) => id !== created.id);
      return { ...this.#result('created', created), reason: await this.#remove(duplicates) };
    }
    const isSame = normalise(oldest.body ?? '') === normalise(created.body ?? '');
    const result = isSame
      ? this.#result('created', oldest)
      : this.#result('updated', await this.#patch(oldest.id));
    const duplicates = listed.filter(({ id }) => id !== oldest.id && id !== created.id);
    return { ...result, reason: await this.#remove([...duplicates, created]) };
  }

  /** Deletes comments; one that is gone already is fine. The reason why one stays, or null. */
  async #remove(comments: readonly Comment[]): Promise<string | null> {
    for (const { id } of comments) {
      try {
        await this.#client.request(
          'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
          { ...this.#place, comment_id: id },
          z.unknown(),
        );
      } catch (error) {
        if (!(error instanceof GitHubApiError)) throw error;
        if (error.status !== 404) return `a duplicate could not be deleted: ${error.message}`;
      }
    }
    return null;
  }

  #result(outcome: CommentResult['outcome'], comment: Comment): CommentResult {
    return { outcome, id: comment.id, url: comment.html_url ?? null, reason: null, ...this.#facts };
  }
}

/** The pull request's head now; unknown where the token may not read it. */
async function readFacts(
  client: GitHubClient,
  request: CommentRequest,
): Promise<Omit<CommentFacts, 'maxLength'>> {
  try {
    const { head } = await client.request(
      'GET /repos/{owner}/{repo}/pulls/{pull_number}',
      { ...ownerAndName(request.repository), pull_number: request.pullRequest },
      headSchema,
    );
    const outdated = request.sha === null ? null : head.sha !== request.sha;
    return { head: head.sha, outdated };
  } catch (error) {
    if (isStatus(error, 403, 404)) return { head: null, outdated: null };
    throw error;
  }
}

/**
 * Keeps exactly one comment of a report on a pull request: creates it, or updates the one that an
 * earlier run left, found by a hidden marker and its author on all pages of the conversation.
 * Nothing is written when nothing changed. Lack of permission, or a GitHub that does not answer,
 * is an outcome with a reason and not an error: the verdict does not depend on it.
 */
export async function upsertComment(
  client: GitHubClient,
  request: CommentRequest,
): Promise<CommentResult> {
  let facts: Omit<CommentFacts, 'maxLength'> = { head: null, outdated: null };
  try {
    facts = await readFacts(client, request);
    if (facts.outdated === true && request.whenOutdated !== 'post') {
      const reason = `the report is about ${request.sha}, but the pull request is at ${facts.head}`;
      return { outcome: 'skipped', id: null, url: null, reason, ...facts };
    }
    return await new CommentWriter(client, request, facts).write();
  } catch (error) {
    return { id: null, url: null, ...facts, ...toRefusal(error, 'the comment', 'pull-requests') };
  }
}
