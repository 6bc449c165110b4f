import type { FastifyInstance } from 'fastify';
import type { Service } from '../service.ts';

/** `/metrics` in Prometheus' text format. */
export function addMetrics(app: FastifyInstance, service: Service): void {
  const { registry } = service.context.metrics;
  app.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
