import { z } from 'zod';
import type { GitHubClient } from './client.ts';
import { toRefusal } from './refusal.ts';
import { ownerAndName } from './repository.ts';
import { cutLine } from './text.ts';

/** What became of something that was to be written. */
export interface WriteResult {
  readonly outcome: 'created' | 'failed' | 'forbidden';
  readonly id: number | null;
  readonly url: string | null;
  readonly reason: string | null;
}

export interface CommitStatusRequest {
  /** `owner/name` */
  readonly repository: string;
  readonly sha: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  /** Tells statuses of one commit apart; a required check is named by it. */
  readonly context: string;
  /** Cut to the 140 characters that GitHub allows. */
  readonly description: string;
  /** The page behind it, e.g. the run's. */
  readonly targetUrl: string | null;
}

const DESCRIPTION_LENGTH = 140;

const statusSchema = z.object({ id: z.int(), url: z.string().nullish() });

/** Sets a commit status (needs `statuses: write`). Lack of permission is an outcome, no error. */
export async function setCommitStatus(
  client: GitHubClient,
  request: CommitStatusRequest,
): Promise<WriteResult> {
  const { repository, sha, state, context, description, targetUrl } = request;
  try {
    const { id, url } = await client.request(
      'POST /repos/{owner}/{repo}/statuses/{sha}',
      {
        ...ownerAndName(repository),
        sha,
        state,
        context,
        description: cutLine(description, DESCRIPTION_LENGTH),
        ...(targetUrl === null ? {} : { target_url: targetUrl }),
      },
      statusSchema,
    );
    return { outcome: 'created', id, url: url ?? null, reason: null };
  } catch (error) {
    return { id: null, url: null, ...toRefusal(error, 'the commit status', 'statuses') };
  }
}
