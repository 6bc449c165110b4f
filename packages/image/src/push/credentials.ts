import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ConfigurationError, messageOf } from '@slipway/core';
import { z } from 'zod';
import type { Programs, Variables } from '../process/programs.ts';
import { ProgramMissing } from '../process/programs.ts';

/** How a client proves to a registry who it is. */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** A refresh token, to be exchanged for access tokens. */
  | { readonly kind: 'identity'; readonly token: string };

const authSchema = z.looseObject({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
});

/** docker's config.json, and the auth.json of podman and buildah. */
const configSchema = z.looseObject({
  auths: z.record(z.string(), authSchema).optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
});
type DockerConfig = z.infer<typeof configSchema>;

const helperAnswerSchema = z.object({ Username: z.string(), Secret: z.string() });

const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_KEYS = ['https://index.docker.io/v1/', 'index.docker.io', DOCKER_HUB];

/** Names under which a registry's credentials may be kept. */
function keysOf(registry: string): string[] {
  if (registry === DOCKER_HUB) return DOCKER_HUB_KEYS;
  return [registry, `https://${registry}`, `http://${registry}`, `https://${registry}/v1/`];
}

/** Files that docker, podman and buildah read, in the order in which they count. */
function configFiles(variables: Variables): string[] {
  const home = variables.HOME ?? variables.USERPROFILE ?? os.homedir();
  const runtime = variables.XDG_RUNTIME_DIR;
  return [
    path.join(variables.DOCKER_CONFIG || path.join(home, '.docker'), 'config.json'),
    ...(variables.REGISTRY_AUTH_FILE ? [variables.REGISTRY_AUTH_FILE] : []),
    ...(runtime ? [path.join(runtime, 'containers', 'auth.json')] : []),
  ];
}

async function readConfig(file: string): Promise<DockerConfig | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new ConfigurationError('push', `${file}: ${messageOf(error)}`);
  }
  try {
    return configSchema.parse(JSON.parse(text));
  } catch (error) {
    // The message of a JSON error quotes the text, which holds secrets.
    throw new ConfigurationError('push', `${file} is no configuration of docker`, { cause: error });
  }
}

function fromEntry(entry: z.infer<typeof authSchema>): Credentials | null {
  if (entry.identitytoken) return { kind: 'identity', token: entry.identitytoken };
  const decoded = Buffer.from(entry.auth ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const username = entry.username ?? (colon < 0 ? '' : decoded.slice(0, colon));
  const password = entry.password ?? (colon < 0 ? '' : decoded.slice(colon + 1));
  return username === '' ? null : { kind: 'password', username, password };
}

/**
 * Asks a credential helper, over its standard input and output
 * (https://github.com/docker/docker-credential-helpers).
 */
async function fromHelper(
  programs: Programs,
  name: string,
  key: string,
): Promise<Credentials | null> {
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    throw new ConfigurationError(
      'push',
      `${JSON.stringify(name)} is no name of a credential helper`,
    );
  }
  const program = `docker-credential-${name}`;
  try {
    const result = await programs.run(
      { program, args: ['get'] },
      { input: key, timeoutMs: 30_000 },
    );
    if (result.exitCode !== 0) return null;
    const { Username, Secret } = helperAnswerSchema.parse(JSON.parse(result.stdout));
    if (Username === '<token>') return { kind: 'identity', token: Secret };
    return { kind: 'password', username: Username, password: Secret };
  } catch (error) {
    if (!(error instanceof ProgramMissing)) throw error;
    throw new ConfigurationError(
      'push',
      `docker’s configuration names ${program}, which is not there`,
    );
  }
}

async function fromConfig(
  config: DockerConfig,
  registry: string,
  programs: Programs,
): Promise<Credentials | null> {
  const keys = keysOf(registry);
  for (const key of keys) {
    const helper = config.credHelpers?.[key] ?? config.credsStore;
    const found = helper === undefined ? null : await fromHelper(programs, helper, key);
    if (found !== null) return found;
    const entry = config.auths?.[key];
    const own = entry === undefined ? null : fromEntry(entry);
    if (own !== null) return own;
  }
  return null;
}

/**
 * The credentials for a registry, as docker, podman and buildah keep them; null when there are
 * none.
 *
 * @throws ConfigurationError when a configuration cannot be read; it never quotes it
 */
export async function findCredentials(
  registry: string,
  programs: Programs,
  variables: Variables,
): Promise<Credentials | null> {
  for (const file of configFiles(variables)) {
    const config = await readConfig(file);
    const found = config === null ? null : await fromConfig(config, registry, programs);
    if (found !== null) return found;
  }
  return null;
}
