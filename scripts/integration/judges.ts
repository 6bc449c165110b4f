// What the registry is judged by, from PyPI: gto, dvc, and an MLflow server on SQLite.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonWith } from './python.ts';

/** Variables for the tests; where a part cannot be had, the reason in SLIPWAY_NO_JUDGES. */
export interface Judges {
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const REQUIREMENTS = 'packages/registry/requirements.txt';

function unavailable(reason: string): Judges {
  return { variables: { SLIPWAY_NO_JUDGES: reason }, stop: () => Promise.resolve() };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<number>();
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => {
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return promise;
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function startMlflow(
  programs: string,
  folder: string,
): Promise<{ child: ChildProcess; url: string } | null> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = openSync(path.join(folder, 'mlflow.log'), 'a');
  const args = [
    'server',
    ...['--backend-store-uri', `sqlite:///${path.join(folder, 'mlflow.db')}`],
    ...['--artifacts-destination', path.join(folder, 'artifacts')],
    ...['--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
  ];
  // A group of its own: the server starts workers, which have to go with it.
  const options = { stdio: ['ignore', log, log] as ['ignore', number, number], detached: true };
  const child = spawn(path.join(programs, 'mlflow'), args, options);
  for (let attempt = 0; attempt < 240 && child.exitCode === null; attempt++) {
    if (await answers(url)) return { child, url };
    await sleep(500);
  }
  await stopGroup(child);
  return null;
}

async function stopGroup({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(-pid, signal);
    } catch {
      return;
    }
    await sleep(2000);
  }
}

/** Installs and starts the parts. */
export async function startJudges(cache: string): Promise<Judges> {
  let programs: string;
  try {
    programs = path.dirname(pythonWith(cache, REQUIREMENTS));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return unavailable(`gto, dvc and mlflow cannot be installed here (${why})`);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-mlflow-'));
  const server = await startMlflow(programs, folder);
  if (server === null) return unavailable('the MLflow server does not start');
  return {
    variables: { SLIPWAY_JUDGES: programs, SLIPWAY_MLFLOW: server.url },
    stop: async () => {
      await stopGroup(server.child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
