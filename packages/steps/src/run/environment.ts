import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Source } from '@slipway/core';
import type { S3Access } from '@slipway/data';

type Variables = Readonly<Record<string, string | undefined>>;

/** What a run needs to know of the machine it is on. */
export interface Environment {
  /** The repository's root, or the current folder. */
  readonly root: string;
  /** Where evidence goes unless the user says otherwise; may be relative to the workspace. */
  readonly evidenceDirectory: string;
  readonly toolCache: string | null;
  readonly source: Source | null;
  readonly github: GitHubEnvironment | null;
  /** Access to an S3 store by the variables that AWS's own tools read; null for public objects. */
  readonly s3: S3Access | null;
  /** Environment variables, for programs that are started and clients that read their own. */
  readonly variables: Variables;
}

/** What GitHub's runner says about the event. */
export interface GitHubEnvironment {
  readonly eventName: string;
  /** The webhook's payload; untrusted. */
  readonly event: unknown;
  readonly repository: string;
  readonly sha: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly runUrl: string;
}

function readEvent(file: string | undefined): unknown {
  if (file === undefined || file === '') return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    // A missing or torn event file only means that no pull request is known.
    return {};
  }
}

/** The commit that is judged: on a pull request its head, not the merge commit GitHub made. */
function commitOf(event: unknown, sha: string): string {
  const payload = event as {
    pull_request?: { head?: { sha?: unknown } };
    workflow_run?: { head_sha?: unknown };
  } | null;
  const head = payload?.pull_request?.head?.sha ?? payload?.workflow_run?.head_sha;
  return typeof head === 'string' && /^[0-9a-f]{40,64}$/.test(head) ? head : sha;
}

function githubOf(variables: Variables): GitHubEnvironment | null {
  const { GITHUB_REPOSITORY: repository, GITHUB_EVENT_NAME: eventName } = variables;
  if (!repository || !eventName) return null;
  const event = readEvent(variables.GITHUB_EVENT_PATH);
  const serverUrl = variables.GITHUB_SERVER_URL ?? 'https://github.com';
  return {
    eventName,
    event,
    repository,
    sha: commitOf(event, variables.GITHUB_SHA ?? ''),
    apiUrl: variables.GITHUB_API_URL ?? 'https://api.github.com',
    serverUrl,
    runUrl: `${serverUrl}/${repository}/actions/runs/${variables.GITHUB_RUN_ID ?? ''}`,
  };
}

function s3Of(variables: Variables): S3Access | null {
  const { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret } = variables;
  if (!keyId || !secret) return null;
  const endpoint = variables.AWS_ENDPOINT_URL_S3 ?? variables.AWS_ENDPOINT_URL;
  return {
    keyId,
    secret,
    sessionToken: variables.AWS_SESSION_TOKEN,
    region: variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION,
    endpoint: endpoint?.replace(/^https?:\/\//, ''),
    insecure: endpoint?.startsWith('http://') ?? false,
  };
}

/** Reads the environment of GitHub's runner, or of a terminal where its variables are absent. */
export function readEnvironment(variables: Variables, currentFolder: string): Environment {
  const github = githubOf(variables);
  const attempt = Number(variables.GITHUB_RUN_ATTEMPT ?? '1');
  return {
    root: variables.GITHUB_WORKSPACE || currentFolder,
    evidenceDirectory: variables.RUNNER_TEMP
      ? path.join(variables.RUNNER_TEMP, 'slipway')
      : '.slipway',
    toolCache: variables.RUNNER_TOOL_CACHE || null,
    source:
      github === null
        ? null
        : {
            repository: github.repository,
            commit: github.sha,
            runId: variables.GITHUB_RUN_ID ?? '',
            attempt: Number.isInteger(attempt) && attempt > 0 ? attempt : 1,
          },
    github,
    s3: s3Of(variables),
    variables,
  };
}
