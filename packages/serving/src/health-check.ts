import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { ConfigurationError, messageOf } from '@slipway/core';
import type { ServerAddress } from './settings.ts';

/** A probe must not outlast the interval between two of them. */
const LIMIT_MS = 3000;

/** The address to ask at; a server that listens on all is asked on loopback. */
function loopbackOf(host: string): string {
  const anywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return anywhere[host] ?? host;
}

/** The status of GET /readyz. The certificate must be the server's own; its name does not matter. */
function askReadiness({ host, port, tls }: ServerAddress): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = {
      host: loopbackOf(host),
      port,
      path: '/readyz',
      agent: false,
      signal: AbortSignal.timeout(LIMIT_MS),
    } as const;
    const request =
      tls === null
        ? requestHttp(options)
        : requestHttps({
            ...options,
            ca: tls.cert,
            allowPartialTrustChain: true,
            checkServerIdentity: () => undefined,
          });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });
}

/**
 * Asks a server on this machine whether it is ready; what a container's HEALTHCHECK runs.
 *
 * @returns why it is not, or null
 * @throws ConfigurationError for port 0, behind which nobody knows the server.
 */
export async function checkHealth(address: ServerAddress): Promise<string | null> {
  if (address.port === 0) {
    throw new ConfigurationError('port', '0 is any free port; name the one the server listens on');
  }
  try {
    const status = await askReadiness(address);
    return status === 200 ? null : `not ready (${status})`;
  } catch (error) {
    return `no answer on ${loopbackOf(address.host)}:${address.port}: ${messageOf(error)}`;
  }
}
