import { existsSync, statSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import type { Config } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { Actor, GitOptions, GitRepository } from '@slipway/registry';
import { LocalRepository, RemoteRepository } from '@slipway/registry';
import type { StepContext } from '../run/step.ts';

/** How git is started by a step. */
export const GIT: GitOptions = { environment: process.env };

const URL_OF_REPOSITORY = /^(?:[a-z][a-z0-9+.-]*:\/\/|[^/\\\s]+@[^/\\\s]+:)/i;

/**
 * The git repository that versions and journals are kept in: the configured path or URL, else the
 * one at hand, at its remote `origin` when it has one.
 *
 * @throws ConfigurationError when there is none
 */
export async function openGitRepository(context: StepContext): Promise<GitRepository> {
  const { config, workspace } = context;
  const written = config.registry?.repository;
  if (written !== undefined && URL_OF_REPOSITORY.test(written)) {
    return RemoteRepository.ofUrl(written, GIT);
  }
  if (written !== undefined) {
    const folder = workspace.absolute(written);
    if (existsSync(folder) && statSync(folder).isDirectory()) {
      return LocalRepository.open(folder, GIT, written);
    }
    throw new ConfigurationError(
      'repository',
      `${written}: no such folder; name a git repository by its path or URL (registry.repository)`,
    );
  }
  const local = await LocalRepository.open(workspace.directory, GIT, 'the repository at hand');
  try {
    return await RemoteRepository.ofRemote(local, 'origin', GIT);
  } catch {
    return local;
  }
}

/** Where versions can be promoted from. */
export function checkRegistryType({ registry }: Config): void {
  const type = registry?.type ?? 'git';
  if (type === 'git') return;
  throw new ConfigurationError(
    'registry',
    `type ${type} keeps no journal; promotion needs registry: {type: git}`,
  );
}

/** Who acts: the person of the event on a runner, else the user of the machine. */
export function actorOf({ environment }: StepContext): Actor {
  const { github } = environment;
  if (github === null) {
    const { username } = userInfo();
    return { name: username, email: `${username}@${hostname()}`, run: null };
  }
  const sender = (github.event as { sender?: { login?: unknown } } | null)?.sender?.login;
  const login = typeof sender === 'string' ? sender : 'github-actions[bot]';
  return { name: login, email: `${login}@users.noreply.github.com`, run: github.runUrl };
}

/** Who holds the lease, in words for people. */
export function holderOf({ environment }: StepContext): string {
  const { source } = environment;
  if (source === null) return `process ${process.pid} on ${hostname()}`;
  return `run ${source.runId} (attempt ${source.attempt}) of ${source.repository}`;
}
