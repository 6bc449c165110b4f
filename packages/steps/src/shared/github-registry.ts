import { createClient } from '@slipway/github';
import type { GitHubPlace } from '../github-repository/repository.ts';
import { GitHubRepository } from '../github-repository/repository.ts';
import type { GitHubEnvironment } from '../run/environment.ts';
import type { StepContext } from '../run/step.ts';

const GITHUB = { serverUrl: 'https://github.com', apiUrl: 'https://api.github.com' };

type Servers = Pick<GitHubEnvironment, 'apiUrl' | 'serverUrl'>;

type Place = Omit<GitHubPlace, 'client'> & Pick<Servers, 'apiUrl'>;

/** What of a step's context is needed to reach GitHub. */
export type GitHubContext = Pick<StepContext, 'environment' | 'logger'> &
  Partial<Pick<StepContext, 'options'>>;

/** github.com, and the server that the runner belongs to. */
function serversOf({ environment }: GitHubContext): Servers[] {
  const { github } = environment;
  return github === null ? [GITHUB] : [github, GITHUB];
}

function hostOf(url: string): string {
  return new URL(url).host.toLowerCase();
}

/** The repository on GitHub that an address names, and the API that it is reached by. */
function placeOf(written: string, servers: readonly Servers[]): Place | null {
  if (!URL.canParse(written)) return null;
  const { host, pathname, protocol } = new URL(written);
  const server = servers.find(({ serverUrl }) => hostOf(serverUrl) === host.toLowerCase());
  const [, owner, repo] = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/?$/.exec(pathname) ?? [];
  if (server === undefined || owner === undefined || repo === undefined) return null;
  if (!/^https?:$/.test(protocol)) return null;
  return { owner, repo, url: `${server.serverUrl}/${owner}/${repo}`, apiUrl: server.apiUrl };
}

/**
 * A repository on GitHub through its API, where `github-token` is given and the address is one of
 * GitHub's; null where git itself has to reach it.
 */
export function gitHubRepository(context: GitHubContext, written: string): GitHubRepository | null {
  const token = context.options?.get('github-token') ?? '';
  if (token === '') return null;
  const place = placeOf(written, serversOf(context));
  if (place === null) {
    context.logger.info('github-token is not used: registry.repository is not on GitHub.');
    return null;
  }
  const { apiUrl, ...rest } = place;
  return new GitHubRepository({
    ...rest,
    client: createClient({ token, apiUrl, logger: context.logger }),
  });
}
