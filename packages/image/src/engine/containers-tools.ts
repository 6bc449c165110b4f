import { ProgramMissing } from '../process/programs.ts';
import type { EngineCli } from './cli.ts';
import { reasonOf } from './cli.ts';
import { isLoopback, parseReference } from '../reference/reference.ts';
import type { BuildRequest } from './engine.ts';

// podman and buildah share their storage and most of their commands
// (github.com/containers/podman, github.com/containers/buildah).

/** The flags of `build`. Docker's format keeps HEALTHCHECK, OCI's has none. */
export function buildFlags(request: BuildRequest, idFile: string): string[] {
  return [
    ...['--format', 'docker'],
    ...['--iidfile', idFile],
    ...['--file', request.dockerfile],
    ...['--timestamp', String(request.epoch)],
    ...['--build-arg', `SOURCE_DATE_EPOCH=${request.epoch}`],
    ...['--layers=true'],
    ...(request.platform === null ? [] : ['--platform', request.platform]),
    ...(request.hasNetwork ? [] : ['--network', 'none']),
    request.context,
  ];
}

/** docker takes a registry on this machine without TLS; these programs have to be told to. */
export function tlsFlags(name: string): string[] {
  return isLoopback(parseReference(name, 'tags').registry) ? ['--tls-verify=false'] : [];
}

/** An image id with its algorithm, which these programs leave out here and there. */
export function withAlgorithm(id: string): string {
  return id.startsWith('sha256:') ? id : `sha256:${id}`;
}

/** Whether the program says that it does not have an image. */
export function isUnknown(stderr: string): boolean {
  return /no such image|image not known|not found in local storage/i.test(stderr);
}

/** The version that `podman --version` or `buildah --version` tells; the reason when it does not. */
export async function versionOf(cli: EngineCli): Promise<{ version: string } | string> {
  try {
    const result = await cli.attempt(['--version'], { timeoutMs: 30_000 });
    const version = /version (\S+)/.exec(result.stdout)?.[1];
    return version === undefined ? reasonOf(result) : { version };
  } catch (error) {
    if (error instanceof ProgramMissing) return error.message;
    throw error;
  }
}
