import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../request-error.ts';

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The token of `Authorization: Bearer …` (RFC 6750); null where there is none. */
function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/**
 * Lets requests in that show one of the tokens. Digests are compared, in constant time, so that
 * neither a token's length nor its beginning can be found out.
 *
 * @param isOpen requests that need no token
 */
export function requireToken(
  app: FastifyInstance,
  tokens: readonly string[],
  isOpen: (request: FastifyRequest) => boolean,
): void {
  const digests = tokens.map(digest);
  app.addHook('onRequest', (request, reply, done) => {
    if (isOpen(request)) {
      done();
      return;
    }
    const shown = bearerOf(request);
    const given = shown === null ? null : digest(shown);
    const matches = digests.filter((known) => given !== null && timingSafeEqual(known, given));
    if (matches.length > 0) {
      done();
      return;
    }
    reply.header('www-authenticate', 'Bearer');
    const problem = shown === null ? 'a bearer token is needed' : 'the bearer token is not known';
    done(new RequestError(401, 'unauthorized', problem));
  });
}
