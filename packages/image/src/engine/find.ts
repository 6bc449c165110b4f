import type { ImageBuilderName } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { TemporaryFolder } from '../process/janitor.ts';
import type { Programs } from '../process/programs.ts';
import { findBuildah } from './buildah.ts';
import { findDocker } from './docker.ts';
import type { ContainerRuntime, ImageBuilder } from './engine.ts';
import { findPodman } from './podman.ts';
import { CliRuntime } from './run-containers.ts';

/** What builds images here, and what runs them. */
export interface Engine {
  readonly builder: ImageBuilder;
  /** Null when nothing can run the images: the reason is beside it. */
  readonly runtime: ContainerRuntime | null;
}

type Found = Engine | string;

async function docker(programs: Programs, scratch: TemporaryFolder): Promise<Found> {
  const found = await findDocker(programs, scratch);
  if (typeof found === 'string') return found;
  return { builder: found.builder, runtime: new CliRuntime('docker', found.cli) };
}

/** podman's `--read-only` leaves /tmp and /run writable unless it is told not to. */
const PODMAN_FLAGS = ['--read-only-tmpfs=false'];

async function podman(programs: Programs, scratch: TemporaryFolder): Promise<Found> {
  const found = await findPodman(programs, scratch);
  if (typeof found === 'string') return found;
  return { builder: found.builder, runtime: new CliRuntime('podman', found.cli, PODMAN_FLAGS) };
}

async function buildah(programs: Programs, scratch: TemporaryFolder): Promise<Found> {
  const found = await findBuildah(programs, scratch);
  if (typeof found === 'string') return found;
  const runner = await findPodman(programs, scratch);
  const runtime =
    typeof runner === 'string' ? null : new CliRuntime('podman', runner.cli, PODMAN_FLAGS);
  return { builder: found.builder, runtime };
}

const FINDERS = { docker, podman, buildah } as const;

/**
 * The engine that the user named, or the first that there is: docker, podman, buildah.
 *
 * @throws ConfigurationError that says what was looked for and why it cannot be used
 */
export async function findEngine(
  wanted: ImageBuilderName,
  programs: Programs,
  scratch: TemporaryFolder,
): Promise<Engine> {
  const names = wanted === 'auto' ? (['docker', 'podman', 'buildah'] as const) : [wanted];
  const reasons: string[] = [];
  for (const name of names) {
    const found = await FINDERS[name](programs, scratch);
    if (typeof found !== 'string') return found;
    reasons.push(`${name}: ${found}`);
  }
  throw new ConfigurationError(
    'builder',
    `no program that builds images can be used (${reasons.join('; ')}); ` +
      'install docker and start its daemon, or podman',
  );
}
