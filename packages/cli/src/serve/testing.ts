import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from '@jest/globals';
import { RecordingLogger, REPOSITORY_ROOT } from '@slipway/test-support';
import { runServe } from './run.ts';

const packages = path.join(REPOSITORY_ROOT, 'packages');

/** A model of the tests, by its path from packages/, without its ending. */
export function modelFile(name: string): Buffer {
  return readFileSync(path.join(packages, `${name}.onnx`));
}

/** The complete example, whose model takes five columns of three types. */
export const EXAMPLE = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays');

/** A row of the example. */
export const FLIGHT = {
  hour: 8,
  day_of_week: 1,
  distance: 500,
  origin: 'ATL',
  destination: 'LAX',
} as const;

/** An answer with its body read as JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

async function read(response: Response): Promise<JsonAnswer> {
  const text = await response.text();
  const isJson =
    text !== '' && response.headers.get('content-type')?.startsWith('application/json') === true;
  const body: unknown = isJson ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, text, body };
}

/** GET. */
export async function get(url: string, init: RequestInit = {}): Promise<JsonAnswer> {
  return read(await fetch(url, init));
}

/** POST of a value as JSON, or of a text or bytes as they are. */
export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<JsonAnswer> {
  const bytes = body instanceof Uint8Array ? new Uint8Array(body) : null;
  const sent = bytes ?? (typeof body === 'string' ? body : JSON.stringify(body));
  return read(await fetch(url, { method: 'POST', body: sent, headers }));
}

/** The message of a refused request. */
export function errorOf({ body }: JsonAnswer): string {
  const error: unknown =
    typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  if (typeof error !== 'string') throw new Error(`no error: ${JSON.stringify(body)}`);
  return error;
}

/** The value of a metric by its name and labels, in any order; null where it is not there. */
export async function metric(
  url: string,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  const { text } = await get(`${url}/metrics`);
  const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
  const line = text
    .split('\n')
    .find(
      (candidate) =>
        (candidate.startsWith(`${name}{`) || candidate.startsWith(`${name} `)) &&
        wanted.every((label) => candidate.includes(label)),
    );
  return line === undefined ? null : Number(line.slice(line.lastIndexOf(' ') + 1));
}

const stops = new Set<() => Promise<number>>();

// A test that failed left its server running.
afterAll(async () => {
  await Promise.all([...stops].map((stop) => stop()));
});

/** A server in this process. */
export interface ServerHere {
  readonly url: string;
  readonly logger: RecordingLogger;
  /** As SIGTERM; the exit code. */
  readonly stop: () => Promise<number>;
}

/**
 * The command in this process, which starts faster than one of its own.
 *
 * @throws Error with what it said when it ends before it listens
 */
export async function serveHere(
  texts: Readonly<Record<string, string>>,
  directory: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ServerHere> {
  const logger = new RecordingLogger();
  let stop: () => void = () => undefined;
  let ended: Promise<number> = Promise.resolve(0);
  const url = await new Promise<string>((resolve, reject) => {
    ended = runServe(
      { port: '0', 'drain-seconds': '0.1', ...texts },
      {
        directory,
        variables,
        logger,
        print: (line) => {
          resolve(line.replace(/^listening on /, ''));
        },
        onStop: (end) => {
          stop = end;
        },
      },
    );
    void ended.then((code) => {
      reject(new Error(`ended with ${code}: ${logger.of().join('\n')}`));
    });
  });
  const stopOnce = (): Promise<number> => {
    stops.delete(stopOnce);
    stop();
    return ended;
  };
  stops.add(stopOnce);
  return { url, logger, stop: stopOnce };
}
