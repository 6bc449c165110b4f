import type { FastifyInstance } from 'fastify';
import type { Service } from '../service.ts';
import { JSON_TYPE } from './errors.ts';

/** Paths that need no token: probes have none. */
export const HEALTH_PATHS: readonly string[] = [
  '/v2/health/live',
  '/v2/health/ready',
  '/healthz',
  '/readyz',
];

/**
 * Liveness: the process answers. Readiness: every version has answered its warm-up request, and
 * the server is not about to end; 503 otherwise.
 */
export function addHealth(app: FastifyInstance, service: Service): void {
  for (const path of ['/v2/health/live', '/healthz']) {
    app.get(path, (_request, reply) => reply.type(JSON_TYPE).send('{"live":true}'));
  }
  for (const path of ['/v2/health/ready', '/readyz']) {
    app.get(path, (_request, reply) => {
      const ready = service.state === 'ready';
      const body = ready ? '{"ready":true}' : `{"ready":false,"state":"${service.state}"}`;
      return reply
        .status(ready ? 200 : 503)
        .type(JSON_TYPE)
        .send(body);
    });
  }
}
