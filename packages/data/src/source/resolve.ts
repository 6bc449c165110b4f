import { statSync, symlinkSync } from 'node:fs';
import { digestFile, digestManifest, InputError } from '@slipway/core';
import type { Workspace } from '@slipway/core';
import type { Database } from '../database.ts';
import type { SourceFile } from './file.ts';
import { recogniseFormat } from './format.ts';
import type { RemoteAccess } from './remote.ts';
import { fetchRemote, isRemote } from './remote.ts';
import { readHead, UnreadableText } from './text.ts';

/** Enough to find the first names in a ZIP archive. */
const HEAD_BYTES = 512;

/** Characters by which DuckDB takes a path for a pattern. */
const PATTERN = /[*?[\]{}]/;

/** A path that DuckDB takes literally: the file's own, or a link to it in the temporary folder. */
function literalPath(database: Database, path: string): string {
  if (!PATTERN.test(path)) return path;
  const link = database.temporaryFile('.link');
  symlinkSync(path, link);
  return link;
}

async function describeFile(
  database: Database,
  path: string,
  display: string,
): Promise<SourceFile> {
  if (statSync(path).isDirectory()) {
    const example = display === '.' ? '*.parquet' : `${display}/*.parquet`;
    throw new InputError(
      'data',
      `${display} is a folder; name a file, or several by a pattern such as ${example}`,
    );
  }
  const start = await readHead(path, 2, false);
  const gzip = start[0] === 0x1f && start[1] === 0x8b;
  const head = await readHead(path, HEAD_BYTES, gzip).catch((error: unknown) => {
    throw error instanceof UnreadableText
      ? new InputError('data', `${display}: ${error.message}`, { cause: error })
      : error;
  });
  const { format, refusal } = recogniseFormat(display, head);
  if (format === null) throw new InputError('data', `${display} ${refusal}`);
  if (gzip && format !== 'delimited' && format !== 'json') {
    throw new InputError('data', `${display} is compressed with gzip as a whole; decompress it`);
  }
  const sha256 = await digestFile(path);
  return { path: literalPath(database, path), display, format, gzip, sha256 };
}

/**
 * The files that a path, a pattern or a URL names.
 *
 * @throws InputError when there is none, or when a file is a pointer, a folder or of a format that
 *   is not read.
 */
export async function resolveFiles(
  database: Database,
  workspace: Workspace,
  written: string,
  access: RemoteAccess,
): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const { path, display } of await findFiles(database, workspace, written, access)) {
    files.push(await describeFile(database, path, display));
  }
  return files;
}

/** Paths of the files, with the names under which messages show them. */
async function findFiles(
  database: Database,
  workspace: Workspace,
  written: string,
  access: RemoteAccess,
): Promise<{ path: string; display: string }[]> {
  if (isRemote(written)) return fetchRemote(database, written, access);
  const paths = await workspace.existingFiles(written, 'data');
  return paths.map((path) => ({
    path,
    display: paths.length === 1 ? written : workspace.display(path),
  }));
}

/** sha256 of one file's bytes; of the manifest of several. */
export function digestOf(files: readonly SourceFile[]): string {
  const [only] = files;
  if (only !== undefined && files.length === 1) return only.sha256;
  return digestManifest(files.map(({ display, sha256 }) => ({ path: display, sha256 })));
}
