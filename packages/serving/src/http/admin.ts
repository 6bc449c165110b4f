import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServedVersion } from '../model/served-version.ts';
import { badRequest, RequestError, shown } from '../request-error.ts';
import type { Service } from '../service.ts';
import { bodyOf } from './body.ts';
import { JSON_TYPE } from './errors.ts';
import { isJsonObject, own, parseJson, stringifySafe } from './json.ts';

const VERSION_NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/;

type JsonObject = Readonly<Record<string, unknown>>;

function conflict(message: string): RequestError {
  return new RequestError(409, 'conflict', message);
}

function objectOf(request: FastifyRequest, allowed: readonly string[]): JsonObject {
  const { value } = parseJson(bodyOf(request));
  if (!isJsonObject(value)) throw badRequest(`the body must be an object, not ${shown(value)}`);
  const unknown = Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown === undefined) return value;
  throw badRequest(`${shown(unknown)} is not known; keys are ${allowed.join(', ')}`);
}

function optionalText(object: JsonObject, key: string): string | null {
  const value = own(object, key);
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && value !== '') return value;
  throw badRequest(`${key} must be a text, not ${shown(value)}`);
}

function weightsOf(value: unknown): Map<string, number> {
  if (!isJsonObject(value)) {
    throw badRequest('weights must be an object of percentages by version, {"1": 95, "2": 5}');
  }
  return new Map(
    Object.entries(value).map(([version, weight]) => {
      if (typeof weight === 'number') return [version, weight];
      throw badRequest(`the weight of ${shown(version)} must be a number, not ${shown(weight)}`);
    }),
  );
}

function shadowsOf(value: unknown): Set<string> {
  const isList = Array.isArray(value) && value.every((name) => typeof name === 'string');
  if (isList) return new Set(value);
  throw badRequest(`shadows must be a list of versions, not ${shown(value)}`);
}

function describeTraffic({ versions }: Service): object {
  const { weights, shadows } = versions.plan;
  return {
    revision: versions.revision,
    weights: Object.fromEntries(weights),
    shadows: [...shadows],
  };
}

function describeVersion(service: Service, version: ServedVersion): object {
  const { name, path, sha256, sizeBytes, engine, notes } = version.parts;
  const { weights, shadows } = service.versions.plan;
  return {
    version: name,
    path,
    sha256,
    sizeBytes,
    runtime: engine.runtime,
    weight: weights.get(name) ?? 0,
    shadow: shadows.has(name),
    inFlight: version.inFlight,
    notes,
  };
}

/** Whoever changed the traffic since the caller looked must not be overruled unknowingly. */
function checkRevision({ versions }: Service, body: JsonObject): void {
  const revision = optionalText(body, 'revision');
  if (revision === null || revision === versions.revision) return;
  throw conflict(`the traffic was changed meanwhile: revision is ${versions.revision} now`);
}

function addTraffic(app: FastifyInstance, service: Service): void {
  app.get('/admin/traffic', (_request, reply) =>
    reply.type(JSON_TYPE).send(stringifySafe(describeTraffic(service))),
  );
  app.put('/admin/traffic', (request, reply) => {
    const body = objectOf(request, ['weights', 'shadows', 'revision']);
    checkRevision(service, body);
    const shadows = own(body, 'shadows');
    const plan = {
      weights: weightsOf(own(body, 'weights')),
      shadows: shadows === undefined ? service.versions.plan.shadows : shadowsOf(shadows),
    };
    const problem = service.versions.setPlan(plan);
    if (problem !== null) throw badRequest(problem);
    return reply.type(JSON_TYPE).send(stringifySafe(describeTraffic(service)));
  });
}

interface VersionParams {
  readonly version: string;
}

/**
 * Takes a version out of service: refused while it has traffic; requests under way are answered
 * first.
 */
async function unload(service: Service, name: string): Promise<ServedVersion> {
  const version = service.requireVersion(name);
  const { weights, shadows } = service.versions.plan;
  if ((weights.get(name) ?? 0) > 0)
    throw conflict(`version ${name} has traffic; set it to 0 first`);
  if (shadows.has(name)) throw conflict(`version ${name} is a shadow; take it out first`);
  service.versions.remove(name);
  await version.close();
  return version;
}

function addVersions(app: FastifyInstance, service: Service): void {
  app.get('/admin/versions', (_request, reply) => {
    const versions = [...service.versions.all()].map((one) => describeVersion(service, one));
    return reply.type(JSON_TYPE).send(stringifySafe({ versions }));
  });
  app.put<{ Params: VersionParams }>('/admin/versions/:version', async (request, reply) => {
    const name = request.params.version;
    if (!VERSION_NAME.test(name)) {
      throw badRequest(`${shown(name)} is no name of a version; letters, digits and . _ + - are`);
    }
    const body = objectOf(request, ['path', 'evidence', 'sha256']);
    const path = optionalText(body, 'path');
    if (path === null) throw badRequest('path is missing: the model file to load');
    const evidence = optionalText(body, 'evidence');
    const sha256 = optionalText(body, 'sha256');
    const wanted = { version: name, path, evidence, sha256 };
    const { version, isNew } = await service.loadWhileRunning(wanted);
    return reply
      .status(isNew ? 201 : 200)
      .type(JSON_TYPE)
      .send(stringifySafe(describeVersion(service, version)));
  });
  app.delete<{ Params: VersionParams }>('/admin/versions/:version', async (request, reply) => {
    const removed = await unload(service, request.params.version);
    return reply.type(JSON_TYPE).send(stringifySafe({ removed: removed.name }));
  });
}

/**
 * The admin endpoint: which versions are loaded, and how traffic is shared out. It has a listener
 * of its own, on loopback unless told otherwise, and every request needs a token.
 */
export function addAdmin(app: FastifyInstance, service: Service): void {
  addTraffic(app, service);
  addVersions(app, service);
}
