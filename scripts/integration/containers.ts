// The container engine and the registry of the integration suite: Debian's dockerd and
// docker-registry, on sockets and folders of their own.
import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Parts that run, and what tests need to reach them. */
export interface Containers {
  /** Variables for the tests; on a machine that cannot run containers, the reason. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const PACKAGES = ['docker.io', 'docker-registry', 'iptables', 'podman', 'buildah'];
const PROGRAMS = ['dockerd', 'docker', 'docker-registry'];
/** Without these, tests of other engines are left out. */
const FURTHER = ['podman', 'buildah'];

function isInstalled(program: string): boolean {
  const folders = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`.split(path.delimiter);
  return folders.some((folder) => existsSync(path.join(folder, program)));
}

function install(): string | null {
  if ([...PROGRAMS, ...FURTHER].every(isInstalled)) return null;
  console.log(`Installing ${PACKAGES.join(', ')} …`);
  const options = {
    stdio: 'inherit' as const,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['-qq', 'update'], options);
  const flags = ['-qq', '-y', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0'];
  // The packages start services of their own; those are not needed, and may not be able to run.
  spawnSync('apt-get', ['install', ...flags, ...PACKAGES], {
    ...options,
    env: { ...options.env, RUNLEVEL: '1' },
  });
  const missing = PROGRAMS.filter((program) => !isInstalled(program));
  return missing.length === 0 ? null : `${missing.join(', ')} cannot be installed here`;
}

async function freePort(): Promise<number> {
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

function startProgram(folder: string, program: string, args: readonly string[]): ChildProcess {
  const log = openSync(path.join(folder, `${program}.log`), 'a');
  const environment = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
  const child = spawn(program, args, { stdio: ['ignore', log, log], env: environment });
  child.on('error', () => undefined);
  return child;
}

async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => {
    resolve();
  });
  child.kill('SIGTERM');
  await Promise.race([promise, sleep(20_000)]);
  child.kill('SIGKILL');
}

/** Waits until `check` passes; the reason when it does not, or the program ends before. */
async function waitFor(
  child: ChildProcess,
  log: string,
  check: () => boolean | Promise<boolean>,
): Promise<string | null> {
  for (let attempt = 0; attempt < 120; attempt++) {
    if (child.exitCode !== null) break;
    if (await check()) return null;
    await sleep(250);
  }
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return lines.at(-1) ?? 'it did not start';
}

async function startDocker(
  folder: string,
): Promise<{ child: ChildProcess; host: string } | string> {
  const host = `unix://${path.join(folder, 'docker.sock')}`;
  const child = startProgram(folder, 'dockerd', [
    ...['--host', host],
    ...['--data-root', path.join(folder, 'data')],
    ...['--exec-root', path.join(folder, 'exec')],
    ...['--pidfile', path.join(folder, 'docker.pid')],
    // No test needs a network between containers, and rules of iptables need more rights.
    '--bridge=none',
    '--iptables=false',
  ]);
  const problem = await waitFor(child, path.join(folder, 'dockerd.log'), () => {
    return spawnSync('docker', ['--host', host, 'info']).status === 0;
  });
  if (problem === null) return { child, host };
  await stopProgram(child);
  return `dockerd does not start: ${problem}`;
}

async function startRegistry(folder: string): Promise<{ child: ChildProcess; address: string }> {
  const address = `127.0.0.1:${await freePort()}`;
  const configuration = path.join(folder, 'registry.yml');
  const storage = {
    filesystem: { rootdirectory: path.join(folder, 'registry') },
    delete: { enabled: true },
  };
  writeFileSync(
    configuration,
    JSON.stringify({ version: 0.1, log: { level: 'error' }, storage, http: { addr: address } }),
  );
  const child = startProgram(folder, 'docker-registry', ['serve', configuration]);
  const problem = await waitFor(child, path.join(folder, 'docker-registry.log'), async () => {
    const answer = await fetch(`http://${address}/v2/`).catch(() => null);
    return answer?.ok === true;
  });
  if (problem !== null) throw new Error(`docker-registry does not start: ${problem}`);
  return { child, address };
}

const nothing = (reason: string): Containers => ({
  variables: { SLIPWAY_NO_CONTAINERS: reason },
  stop: () => Promise.resolve(),
});

/** Installs and starts the engine and the registry, where the machine allows it. */
export async function startContainers(): Promise<Containers> {
  const missing = install();
  if (missing !== null) return nothing(missing);
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-containers-'));
  const docker = await startDocker(folder);
  if (typeof docker === 'string') {
    rmSync(folder, { recursive: true, force: true });
    return nothing(docker);
  }
  const registry = await startRegistry(folder);
  return {
    variables: { SLIPWAY_DOCKER_HOST: docker.host, SLIPWAY_REGISTRY: registry.address },
    stop: async () => {
      await stopProgram(registry.child);
      await stopProgram(docker.child);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
