import { Problem } from '../problem.ts';
import { toRepository } from '../resources/repository.ts';
import { toPublicUser } from '../resources/user.ts';
import type { Endpoint } from './endpoint.ts';
import { repositoryOf } from './endpoint.ts';

/** Who the token is, and the repository itself. */
export const BASICS = {
  'users/get-authenticated': {
    permissions: [],
    handle: (call) => {
      if (call.token.kind === 'installation') {
        throw new Problem(403, 'Resource not accessible by integration');
      }
      return { status: 200, body: toPublicUser(call.token.account, call.urls) };
    },
  },
  'repos/get': {
    permissions: ['metadata'],
    handle: (call) => ({ status: 200, body: toRepository(repositoryOf(call), call.urls) }),
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
