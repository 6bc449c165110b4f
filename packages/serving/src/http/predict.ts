import type { FastifyInstance } from 'fastify';
import type { Service } from '../service.ts';
import { bodyOf } from './body.ts';
import { JSON_TYPE } from './errors.ts';
import { parseJson } from './json.ts';
import { answered, requestId, stickyHeader, tookVersion } from './observe.ts';

/** `/predict`: JSON records with the columns of the data set in, labels and probabilities out. */
export function addPredict(app: FastifyInstance, service: Service): void {
  app.post('/predict', async (request, reply) => {
    // Even a body that cannot be read was meant for some version.
    const header = stickyHeader(service, request);
    let version = service.pick(header);
    tookVersion(request, version.name, 'predict');
    const json = parseJson(bodyOf(request));
    const key = header ?? service.stickyValue(json);
    if (key !== header) {
      version = service.pick(key);
      tookVersion(request, version.name, 'predict');
    }
    const { answer, rows } = await service.predict(version, json, requestId(request));
    answered(service, request, rows);
    return reply.type(JSON_TYPE).send(JSON.stringify(answer));
  });
}
