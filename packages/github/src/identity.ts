import { z } from 'zod';
import { GitHubApiError } from './api-error.ts';

/** Who comments when a workflow uses its GITHUB_TOKEN. */
export const WORKFLOW_LOGIN = 'github-actions[bot]';

type Send = (route: string, parameters: object) => Promise<{ readonly data: unknown }>;

const userSchema = z.object({ login: z.string().min(1) });
const viewerSchema = z.object({ data: z.object({ viewer: userSchema }) });

async function ask(send: Send, route: string, parameters: object): Promise<unknown> {
  try {
    return (await send(route, parameters)).data;
  } catch (error) {
    if (error instanceof GitHubApiError) return null;
    throw error;
  }
}

/**
 * The login that a token writes as, or null when GitHub does not tell. `GET /user` answers for
 * people; installation tokens (GITHUB_TOKEN, a GitHub App's) are refused there, and learn their
 * bot's name from GraphQL's `viewer`.
 */
export async function findLogin(send: Send, graphqlUrl: string): Promise<string | null> {
  const user = userSchema.safeParse(await ask(send, 'GET /user', {}));
  if (user.success) return user.data.login;
  const answer = await ask(send, `POST ${graphqlUrl}`, { query: '{ viewer { login } }' });
  const viewer = viewerSchema.safeParse(answer);
  if (!viewer.success) return null;
  const { login } = viewer.data.data.viewer;
  // What GET /user refuses is a bot, and comments carry its name with the suffix.
  return login.endsWith('[bot]') ? login : `${login}[bot]`;
}

/** GitHub Enterprise Server has GraphQL beside, not below, its REST API. */
export function graphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`;
}

/** Logins do not depend on case. */
export function isSameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
