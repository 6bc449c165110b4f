import type { Logger } from '@slipway/core';
import type { CommentFacts } from '@slipway/github';
import { createClient, pullRequestContext, upsertComment } from '@slipway/github';
import type { GitHubEnvironment } from '../run/environment.ts';

/** What became of the comment. */
export interface CommentOutcome {
  /** The comment's id, or null when there is none. */
  readonly id: number | null;
  readonly url: string | null;
}

const NONE: CommentOutcome = { id: null, url: null };

/**
 * Creates or updates the report's comment on the pull request that the run is about. Whatever goes
 * wrong is said and changes nothing else: where a report can be posted never decides a verdict.
 *
 * @param key tells this report's comment from others
 * @param render makes the Markdown in at most `maxLength` characters
 */
export async function postComment(
  github: GitHubEnvironment,
  token: string,
  key: string,
  render: (facts: CommentFacts) => string,
  logger: Logger,
): Promise<CommentOutcome> {
  const client = createClient({ token, apiUrl: github.apiUrl, logger });
  const pullRequest = await pullRequestContext(client, github);
  if (pullRequest.kind !== 'found') {
    const message = `No comment: ${pullRequest.reason}. The report is in the job summary.`;
    if (pullRequest.kind === 'none') logger.info(message);
    else logger.notice(message);
    return NONE;
  }
  if (pullRequest.note !== null) logger.notice(pullRequest.note);
  const { outcome, id, url, reason } = await upsertComment(client, {
    repository: github.repository,
    pullRequest: pullRequest.number,
    key,
    sha: pullRequest.sha ?? (github.sha || null),
    render,
  });
  const where = `comment on #${pullRequest.number}`;
  if (outcome === 'forbidden' || outcome === 'failed') {
    logger.warning(`No ${where}: ${reason ?? outcome}. The report is in the job summary.`);
  } else if (outcome === 'skipped') {
    logger.notice(`No ${where}: ${reason ?? outcome}`);
  } else {
    logger.info(`The ${where} is ${outcome}${url === null ? '' : `: ${url}`}`);
    if (reason !== null) logger.notice(reason);
  }
  return { id, url };
}
