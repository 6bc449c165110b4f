import path from 'node:path';
import { InputError } from '@slipway/core';
import type { Database } from '../database.ts';
import { reasonOf } from '../reason.ts';
import { literal } from '../sql.ts';

/** Access to an S3-compatible store; public objects need none. */
export interface S3Access {
  readonly keyId: string;
  readonly secret: string;
  readonly sessionToken?: string | undefined;
  readonly region?: string | undefined;
  /** Host and port of a store other than Amazon's. */
  readonly endpoint?: string | undefined;
  /** Whether the store is reached without TLS (a local test store). */
  readonly insecure?: boolean | undefined;
}

export interface RemoteAccess {
  readonly s3?: S3Access | undefined;
}

const SCHEME = /^(?:https?|s3|s3a|s3n|gcs|gs|r2):\/\//i;

/** Whether data is fetched rather than read from this machine. */
export function isRemote(written: string): boolean {
  return SCHEME.test(written);
}

/** The URL without what may be secret in it: user, password, query. */
export function displayUrl(url: string): string {
  const [withoutQuery = ''] = url.split(/[?#]/);
  return withoutQuery.replace(/^([a-z0-9]+:\/\/)[^/@]*@/i, '$1');
}

/** DuckDB's extension for HTTP and S3, which DuckDB fetches from its own signed repository. */
async function loadExtension(database: Database, shown: string): Promise<void> {
  try {
    await database.run('INSTALL httpfs');
    await database.run('LOAD httpfs');
  } catch (error) {
    throw new InputError(
      'data',
      `${shown} cannot be read: DuckDB's extension httpfs is needed for it and could not be ` +
        'fetched; download the data in an earlier step and name the file',
      { cause: error },
    );
  }
}

async function giveAccess(database: Database, access: S3Access): Promise<void> {
  const settings: [string, string | undefined][] = [
    ['KEY_ID', access.keyId],
    ['SECRET', access.secret],
    ['SESSION_TOKEN', access.sessionToken],
    ['REGION', access.region],
    ['ENDPOINT', access.endpoint],
    ['URL_STYLE', access.endpoint === undefined ? undefined : 'path'],
    ['USE_SSL', access.insecure === true ? 'false' : undefined],
  ];
  const given = settings.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} ${literal(value)}`],
  );
  try {
    await database.run(`CREATE OR REPLACE SECRET access (TYPE s3, ${given.join(', ')})`);
  } catch {
    // The reason would quote the statement, and with it the secret.
    throw new InputError('data', 'the access to the S3 store is not usable');
  }
}

/** Why a download failed, without the URL's query. */
function downloadError(error: unknown, url: string): InputError {
  const shown = displayUrl(url);
  const reason = reasonOf(error).replaceAll(url, shown);
  return new InputError('data', `${shown} cannot be read: ${reason}`);
}

async function download(database: Database, url: string): Promise<string> {
  const target = database.temporaryFile(path.extname(displayUrl(url)) || '.download');
  try {
    await database.run(
      `COPY (SELECT content FROM read_blob(${literal(url)})) TO ${literal(target)} (FORMAT blob)`,
    );
  } catch (error) {
    throw downloadError(error, url);
  }
  return target;
}

/**
 * Copies remote data to the temporary folder through DuckDB, each object whole (at most 4 GB).
 *
 * @param url one object, or a pattern of an S3 store
 * @throws InputError when the extension or the data cannot be fetched.
 */
export async function fetchRemote(
  database: Database,
  url: string,
  access: RemoteAccess,
): Promise<{ path: string; display: string }[]> {
  await loadExtension(database, displayUrl(url));
  if (access.s3 === undefined) return fetchAll(database, url);
  await giveAccess(database, access.s3);
  try {
    return await fetchAll(database, url);
  } finally {
    await database.run('DROP SECRET access');
  }
}

async function fetchAll(
  database: Database,
  url: string,
): Promise<{ path: string; display: string }[]> {
  const urls = /^https?:/i.test(url)
    ? [url]
    : await database
        .rows(`SELECT file FROM glob(${literal(url)}) ORDER BY file`)
        .then((rows) => rows.map(([file]) => String(file)))
        .catch((error: unknown) => {
          throw downloadError(error, url);
        });
  if (urls.length === 0) {
    throw new InputError('data', `${displayUrl(url)}: no such object, or none matches the pattern`);
  }
  const files: { path: string; display: string }[] = [];
  for (const each of urls) {
    files.push({ path: await download(database, each), display: displayUrl(each) });
  }
  return files;
}
