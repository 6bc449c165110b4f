import type { Readable, Writable } from 'node:stream';

/** What an engine knows of an image that it has. */
export interface LocalImage {
  /** `sha256:` and the digest of its configuration. */
  readonly id: string;
  /** `linux/amd64` */
  readonly platform: string;
  /** Digests of its layers, uncompressed, from the base up. */
  readonly diffIds: readonly string[];
  /** `repository@sha256:…`, where a registry has it. */
  readonly repoDigests: readonly string[];
}

export interface BuildRequest {
  /** Folder of the build context. */
  readonly context: string;
  /** The Dockerfile's path. */
  readonly dockerfile: string;
  /** SOURCE_DATE_EPOCH: seconds since 1970. */
  readonly epoch: number;
  readonly platform: string | null;
  /** Whether the build may use the network. */
  readonly hasNetwork: boolean;
  readonly onLine: (line: string) => void;
}

/** A builder and its store of images. Names are checked references. */
export interface ImageBuilder {
  readonly name: 'docker' | 'podman' | 'buildah';
  /** Of the program, and what it builds with. */
  readonly version: string;
  /** Whether it builds for other platforms than this machine's. */
  readonly buildsForOthers: boolean;
  /**
   * Fetches an image.
   *
   * @throws EngineError when it cannot be had
   */
  pull(reference: string, platform: string | null): Promise<void>;
  /** Null when the engine does not have the image. */
  inspect(reference: string): Promise<LocalImage | null>;
  /**
   * Builds an image without giving it a name.
   *
   * @returns its id
   * @throws EngineError with the last lines of the build
   */
  build(request: BuildRequest): Promise<string>;
  /** Writes an image in the format of `docker save`. */
  save(id: string, output: Writable): Promise<void>;
  /** Reads an image in that format, which has this id. */
  load(input: Readable, id: string): Promise<void>;
  tag(id: string, name: string): Promise<void>;
  /** Removes a name, and the image when it was the last one. */
  untag(name: string): Promise<void>;
  /**
   * Pushes an image under one of its names, with the credentials of the user's configuration.
   *
   * @throws EngineError with the registry's reason
   */
  push(name: string): Promise<void>;
}

/** How a container is started. Everything that is not said is as locked down as it can be. */
export interface ContainerRequest {
  /** Name of the container. */
  readonly name: string;
  readonly image: string;
  readonly memoryBytes: number;
  /** Programs and arguments instead of the image's own. */
  readonly entrypoint?: readonly string[];
  /** `uid[:gid]` instead of the image's user. */
  readonly user?: string;
  /** Container whose network is shared; by default there is none. */
  readonly network?: string;
  /** Container whose processes are seen. */
  readonly processes?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Folders with an empty file system in memory. */
  readonly writable?: readonly string[];
}

/** What has become of a container. */
export interface ContainerState {
  readonly running: boolean;
  readonly exitCode: number;
  /** Whether its memory limit ended it. */
  readonly outOfMemory: boolean;
}

/** A program that runs in a container and is spoken to. */
export interface Conversation {
  readonly input: Writable;
  readonly output: Readable;
  /** What it wrote to its standard error so far. */
  readonly complaints: () => string;
  /** Settled when it has ended. */
  readonly ended: Promise<number | null>;
}

/** Runs containers: without network, read-only, without capabilities, with a memory limit. */
export interface ContainerRuntime {
  readonly name: 'docker' | 'podman';
  /** Starts a container in the background. */
  start(request: ContainerRequest): Promise<void>;
  /** Starts a container that is spoken to through its standard input and output. */
  converse(request: ContainerRequest): Conversation;
  state(name: string): Promise<ContainerState>;
  /** What the container wrote, its last lines. */
  logs(name: string): Promise<string>;
  signal(name: string, signal: 'TERM' | 'KILL'): Promise<void>;
  /** Waits until the container has ended. */
  wait(name: string, timeoutMs: number): Promise<'ended' | 'timeout'>;
  /** Removes a container that may be running, or may not be there. */
  remove(name: string): Promise<void>;
  /** The command that does the same, for whoever cleans up after a crash. */
  removal(name: string): readonly [string, ...string[]];
}

/** An engine failed; the message is its reason, in one line. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}
