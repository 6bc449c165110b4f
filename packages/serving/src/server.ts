import type { AddressInfo } from 'node:net';
import type { Config, Logger, Workspace } from '@slipway/core';
import { ConfigurationError, messageOf } from '@slipway/core';
import type { FastifyInstance } from 'fastify';
import { addAdmin } from './http/admin.ts';
import { readBodies } from './http/body.ts';
import { createApp } from './http/create-app.ts';
import { Drain } from './http/drain.ts';
import { answerErrors } from './http/errors.ts';
import { addHealth, HEALTH_PATHS } from './http/health.ts';
import { addInference } from './http/inference.ts';
import { addMetrics } from './http/metrics.ts';
import { failed, observeRequests } from './http/observe.ts';
import { addOpenApi } from './http/openapi.ts';
import { addPredict } from './http/predict.ts';
import { requireToken } from './http/security.ts';
import { Metrics } from './metrics/metrics.ts';
import { Service } from './service.ts';
import type { ServingSettings } from './settings.ts';

/** Bytes of the admin endpoint's bodies: names and numbers. */
const ADMIN_BODY_BYTES = 100_000;

/** What a server is started with. */
export interface ServerOptions {
  readonly config: Config;
  readonly workspace: Workspace;
  readonly settings: ServingSettings;
  readonly logger: Logger;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** Of the admin endpoint; null where there is none. */
  readonly adminUrl: string | null;
  /** Fulfilled when the model has answered its warm-up request; rejected when it cannot. */
  readonly ready: Promise<void>;
  /**
   * Ends the server: it says that it is not ready, takes no new connections, answers what is under
   * way (for `serve.drain-seconds` at most) and writes its log. Calling it again changes nothing.
   */
  stop(): Promise<void>;
}

function publicApp(service: Service, { settings, logger }: ServerOptions): FastifyInstance {
  const app = createApp(settings);
  observeRequests(app);
  answerErrors(app, logger, (request, error) => {
    failed(service, request, error);
  });
  if (settings.tokens.length > 0) {
    const isOpen = (url: string): boolean => HEALTH_PATHS.includes(url.split('?', 1)[0] ?? '');
    requireToken(app, settings.tokens, (request) => isOpen(request.url));
  }
  readBodies(app, settings);
  addHealth(app, service);
  addPredict(app, service);
  addInference(app, service);
  addMetrics(app, service);
  addOpenApi(app, service);
  return app;
}

function adminApp(
  service: Service,
  { settings, logger }: ServerOptions,
  tokens: readonly string[],
): FastifyInstance {
  const app = createApp({ tls: settings.tls, receiveMs: settings.receiveMs });
  answerErrors(app, logger);
  requireToken(app, tokens, () => false);
  readBodies(app, { maxBodyBytes: ADMIN_BODY_BYTES, maxBufferBytes: 10 * ADMIN_BODY_BYTES });
  addAdmin(app, service);
  return app;
}

/** @throws ConfigurationError when the address cannot be listened on. */
async function listen(
  app: FastifyInstance,
  host: string,
  port: number,
  setting: string,
): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const words: Record<string, string> = {
      EADDRINUSE: `${port} is in use on ${host}; name another, or 0 for a free one`,
      EACCES: `${port} needs more rights than this user has; name one from 1024`,
      EADDRNOTAVAIL: `${host} is no address of this machine`,
    };
    throw new ConfigurationError(setting, words[code] ?? `${host}:${port}: ${messageOf(error)}`, {
      cause: error,
    });
  }
  const { port: actual, family } = app.server.address() as AddressInfo;
  const shownHost = family === 'IPv6' && host.includes(':') ? `[${host}]` : host;
  const scheme = app.initialConfig.https ? 'https' : 'http';
  return `${scheme}://${shownHost}:${actual}`;
}

/**
 * Starts a server. It listens before the model is loaded, so that probes get a true answer (live,
 * not ready); `ready` tells when it answers predictions.
 *
 * @throws ConfigurationError when an address cannot be listened on.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { settings, logger } = options;
  const metrics = new Metrics(settings.modelName);
  const service = new Service({ ...options, metrics });
  const app = publicApp(service, options);
  const drain = new Drain(app.server, settings.drainMs);
  const apps = [app];
  const url = await listen(app, settings.host, settings.port, 'port');
  let adminUrl: string | null = null;
  if (settings.admin !== null) {
    const { host, port, tokens } = settings.admin;
    const admin = adminApp(service, options, tokens);
    apps.push(admin);
    try {
      adminUrl = await listen(admin, host, port, 'admin-port');
    } catch (error) {
      await app.close();
      throw error;
    }
  }
  const stop = async (): Promise<void> => {
    const wasReady = service.state === 'ready';
    service.beginDraining();
    const close = (): Promise<unknown> => Promise.all(apps.map((one) => one.close()));
    const isClean = await drain.finish(close, wasReady);
    if (!isClean) logger.warning('Requests that took too long were cut off.');
    await service.close();
  };
  let stopping: Promise<void> | null = null;
  return { url, adminUrl, ready: service.start(), stop: () => (stopping ??= stop()) };
}
