import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How a candidate misbehaves. */
export interface Fault {
  /** Share of the answers that are 500. */
  readonly errors: number;
  readonly delayMs: number;
}

export interface FaultyServer {
  readonly url: string;
  close(): Promise<void>;
}

const EDGES = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A model server that errs or is slow, and says so in its metrics as Slipway's does. */
export async function startFaultyServer(version: string, fault: Fault): Promise<FaultyServer> {
  const labels = `model="flight-delay",version="${version}",endpoint="predict"`;
  let [good, bad] = [0, 0];
  const seconds: number[] = [];
  const metrics = (): string =>
    [
      `slipway_requests_total{${labels},code="200"} ${good}`,
      `slipway_requests_total{${labels},code="500"} ${bad}`,
      ...EDGES.map((edge) => {
        const count = seconds.filter((value) => value <= edge).length;
        return `slipway_request_duration_seconds_bucket{${labels},le="${edge}"} ${count}`;
      }),
      `slipway_request_duration_seconds_bucket{${labels},le="+Inf"} ${seconds.length}`,
      '',
    ].join('\n');
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/metrics') response.end(metrics());
    else if (request.url === '/readyz') response.end('ready');
    else {
      const started = performance.now();
      void delay(fault.delayMs).then(() => {
        const isBad = Math.random() < fault.errors;
        if (isBad) bad += 1;
        else {
          good += 1;
          seconds.push((performance.now() - started) / 1000);
        }
        response.writeHead(isBad ? 500 : 200).end('{}');
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
