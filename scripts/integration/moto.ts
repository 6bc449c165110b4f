// moto's server from PyPI, which answers as SageMaker and S3 do.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './judges.ts';
import { pythonWith } from './python.ts';

/** Variables for the tests; where the server cannot be had, the reason in SLIPWAY_NO_MOTO. */
export interface Moto {
  readonly variables: Readonly<Record<string, string>>;
  stop(): void;
}

const REQUIREMENTS = 'packages/registry/requirements-moto.txt';

function unavailable(reason: string): Moto {
  return { variables: { SLIPWAY_NO_MOTO: reason }, stop: () => undefined };
}

/** Installs and starts the server. */
export async function startMoto(cache: string): Promise<Moto> {
  let programs: string;
  try {
    programs = path.dirname(pythonWith(cache, REQUIREMENTS));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return unavailable(`moto cannot be installed here (${why})`);
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['-H', '127.0.0.1', '-p', String(port)];
  const child = spawn(path.join(programs, 'moto_server'), args, { stdio: 'ignore' });
  for (let attempt = 0; attempt < 120 && child.exitCode === null; attempt++) {
    const isUp = await fetch(`${url}/moto-api/data.json`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { variables: { SLIPWAY_MOTO: url }, stop: () => void child.kill() };
    await sleep(500);
  }
  child.kill();
  return unavailable('its server does not start');
}
