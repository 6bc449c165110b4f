import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';

/** The part of an application that all its listeners have in common. */
export interface AppSettings {
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Time a client has to send its request. */
  readonly receiveMs: number;
}

/** Time for the headers: a client that sends them byte by byte holds a connection only so long. */
const HEADERS_MS = 10_000;
const KEEP_ALIVE_MS = 75_000;
/** How often connections are looked at for those times. */
const CHECK_EVERY_MS = 1000;

const STATUS_LINES: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** Answers what is not HTTP, or takes too long to become a request. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_LINES[error.code ?? ''] ?? '400 Bad Request';
  const reason = status.slice(4).toLowerCase();
  const body = JSON.stringify({ error: `the connection is closed: ${reason}` });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** A fastify application with bounded times, without a logger of its own. */
export function createApp({ tls, receiveMs }: AppSettings): FastifyInstance {
  const timeouts = {
    requestTimeout: receiveMs,
    headersTimeout: Math.min(HEADERS_MS, receiveMs),
    connectionsCheckingInterval: CHECK_EVERY_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const common = {
    logger: false,
    requestTimeout: receiveMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    clientErrorHandler: refuseConnection,
  } as const;
  if (tls === null) return fastify({ ...common, http: timeouts });
  const secure = fastify({
    ...common,
    https: { ...timeouts, ...tls, minVersion: 'TLSv1.2' },
  });
  return secure;
}
