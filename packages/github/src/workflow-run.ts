import { z } from 'zod';
import { GitHubApiError } from './api-error.ts';
import type { GitHubClient } from './client.ts';
import { ownerAndName } from './repository.ts';

/** One attempt of a workflow run. */
export interface RunAttempt {
  /** `owner/name` */
  readonly repository: string;
  readonly id: number;
  readonly attempt: number;
}

const runSchema = z.object({ status: z.string().nullable(), run_attempt: z.int().optional() });

/** What GitHub says of a run; `unknown` with the reason when it cannot be asked. */
export type RunState =
  { readonly kind: 'going-on' | 'over' } | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Whether an attempt of a run is over: it is completed, or a later attempt was started, which
 * GitHub does only then (needs `actions: read`).
 */
export async function runState(client: GitHubClient, run: RunAttempt): Promise<RunState> {
  try {
    const { status, run_attempt: attempt = run.attempt } = await client.request(
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
      { ...ownerAndName(run.repository), run_id: run.id },
      runSchema,
    );
    const isOver = attempt > run.attempt || (attempt === run.attempt && status === 'completed');
    return { kind: isOver ? 'over' : 'going-on' };
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error;
    return { kind: 'unknown', reason: error.message };
  }
}
