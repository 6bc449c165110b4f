import type { Logger } from '@slipway/core';
import { ConfigurationError, UserError } from '@slipway/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestError } from '../request-error.ts';
import { stringifySafe } from './json.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Whatever was thrown as an answer: ours, fastify's own, or a bug. */
function answerFor(error: unknown, logger: Logger): RequestError {
  if (error instanceof RequestError) return error;
  if (error instanceof UserError) {
    const status = error instanceof ConfigurationError ? 409 : 422;
    return new RequestError(status, 'conflict', error.message);
  }
  const { statusCode, message } = error as Partial<FastifyError>;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new RequestError(statusCode, 'bad_request', message ?? 'bad request');
  }
  const bug = error instanceof Error ? error : new Error(String(error));
  logger.warning(`a request failed (a bug in Slipway, please report it): ${bug.stack ?? ''}`);
  return new RequestError(500, 'internal', 'internal error; the server’s log says more');
}

/** Is told of requests that were not answered as asked. */
export type FailureObserver = (request: FastifyRequest, error: RequestError) => void;

function send(reply: FastifyReply, error: RequestError): FastifyReply {
  if (error.retryAfter !== null) reply.header('retry-after', String(error.retryAfter));
  return reply
    .status(error.status)
    .type(JSON_TYPE)
    .header('x-content-type-options', 'nosniff')
    .send(stringifySafe({ error: error.message }));
}

/** Makes every failure an answer `{"error": "…"}`. */
export function answerErrors(
  app: FastifyInstance,
  logger: Logger,
  observe: FailureObserver = () => undefined,
): void {
  app.setErrorHandler((error, request, reply) => {
    const answer = answerFor(error, logger);
    observe(request, answer);
    return send(reply, answer);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const message = `there is no ${request.method} ${path.slice(0, 80)}; /openapi.json lists what there is`;
    return send(reply, new RequestError(404, 'not_found', message));
  });
}
