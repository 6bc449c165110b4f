import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Endpoint } from '../metrics/metrics.ts';
import type { RequestError } from '../request-error.ts';
import type { Service } from '../service.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The version that answers; empty before one was chosen. */
    servedVersion: string;
    /** Which kind of prediction was asked for; null for everything else. */
    endpoint: Endpoint | null;
  }
}

/** Gives requests room for what metrics need to know of them. */
export function observeRequests(app: FastifyInstance): void {
  app.decorateRequest('servedVersion', '');
  app.decorateRequest('endpoint', null);
}

/** Notes which version answers a request. */
export function tookVersion(request: FastifyRequest, version: string, endpoint: Endpoint): void {
  request.servedVersion = version;
  request.endpoint = endpoint;
}

/** The value of the header that keeps a client on one version. */
export function stickyHeader(service: Service, request: FastifyRequest): string | null {
  const value = request.headers[service.context.settings.stickyHeader];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The name that a client or a proxy gave the request; null where there is none, or a long one. */
export function requestId(request: FastifyRequest): string | null {
  const value = request.headers['x-request-id'];
  return typeof value === 'string' && value !== '' && value.length <= 256 ? value : null;
}

/** Counts a request that was answered as asked. */
export function answered(service: Service, request: FastifyRequest, rows: number): void {
  if (request.endpoint === null) return;
  const seconds = (performance.now() - request.receivedAt) / 1000;
  service.context.metrics.succeeded(request.servedVersion, request.endpoint, rows, seconds);
}

function endpointOf(url: string): Endpoint | null {
  if (url.startsWith('/predict')) return 'predict';
  return /^\/v2\/models\/.*\/infer/.test(url) ? 'infer' : null;
}

/** Counts a request that was not. */
export function failed(service: Service, request: FastifyRequest, error: RequestError): void {
  const endpoint = request.endpoint ?? endpointOf(request.url);
  if (endpoint === null) return;
  service.context.metrics.failed(request.servedVersion, endpoint, error.status, error.reason);
}
