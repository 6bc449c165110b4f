import { notFound, Problem } from './problem.ts';
import type { Access, Permission, Repository, Store, Token } from './store.ts';
import { PERMISSIONS } from './store.ts';

/** The same access to everything. */
export function permissionsOf(access: Access): Record<Permission, Access> {
  return Object.fromEntries(PERMISSIONS.map((name) => [name, access])) as Record<
    Permission,
    Access
  >;
}

const ANONYMOUS: Token = {
  account: { id: 0, login: '', type: 'User' },
  kind: 'user',
  permissions: permissionsOf('none'),
};

/**
 * Whom a request speaks for.
 *
 * @throws Problem 401 for a token that GitHub does not know
 */
export function authenticate(store: Store, authorization: string | undefined): Token {
  if (authorization === undefined) return ANONYMOUS;
  const [, secret = ''] = /^(?:bearer|token) (.+)$/i.exec(authorization) ?? [];
  const token = store.token(secret);
  if (token === undefined) throw new Problem(401, 'Bad credentials');
  return token;
}

function accepted(permissions: readonly Permission[], access: Access): Record<string, string> {
  const list = permissions.map((permission) => `${permission}=${access}`).join('; ');
  return { 'x-accepted-github-permissions': list };
}

/**
 * Lets a token through to an operation, or refuses in GitHub's words.
 *
 * @throws Problem 401, 403, or 404 where not even the repository may be seen
 */
export function authorise(
  token: Token,
  method: string,
  permissions: readonly Permission[],
  repository: Repository | undefined,
): void {
  if (permissions.length === 0) {
    if (token === ANONYMOUS) throw new Problem(401, 'Requires authentication');
    return;
  }
  const needed = method === 'GET' ? 'read' : 'write';
  const granted = permissions.some((permission) => {
    const access = token.permissions[permission];
    return access === 'write' || access === needed;
  });
  if (granted || repository === undefined) return;
  const seesNothing = Object.values(token.permissions).every((access) => access === 'none');
  if (repository.private && seesNothing) throw notFound();
  if (needed === 'read' && !repository.private) return;
  if (token === ANONYMOUS) throw new Problem(401, 'Requires authentication');
  const by = token.kind === 'installation' ? 'integration' : 'personal access token';
  const message = `Resource not accessible by ${by}`;
  throw new Problem(403, message, {}, accepted(permissions, needed));
}
