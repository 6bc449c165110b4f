import { z } from 'zod';
import type { Credentials } from './credentials.ts';

/** What a registry asks for in `WWW-Authenticate` (RFC 9110, section 11). */
export interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  readonly parameters: Readonly<Record<string, string>>;
}

/** Reads the first challenge that is understood; null when none is. */
export function readChallenge(header: string): Challenge | null {
  const scheme = /^\s*(basic|bearer)\b/i.exec(header)?.[1]?.toLowerCase();
  if (scheme !== 'basic' && scheme !== 'bearer') return null;
  const parameters = Object.fromEntries(
    [...header.matchAll(/([a-zA-Z]+)="((?:[^"\\]|\\.)*)"/g)].map((match) => [
      (match[1] ?? '').toLowerCase(),
      (match[2] ?? '').replace(/\\(.)/g, '$1'),
    ]),
  );
  return { scheme, parameters };
}

function basic({ username, password }: Extract<Credentials, { kind: 'password' }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

const tokenSchema = z.object({
  token: z.string().optional(),
  access_token: z.string().optional(),
});

/** The token server's address; only where the registry may send credentials: https, or loopback. */
function tokenUrl({ parameters }: Challenge, scope: string): URL | null {
  const realm = parameters.realm ?? '';
  if (!URL.canParse(realm)) return null;
  const url = new URL(realm);
  const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return null;
  if (parameters.service !== undefined) url.searchParams.set('service', parameters.service);
  url.searchParams.set('scope', scope);
  return url;
}

/**
 * Exchanges credentials for an access token
 * (https://distribution.github.io/distribution/spec/auth/token/, and /oauth/).
 */
async function requestToken(
  url: URL,
  credentials: Credentials | null,
  request: typeof fetch,
): Promise<string | null> {
  let answer: Response;
  if (credentials?.kind === 'identity') {
    const body = new URLSearchParams(url.searchParams);
    body.set('grant_type', 'refresh_token');
    body.set('refresh_token', credentials.token);
    body.set('client_id', 'slipway');
    answer = await request(new URL(url.pathname, url), { method: 'POST', body });
  } else {
    const headers = credentials === null ? {} : { authorization: basic(credentials) };
    answer = await request(url, { headers });
  }
  if (!answer.ok) return null;
  const parsed = tokenSchema.safeParse(await answer.json());
  return parsed.data?.token ?? parsed.data?.access_token ?? null;
}

/**
 * The value of `Authorization` that answers a challenge; null when there is none.
 *
 * @param scope what has to be allowed, `repository:name:pull,push`
 */
export async function authorize(
  challenge: Challenge,
  credentials: Credentials | null,
  scope: string,
  request: typeof fetch,
): Promise<string | null> {
  if (challenge.scheme === 'basic') {
    return credentials?.kind === 'password' ? basic(credentials) : null;
  }
  const url = tokenUrl(challenge, scope);
  const token = url === null ? null : await requestToken(url, credentials, request);
  return token === null ? null : `Bearer ${token}`;
}
