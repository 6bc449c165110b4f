import { VERSION } from '@slipway/core';
import { isFloat } from '@slipway/model';
import type { FastifyInstance } from 'fastify';
import type { ServedVersion } from '../model/served-version.ts';
import type { RecordColumn } from '../records/record-reader.ts';
import type { Service } from '../service.ts';
import { JSON_TYPE } from './errors.ts';
import { stringifySafe } from './json.ts';

/** What a column of a record may be in JSON. */
function columnSchema({ elementType }: RecordColumn): object {
  const description = `The model takes ${elementType}.`;
  if (elementType === 'string') return { type: ['string', 'integer', 'boolean'], description };
  if (elementType === 'bool') return { type: ['boolean', 'integer'], description };
  return isFloat(elementType)
    ? {
        type: ['number', 'boolean', 'null'],
        description: `${description} null is a missing value.`,
      }
    : { type: ['integer', 'boolean'], description };
}

function recordSchema(version: ServedVersion | null): object {
  const columns = version?.parts.reader.is?.columns ?? [];
  return {
    type: 'object',
    description: 'One row, by the names of the data set’s columns. Further keys are not looked at.',
    required: columns.map(({ name }) => name),
    properties: Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)])),
  };
}

function answerSchema(version: ServedVersion | null): object {
  const classes = version?.parts.interpreter.is?.classes ?? null;
  const probability = { type: ['number', 'null'] };
  const probabilities =
    classes === null
      ? { type: 'null' }
      : {
          type: ['object', 'null'],
          description: 'Probability of each class; null where the model gives none.',
          properties: Object.fromEntries(classes.map((name) => [name, probability])),
        };
  return {
    type: 'object',
    required: ['label', 'probabilities', 'version'],
    properties: {
      label: {
        type: ['string', 'number', 'boolean', 'null'],
        description: 'The predicted class, or the predicted value of a regression.',
      },
      probabilities,
      version: { type: 'string', description: 'The version that answered.' },
      reason: { type: 'string', description: 'Why there is no label, or no probabilities.' },
    },
  };
}

const TENSOR = {
  type: 'object',
  required: ['name', 'shape', 'datatype'],
  properties: {
    name: { type: 'string' },
    shape: { type: 'array', items: { type: 'integer', minimum: 0 } },
    datatype: { type: 'string' },
    parameters: { type: 'object' },
    data: { type: 'array', items: {} },
  },
};

const INFER_REQUEST = {
  type: 'object',
  required: ['inputs'],
  properties: {
    id: { type: 'string' },
    parameters: { type: 'object' },
    inputs: { type: 'array', items: { $ref: '#/components/schemas/Tensor' } },
    outputs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, parameters: { type: 'object' } },
      },
    },
  },
};

const INFER_RESPONSE = {
  type: 'object',
  required: ['model_name', 'model_version', 'outputs'],
  properties: {
    model_name: { type: 'string' },
    model_version: { type: 'string' },
    id: { type: 'string' },
    outputs: { type: 'array', items: { $ref: '#/components/schemas/Tensor' } },
  },
};

const ERROR = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string', description: 'What was wrong, in one sentence.' } },
};

function json(description: string, schema: object): object {
  return { description, content: { 'application/json': { schema } } };
}

function reference(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

/** What may go wrong with a request for predictions. */
const FAILURES = {
  400: json(
    'The request cannot be used; the message names the column or input.',
    reference('Error'),
  ),
  413: json('The body or the number of rows is above the limit.', reference('Error')),
  422: json('The model cannot answer this kind of request.', reference('Error')),
  429: {
    ...json('More work than the server takes on.', reference('Error')),
    headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } },
  },
  500: json('The model failed.', reference('Error')),
  503: json('The model is being loaded.', reference('Error')),
  504: json('There was no answer in time.', reference('Error')),
};

function predictPath(): object {
  const oneOrMany = (name: string): object => ({
    oneOf: [reference(name), { type: 'array', items: reference(name) }],
  });
  return {
    post: {
      summary: 'Predictions for records',
      operationId: 'predict',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: oneOrMany('Record') } },
      },
      responses: { 200: json('The predictions.', oneOrMany('Answer')), ...FAILURES },
    },
  };
}

/** The parameters that a path has in braces. */
function parametersOf(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

const NOT_FOUND = json('There is no such model or version.', reference('Error'));

function inferPath(path: string, operationId: string): object {
  return {
    parameters: parametersOf(path),
    post: {
      summary: 'Open Inference Protocol (v2): inference',
      operationId,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: reference('InferRequest') } },
      },
      responses: {
        200: json('The outputs.', reference('InferResponse')),
        404: NOT_FOUND,
        ...FAILURES,
      },
    },
  };
}

const INFER_PATHS = [
  ['/v2/models/{model}/infer', 'infer'],
  ['/v2/models/{model}/versions/{version}/infer', 'inferVersion'],
] as const;

/** What can be asked for with GET: path, operation, summary, and what 503 means where it may be. */
const GETS: readonly (readonly [path: string, id: string, summary: string, failure?: string])[] = [
  ['/v2', 'serverMetadata', 'Name, version and extensions of the server'],
  ['/v2/models', 'models', 'Names of the models'],
  ['/v2/models/{model}', 'modelMetadata', 'Inputs, outputs and versions of the model'],
  ['/v2/models/{model}/versions/{version}', 'versionMetadata', 'The same of one version'],
  ['/v2/models/{model}/ready', 'modelReady', 'Whether the model answers', 'Not yet.'],
  [
    '/v2/models/{model}/versions/{version}/ready',
    'versionReady',
    'Whether a version answers',
    'Not yet.',
  ],
  ['/v2/health/live', 'live', 'Whether the process answers'],
  ['/v2/health/ready', 'ready', 'Whether predictions are answered', 'Not yet, or no longer.'],
  ['/healthz', 'healthz', 'As /v2/health/live'],
  ['/readyz', 'readyz', 'As /v2/health/ready', 'Not yet, or no longer.'],
  ['/metrics', 'metrics', 'Metrics for Prometheus'],
  ['/openapi.json', 'description', 'This document'],
];

function getPaths(): Record<string, object> {
  return Object.fromEntries(
    GETS.map(([path, operationId, summary, failure]) => [
      path,
      {
        parameters: parametersOf(path),
        get: {
          summary,
          operationId,
          responses: {
            200: { description: 'Yes.' },
            ...(path.includes('{') ? { 404: NOT_FOUND } : {}),
            ...(failure === undefined ? {} : { 503: { description: failure } }),
          },
        },
      },
    ]),
  );
}

/** An OpenAPI 3.1 document of the server, with the columns and classes of its model. */
export function openApiDocument(service: Service): object {
  const version = [...service.versions.all()][0] ?? null;
  const hasTokens = service.context.settings.tokens.length > 0;
  return {
    openapi: '3.1.0',
    info: { title: service.modelName, version: version?.name ?? VERSION },
    ...(hasTokens ? { security: [{ bearer: [] }] } : {}),
    paths: {
      '/predict': predictPath(),
      ...Object.fromEntries(
        INFER_PATHS.map(([path, operationId]) => [path, inferPath(path, operationId)]),
      ),
      ...getPaths(),
    },
    components: {
      schemas: {
        Record: recordSchema(version),
        Answer: answerSchema(version),
        Tensor: TENSOR,
        InferRequest: INFER_REQUEST,
        InferResponse: INFER_RESPONSE,
        Error: ERROR,
      },
      ...(hasTokens ? { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } : {}),
    },
  };
}

export function addOpenApi(app: FastifyInstance, service: Service): void {
  app.get('/openapi.json', (_request, reply) =>
    reply.type(JSON_TYPE).send(stringifySafe(openApiDocument(service))),
  );
}
