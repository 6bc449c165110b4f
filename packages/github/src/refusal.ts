import { GitHubApiError } from './api-error.ts';

/** Why something was not written. Neither outcome says anything about the verdict. */
export interface Refusal {
  /** `forbidden`: the token may not; `failed`: GitHub could not be reached or did not do it. */
  readonly outcome: 'failed' | 'forbidden';
  readonly reason: string;
}

/** A permission as it stands under `permissions:` in a workflow. */
export type WorkflowPermission = 'checks' | 'deployments' | 'issues' | 'pull-requests' | 'statuses';

const READ_ONLY =
  'on a pull request from a fork or by Dependabot the token is read-only whatever the workflow ' +
  'says: there, write from a second workflow on workflow_run';

/**
 * The refusal that an error of the API amounts to.
 *
 * @param what the thing that was to be written, e.g. `the comment`
 * @param permission what the job must have for it
 * @throws whatever is not an error of the API: our own bugs
 */
export function toRefusal(error: unknown, what: string, permission: WorkflowPermission): Refusal {
  if (!(error instanceof GitHubApiError)) throw error;
  const { status, message } = error;
  if (/\block(ed|ing)\b/i.test(message) && status === 403) {
    return { outcome: 'forbidden', reason: `the conversation is locked (${message})` };
  }
  if (status === 401) {
    return {
      outcome: 'forbidden',
      reason: `GitHub does not accept the token (${message}); it may have expired`,
    };
  }
  if (!error.rateLimited && (status === 403 || status === 404)) {
    return {
      outcome: 'forbidden',
      reason:
        `the token may not write ${what} (${message}); the job needs ` +
        `"permissions: ${permission}: write"; ${READ_ONLY}`,
    };
  }
  return { outcome: 'failed', reason: `${what} could not be written: ${message}` };
}
