import { existsSync } from 'node:fs';
import type { ArtifactStoreType, Config } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type {
  ArtifactLocation,
  ArtifactStore,
  GitOptions,
  GitRepository,
  Registry,
} from '@slipway/registry';
import {
  DvcStore,
  FolderStore,
  GitRegistry,
  GitStore,
  LocalRepository,
  MlflowClient,
  MlflowRegistry,
  MlflowStore,
  OciClient,
  OciStore,
  RemoteRepository,
  remotesOf,
  S3Folder,
  S3Store,
  SageMakerClient,
  SageMakerRegistry,
} from '@slipway/registry';
import { awsClient } from './aws.ts';
import { dockerLogin } from './docker-login.ts';
import type { GitHubContext } from './github-registry.ts';
import { gitHubRepository } from './github-registry.ts';
import type { Environment } from '../run/environment.ts';
import type { StepContext } from '../run/step.ts';

/** What of a step's context is needed to open its registry. */
export type RegistryContext = Pick<StepContext, 'config' | 'workspace'> & GitHubContext;

/** A registry that was opened, and where its artifacts are. */
export interface OpenRegistry {
  readonly registry: Registry;
  /** The repository behind a registry in git: journals are kept in it as well. */
  readonly repository: GitRepository | null;
  /** Keeps the files of new versions; null when files are not kept. */
  readonly store: ArtifactStore | null;
  /** The store that has the files of a record. */
  readonly storeOf: (location: ArtifactLocation) => ArtifactStore;
}

type RegistrySettings = NonNullable<Config['registry']>;

export function gitOptions({ environment }: Pick<RegistryContext, 'environment'>): GitOptions {
  return { environment: environment.variables };
}

/** Whether text names a repository elsewhere: a URL, or `user@host:path`. */
function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^[\w.-]+@[\w.-]+:/.test(text);
}

/** The repository at hand, at its remote where it has one: there everybody sees the same. */
async function repositoryAtHand(context: RegistryContext): Promise<GitRepository> {
  const options = gitOptions(context);
  const { workspace } = context;
  const local = await LocalRepository.open(workspace.directory, options, workspace.display('.'));
  const remotes = await remotesOf(local.gitFolder, options);
  const remote = remotes.includes('origin') ? 'origin' : remotes[0];
  if (remote === undefined) return local;
  return RemoteRepository.ofRemote(local, remote, options);
}

/**
 * The git repository that the configuration names, or the one at hand.
 *
 * @throws ConfigurationError when there is none
 */
export async function openRepository(context: RegistryContext): Promise<GitRepository> {
  const { config, workspace } = context;
  const written = config.registry?.repository;
  if (written === undefined) return repositoryAtHand(context);
  const options = gitOptions(context);
  if (isUrl(written)) {
    return gitHubRepository(context, written) ?? RemoteRepository.ofUrl(written, options);
  }
  const folder = workspace.absolute(written);
  if (!existsSync(folder)) {
    throw new ConfigurationError(
      'repository',
      `${written}: no such folder; make one with \`git init --bare ${written}\`, or give a URL`,
    );
  }
  return LocalRepository.open(folder, options, written);
}

/**
 * The repository of a traffic target: that URL or folder, or the remote of the one at hand.
 *
 * @throws ConfigurationError when it is no repository, or one without a remote
 */
export async function openTargetRepository(
  context: RegistryContext,
  written: string | undefined,
): Promise<GitRepository> {
  const { workspace } = context;
  const options = gitOptions(context);
  if (written !== undefined && isUrl(written)) return RemoteRepository.ofUrl(written, options);
  if (written !== undefined) {
    return RemoteRepository.ofUrl(workspace.absolute(written), options);
  }
  const repository = await repositoryAtHand(context);
  if (repository instanceof RemoteRepository) return repository;
  await repository.close();
  throw new ConfigurationError(
    'target',
    'the repository at hand has no remote to push to; set target.repository: a URL, or a folder',
  );
}

function requireGit(repository: GitRepository | null, settings: RegistrySettings): GitRepository {
  if (repository !== null) return repository;
  throw new ConfigurationError(
    'registry',
    `artifacts: the store git needs a registry of type git, and this one is ${settings.type}`,
  );
}

/** MLflow's server at a URL, with the credentials of the environment. */
export function openMlflow({ environment }: RegistryContext, url: string): MlflowClient {
  return new MlflowClient(url, { fetch, headers: mlflowHeaders(environment.variables) });
}

function mlflowClient(context: RegistryContext): MlflowClient {
  const url = context.config.registry?.url ?? context.environment.variables.MLFLOW_TRACKING_URI;
  if (url === undefined || !/^https?:\/\//.test(url)) {
    throw new ConfigurationError(
      'registry',
      'url is missing: the address of the MLflow server (registry.url, or MLFLOW_TRACKING_URI)',
    );
  }
  return openMlflow(context, url);
}

/** The credentials that MLflow's own client takes from the environment. */
function mlflowHeaders(variables: Environment['variables']): Record<string, string> {
  const {
    MLFLOW_TRACKING_TOKEN: token,
    MLFLOW_TRACKING_USERNAME: user,
    MLFLOW_TRACKING_PASSWORD: password = '',
  } = variables;
  if (token) return { authorization: `Bearer ${token}` };
  if (!user) return {};
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  return { authorization: `Basic ${basic}` };
}

/** The folder in S3 of a registry of type sagemaker. */
function s3Folder(context: RegistryContext): S3Folder {
  const url = context.config.registry?.url;
  if (url !== undefined) return new S3Folder(awsClient(context), url);
  throw new ConfigurationError(
    'registry',
    'url is missing: where in S3 records and files are kept, s3://bucket/prefix (registry.url)',
  );
}

function ociClient({ environment }: RegistryContext, repository: string | undefined): OciClient {
  if (repository === undefined || !/^[^/]+\/[a-z0-9][a-z0-9._/-]*$/.test(repository)) {
    const shown = repository === undefined ? 'is missing' : `"${repository}" is no repository`;
    throw new ConfigurationError(
      'registry',
      `artifacts: repository ${shown}; write it as registry.example.org/models`,
    );
  }
  return new OciClient(repository, { fetch }, (host) => dockerLogin(environment.variables, host));
}

/** The store of that type. */
function makeStore(
  type: string,
  context: RegistryContext,
  repository: GitRepository | null,
  path: string | undefined,
): ArtifactStore {
  const settings = context.config.registry ?? {};
  switch (type) {
    case 'git':
      return new GitStore(requireGit(repository, settings), settings.artifacts?.['max-size-mb']);
    case 'folder': {
      const shown = path ?? 'models';
      return new FolderStore(context.workspace.absolute(shown), shown);
    }
    case 'dvc': {
      const shown = path ?? '.dvc/cache';
      return new DvcStore(context.workspace.absolute(shown), shown);
    }
    case 'oci':
      return new OciStore(ociClient(context, settings.artifacts?.repository));
    case 'mlflow':
      return new MlflowStore(mlflowClient(context));
    case 's3':
      return new S3Store(s3Folder(context));
    default:
      throw new ConfigurationError('registry', `artifacts: there is no store "${type}"`);
  }
}

/** The folder that stands in a record of the stores `folder` and `dvc`. */
function folderIn({ uri }: ArtifactLocation): string {
  return uri.replace(/#(?:sha256|md5):[0-9a-f,]+$/, '');
}

/** A registry, and the repository that it is in. */
interface OpenedType {
  readonly registry: Registry;
  readonly repository: GitRepository | null;
}

async function openType(context: RegistryContext): Promise<OpenedType> {
  const { type = 'git', sign = false, path = 'registry' } = context.config.registry ?? {};
  switch (type) {
    case 'git': {
      const repository = await openRepository(context);
      return { repository, registry: new GitRegistry(repository, { sign }) };
    }
    case 'folder': {
      const folder = context.workspace.absolute(path);
      const repository = await LocalRepository.create(folder, gitOptions(context), path);
      return { repository, registry: new GitRegistry(repository, { sign }) };
    }
    case 'mlflow':
      return { repository: null, registry: new MlflowRegistry(mlflowClient(context)) };
    case 'sagemaker': {
      const client = new SageMakerClient(awsClient(context));
      return { repository: null, registry: new SageMakerRegistry(client, s3Folder(context)) };
    }
  }
}

/** The store of a registry that is not told another. */
function defaultStore(type: RegistrySettings['type']): ArtifactStoreType {
  if (type === 'mlflow') return 'mlflow';
  return type === 'sagemaker' ? 's3' : 'git';
}

/**
 * Opens the registry of the configuration; the caller closes it.
 *
 * @throws ConfigurationError or InputError when it cannot be opened
 */
export async function openRegistry(context: RegistryContext): Promise<OpenRegistry> {
  const settings = context.config.registry ?? {};
  const { registry, repository } = await openType(context);
  const { type = defaultStore(settings.type), path } = settings.artifacts ?? {};
  const store = type === 'none' ? null : makeStore(type, context, repository, path);
  return {
    registry,
    repository,
    store,
    storeOf: (location) =>
      store?.type === location.store
        ? store
        : makeStore(location.store, context, repository, folderIn(location)),
  };
}
