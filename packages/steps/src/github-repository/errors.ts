import { InputError } from '@slipway/core';
import { GitHubApiError } from '@slipway/github';

/** What to do about an answer that is not as hoped. */
function remedyOf({ status, rateLimited }: GitHubApiError): string {
  if (rateLimited) return '; wait until the limit is reset and run it again: what is there is kept';
  switch (status) {
    case 401:
      return '; github-token is not accepted: it may have expired';
    case 403:
      return (
        '; github-token must be allowed to write (`permissions: contents: write`, and no rule ' +
        'on these refs); on a pull request from a fork it is read-only'
      );
    case 404:
      return '; there is no such repository, or github-token may not see it';
    case 409:
      return '; a repository without any commit takes none: push a first one';
    default:
      return '';
  }
}

/** An error of GitHub's API as one of the registry; others stay what they are. */
export function registryError(what: 'read' | 'written', where: string, error: unknown): unknown {
  if (!(error instanceof GitHubApiError)) return error;
  return new InputError(
    'registry',
    `${where} could not be ${what}: ${error.message}${remedyOf(error)}`,
    { cause: error },
  );
}

/** Whether GitHub says that something is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof GitHubApiError && error.status === 404;
}

/** Whether GitHub refused a change for what the ref is, not for who asked. */
export function isRefused(error: unknown): error is GitHubApiError {
  return error instanceof GitHubApiError && error.status === 422;
}
