import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Config, ServeConfig, Workspace } from '@slipway/core';
import { ConfigurationError, messageOf, SERVE_DEFAULTS } from '@slipway/core';
import type { BatchSettings } from './batching/batcher.ts';
import type { PredictionLogSettings } from './log/prediction-log.ts';

/** A version that is to be served. */
export interface VersionRequest {
  /** Null: named after the model's digest. */
  readonly version: string | null;
  /** Path of the model as the user wrote it. */
  readonly path: string;
  /** Path of an evidence file as the user wrote it. */
  readonly evidence: string | null;
  /** The digest that the model must have; null: whatever is there. */
  readonly sha256: string | null;
}

/** How a version takes part from the start. */
export interface InitialVersion extends VersionRequest {
  readonly weight: number;
  readonly isShadow: boolean;
}

/** Where the admin endpoint listens, and what opens it. */
export interface AdminSettings {
  readonly host: string;
  readonly port: number;
  readonly tokens: readonly string[];
}

/** Where a server listens. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
}

/** Everything that a server is told; every default is filled in. */
export interface ServingSettings extends ServerAddress {
  readonly modelName: string;
  /** Bearer tokens that open the server; none: it is open. */
  readonly tokens: readonly string[];
  readonly admin: AdminSettings | null;
  readonly versions: readonly InitialVersion[];
  readonly stickyHeader: string;
  readonly stickyColumn: string | null;
  readonly threads: number | null;
  readonly workers: number | 'auto';
  readonly batch: BatchSettings;
  readonly maxBodyBytes: number;
  readonly maxBufferBytes: number;
  readonly maxRows: number;
  readonly receiveMs: number;
  readonly drainMs: number;
  readonly log: PredictionLogSettings | null;
}

type Variables = Readonly<Record<string, string | undefined>>;

const MEGABYTE = 1_000_000;
const MINUTE_MS = 60_000;
/** Shorter tokens can be guessed. */
const MIN_TOKEN = 16;

async function readNamed(file: string, workspace: Workspace, subject: string): Promise<Buffer> {
  const found = await workspace.existing(file, subject);
  try {
    return await readFile(found);
  } catch (error) {
    throw new ConfigurationError(subject, `${file}: ${messageOf(error)}`, { cause: error });
  }
}

async function readTokens(
  file: string | undefined,
  variable: string | undefined,
  workspace: Workspace,
  subject: string,
): Promise<string[]> {
  const texts = [variable ?? ''];
  if (file !== undefined) texts.push((await readNamed(file, workspace, subject)).toString('utf8'));
  const tokens = texts
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (tokens.some((token) => token.length < MIN_TOKEN || /\s/.test(token))) {
    throw new ConfigurationError(
      subject,
      `a token has at least ${MIN_TOKEN} characters and no blank in it`,
    );
  }
  if (file !== undefined && tokens.length === 0) {
    throw new ConfigurationError(subject, `${file} has no token in it`);
  }
  return tokens;
}

async function readTls(
  { 'tls-cert': cert, 'tls-key': key }: ServeConfig,
  workspace: Workspace,
): Promise<ServerAddress['tls']> {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    throw new ConfigurationError(
      cert === undefined ? 'tls-cert' : 'tls-key',
      'is missing; TLS needs tls-cert and tls-key',
    );
  }
  const pair = {
    cert: await readNamed(cert, workspace, 'tls-cert'),
    key: await readNamed(key, workspace, 'tls-key'),
  };
  try {
    createSecureContext(pair);
    return pair;
  } catch (error) {
    throw new ConfigurationError(
      'tls-cert',
      `${cert} and ${key} are no certificate chain (PEM) with its private key: ${messageOf(error)}`,
      { cause: error },
    );
  }
}

async function readAdmin(
  serve: ServeConfig,
  variables: Variables,
  workspace: Workspace,
): Promise<AdminSettings | null> {
  const port = serve['admin-port'];
  if (port === undefined) return null;
  const tokens = await readTokens(
    serve['admin-token-file'],
    variables.SLIPWAY_ADMIN_TOKEN,
    workspace,
    'admin-token-file',
  );
  if (tokens.length === 0) {
    throw new ConfigurationError(
      'admin-port',
      'the admin endpoint needs a token; set SLIPWAY_ADMIN_TOKEN or admin-token-file',
    );
  }
  return { host: serve['admin-host'] ?? SERVE_DEFAULTS.host, port, tokens };
}

/** The versions to serve: those that are listed, else the one model. */
function initialVersions({ model, serve = {} }: Config): InitialVersion[] {
  const { versions, evidence, 'model-version': version } = serve;
  if (versions === undefined) {
    if (model?.path === undefined) {
      throw new ConfigurationError(
        'model',
        'is missing; set --model, or model.path (or serve.versions) in slipway.yml',
      );
    }
    return [
      {
        version: version ?? null,
        path: model.path,
        evidence: evidence ?? null,
        sha256: null,
        weight: 100,
        isShadow: false,
      },
    ];
  }
  const twice = versions.find(
    (one, at) => versions.findIndex((o) => o.version === one.version) < at,
  );
  if (twice !== undefined) {
    throw new ConfigurationError('versions', `the version "${twice.version}" is listed twice`);
  }
  if (evidence !== undefined || version !== undefined) {
    throw new ConfigurationError(
      evidence === undefined ? 'model-version' : 'evidence',
      'belongs to the one model; with serve.versions each version has its own',
    );
  }
  const [only] = versions;
  return versions.map((one) => ({
    version: one.version,
    path: one.path,
    evidence: one.evidence ?? null,
    sha256: null,
    weight: one.weight ?? (versions.length === 1 && one === only ? 100 : 0),
    isShadow: one.shadow ?? false,
  }));
}

function readLog(
  serve: ServeConfig,
  variables: Variables,
  workspace: Workspace,
): PredictionLogSettings | null {
  const file = serve['prediction-log'];
  if (file === undefined) return null;
  return {
    file: workspace.absolute(file),
    sample: serve['log-sample'] ?? SERVE_DEFAULTS.logSample,
    rotation: {
      maxBytes: (serve['log-max-mb'] ?? SERVE_DEFAULTS.logMaxMb) * MEGABYTE,
      maxAgeMs: (serve['log-max-minutes'] ?? SERVE_DEFAULTS.logMaxMinutes) * MINUTE_MS,
      keep: serve['log-keep'] ?? SERVE_DEFAULTS.logKeep,
    },
    drop: serve['log-drop'] ?? [],
    hash: serve['log-hash'] ?? [],
    hashKey: variables.SLIPWAY_LOG_KEY || null,
  };
}

function limitsOf(
  serve: ServeConfig,
): Pick<
  ServingSettings,
  'batch' | 'maxBodyBytes' | 'maxBufferBytes' | 'maxRows' | 'receiveMs' | 'drainMs'
> {
  const d = SERVE_DEFAULTS;
  return {
    batch: {
      rows: serve['batch-rows'] ?? d.batchRows,
      delayMs: serve['batch-delay-ms'] ?? d.batchDelayMs,
      queueRows: serve['queue-rows'] ?? d.queueRows,
      timeoutMs: serve['timeout-ms'] ?? d.timeoutMs,
    },
    maxBodyBytes: (serve['max-body-mb'] ?? d.maxBodyMb) * MEGABYTE,
    maxBufferBytes: (serve['max-buffer-mb'] ?? d.maxBufferMb) * MEGABYTE,
    maxRows: serve['max-rows'] ?? d.maxRows,
    receiveMs: (serve['receive-seconds'] ?? d.receiveSeconds) * 1000,
    drainMs: (serve['drain-seconds'] ?? d.drainSeconds) * 1000,
  };
}

/**
 * Where the server of a configuration listens.
 *
 * @throws ConfigurationError or InputError for certificates that cannot be read.
 */
export async function readServerAddress(
  { serve = {} }: Config,
  workspace: Workspace,
): Promise<ServerAddress> {
  return {
    host: serve.host ?? SERVE_DEFAULTS.host,
    port: serve.port ?? SERVE_DEFAULTS.port,
    tls: await readTls(serve, workspace),
  };
}

/**
 * The settings of a server from the configuration, with every default filled in. Tokens and keys
 * come from files and variables, never from a command line, where other users could read them.
 *
 * @param variables the environment: SLIPWAY_SERVE_TOKEN, SLIPWAY_ADMIN_TOKEN, SLIPWAY_LOG_KEY
 * @throws ConfigurationError or InputError that names the setting.
 */
export async function readServingSettings(
  config: Config,
  modelName: string,
  workspace: Workspace,
  variables: Variables,
): Promise<ServingSettings> {
  const serve = config.serve ?? {};
  return {
    modelName,
    ...(await readServerAddress(config, workspace)),
    tokens: await readTokens(
      serve['token-file'],
      variables.SLIPWAY_SERVE_TOKEN,
      workspace,
      'token-file',
    ),
    admin: await readAdmin(serve, variables, workspace),
    versions: initialVersions(config),
    stickyHeader: (serve['sticky-header'] ?? SERVE_DEFAULTS.stickyHeader).toLowerCase(),
    stickyColumn: serve['sticky-column'] ?? null,
    threads: serve.threads ?? null,
    workers: serve.workers ?? 'auto',
    ...limitsOf(serve),
    log: readLog(serve, variables, workspace),
  };
}
