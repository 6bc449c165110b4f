import { VERSION } from '@slipway/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServedVersion } from '../model/served-version.ts';
import type { InferBody } from '../protocol/infer-request.ts';
import { writeInferResponse } from '../protocol/infer-response.ts';
import { describeSpec } from '../protocol/tensor-spec.ts';
import { badRequest } from '../request-error.ts';
import type { Service } from '../service.ts';
import { bodyOf } from './body.ts';
import { JSON_TYPE } from './errors.ts';
import { parseJson, stringifySafe } from './json.ts';
import { answered, stickyHeader, tookVersion } from './observe.ts';

const HEADER_LENGTH = 'inference-header-content-length';

interface ModelParams {
  readonly model: string;
  readonly version?: string;
}

/** The JSON of a request and the bytes behind it, which a header tells apart. */
function splitBody(request: FastifyRequest): InferBody {
  const body = bodyOf(request);
  const header = request.headers[HEADER_LENGTH];
  if (header === undefined) return { json: parseJson(body), binary: Buffer.alloc(0) };
  const length = Number(header);
  if (!Number.isSafeInteger(length) || length < 0 || length > body.length) {
    throw badRequest(
      `the header ${HEADER_LENGTH} must be the length of the JSON, at most the body’s ${body.length}`,
    );
  }
  return { json: parseJson(body.subarray(0, length)), binary: body.subarray(length) };
}

function versionFor(
  service: Service,
  request: FastifyRequest,
  { model, version }: ModelParams,
): ServedVersion {
  service.requireModel(model);
  return version === undefined
    ? service.pick(stickyHeader(service, request))
    : service.requireVersion(version);
}

async function infer(
  service: Service,
  request: FastifyRequest<{ Params: ModelParams }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const version = versionFor(service, request, request.params);
  tookVersion(request, version.name, 'infer');
  const { request: asked, outputs } = await service.infer(version, splitBody(request));
  const facts = { model: service.modelName, version: version.name, id: asked.id };
  const response = writeInferResponse(facts, asked.outputs, outputs);
  if (response.headerLength !== null) reply.header(HEADER_LENGTH, String(response.headerLength));
  answered(service, request, asked.rows ?? 1);
  return reply.type(response.contentType).send(response.body);
}

function addMetadata(app: FastifyInstance, service: Service): void {
  const server = {
    name: 'slipway',
    version: VERSION,
    extensions: ['binary_tensor_data'],
  };
  app.get('/v2', (_request, reply) => reply.type(JSON_TYPE).send(JSON.stringify(server)));
  app.get('/v2/models', (_request, reply) =>
    reply.type(JSON_TYPE).send(stringifySafe({ models: [service.modelName] })),
  );
  const describe = (
    request: FastifyRequest<{ Params: ModelParams }>,
    reply: FastifyReply,
  ): FastifyReply => {
    const version = versionFor(service, request, request.params);
    const { inputs, outputs } = version.parts.interface;
    const names = [...service.versions.all()].map(({ name }) => name);
    return reply.type(JSON_TYPE).send(
      stringifySafe({
        name: service.modelName,
        versions: request.params.version === undefined ? names : [version.name],
        platform: 'onnx_onnxv1',
        inputs: inputs.map(describeSpec),
        outputs: outputs.map(describeSpec),
      }),
    );
  };
  app.get('/v2/models/:model', describe);
  app.get('/v2/models/:model/versions/:version', describe);
}

function addModelReadiness(app: FastifyInstance, service: Service): void {
  const isReady = (
    request: FastifyRequest<{ Params: ModelParams }>,
    reply: FastifyReply,
  ): FastifyReply => {
    const { model, version } = request.params;
    service.requireModel(model);
    const ready = service.state === 'ready';
    if (ready && version !== undefined) service.requireVersion(version);
    return reply
      .status(ready ? 200 : 503)
      .type(JSON_TYPE)
      .send(stringifySafe({ name: service.modelName, ready }));
  };
  app.get('/v2/models/:model/ready', isReady);
  app.get('/v2/models/:model/versions/:version/ready', isReady);
}

/** The Open Inference Protocol (v2) over REST: metadata, readiness of models, inference. */
export function addInference(app: FastifyInstance, service: Service): void {
  addMetadata(app, service);
  addModelReadiness(app, service);
  const handler = (
    request: FastifyRequest<{ Params: ModelParams }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => infer(service, request, reply);
  app.post('/v2/models/:model/infer', handler);
  app.post('/v2/models/:model/versions/:version/infer', handler);
}
