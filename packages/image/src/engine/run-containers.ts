import type { EngineCli } from './cli.ts';
import type { ContainerRequest, ContainerRuntime, ContainerState, Conversation } from './engine.ts';
import { EngineError } from './engine.ts';

const LOG_LINES = '200';
/** A server's threads, and some. */
const MOST_PROCESSES = '512';

interface Flags {
  /** Flags of this engine for every container. */
  readonly extra: readonly string[];
}

/** Flags of `docker run` and `podman run` for a container that can do next to nothing. */
export function lockedDown(request: ContainerRequest, { extra }: Flags): string[] {
  const { name, image, memoryBytes, entrypoint, user, network, processes } = request;
  const { variables = {}, writable = [] } = request;
  const [program, ...args] = entrypoint ?? [];
  return [
    ...['--name', name],
    ...['--network', network === undefined ? 'none' : `container:${network}`],
    ...(processes === undefined ? [] : ['--pid', `container:${processes}`]),
    '--read-only',
    ...['--cap-drop', 'ALL'],
    ...['--security-opt', 'no-new-privileges'],
    ...['--memory', String(memoryBytes)],
    ...['--memory-swap', String(memoryBytes)],
    ...['--pids-limit', MOST_PROCESSES],
    '--no-healthcheck',
    ...(user === undefined ? [] : ['--user', user]),
    ...writable.flatMap((folder) => ['--tmpfs', `${folder}:rw,nosuid,nodev,size=64m,mode=1777`]),
    ...Object.entries(variables).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...extra,
    ...(program === undefined ? [] : ['--entrypoint', program]),
    image,
    ...args,
  ];
}

/** Containers through the command line of docker or podman, which agree in these commands. */
export class CliRuntime implements ContainerRuntime {
  readonly name: 'docker' | 'podman';
  readonly #cli: EngineCli;
  readonly #flags: Flags;

  constructor(name: 'docker' | 'podman', cli: EngineCli, extra: readonly string[] = []) {
    this.name = name;
    this.#cli = cli;
    this.#flags = { extra };
  }

  async start(request: ContainerRequest): Promise<void> {
    await this.#cli.run(['run', '--detach', ...lockedDown(request, this.#flags)]);
  }

  converse(request: ContainerRequest): Conversation {
    const flags = lockedDown(request, this.#flags);
    const child = this.#cli.start(['run', '--rm', '--interactive', ...flags]);
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaints = (complaints + chunk).slice(-10_000);
    });
    const { promise: ended, resolve } = Promise.withResolvers<number | null>();
    child.once('close', resolve);
    child.once('error', () => {
      resolve(null);
    });
    return { input: child.stdin, output: child.stdout, complaints: () => complaints, ended };
  }

  async state(name: string): Promise<ContainerState> {
    const text = await this.#cli.run(['container', 'inspect', '--format', '{{json .State}}', name]);
    const state = JSON.parse(text) as { Running: boolean; ExitCode: number; OOMKilled: boolean };
    return { running: state.Running, exitCode: state.ExitCode, outOfMemory: state.OOMKilled };
  }

  async logs(name: string): Promise<string> {
    const { stdout, stderr } = await this.#cli.attempt(['logs', '--tail', LOG_LINES, name]);
    return `${stdout}${stderr}`.trim();
  }

  async signal(name: string, signal: 'TERM' | 'KILL'): Promise<void> {
    const result = await this.#cli.attempt(['kill', '--signal', signal, name]);
    // One that has just ended needs no signal.
    if (result.exitCode !== 0 && (await this.state(name)).running) {
      throw new EngineError(
        `the container could not be sent SIG${signal}: ${result.stderr.trim()}`,
      );
    }
  }

  async wait(name: string, timeoutMs: number): Promise<'ended' | 'timeout'> {
    const result = await this.#cli.attempt(['wait', name], { timeoutMs });
    return result.timedOut ? 'timeout' : 'ended';
  }

  async remove(name: string): Promise<void> {
    await this.#cli.attempt(['rm', '--force', '--volumes', name]);
  }

  removal(name: string): readonly [string, ...string[]] {
    return [this.#cli.program, 'rm', '--force', '--volumes', name];
  }
}
