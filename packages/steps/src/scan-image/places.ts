import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '@slipway/image/scan';
import { isPlaceFile } from '@slipway/image/scan';
import type { StepContext } from '../run/step.ts';

/** Folders of what is installed or built, not written. */
const SKIPPED = /^(?:node_modules|\.git|\.venv|venv|dist|build|target|vendor|__pycache__)$/;
const DEEPEST = 4;
const MOST_FOLDERS = 2000;
const MOST_BYTES = 30_000_000;

async function placeFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  let level = [root];
  let visited = 0;
  for (let depth = 0; depth <= DEEPEST && visited < MOST_FOLDERS; depth++) {
    const below: string[] = [];
    for (const folder of level.slice(0, MOST_FOLDERS - visited)) {
      visited += 1;
      // A folder that cannot be listed only means that less can be said about its files.
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        const full = path.join(folder, entry.name);
        if (entry.isFile() && isPlaceFile(entry.name)) found.push(full);
        if (entry.isDirectory() && !SKIPPED.test(entry.name)) below.push(full);
      }
    }
    level = below.sort();
  }
  return found;
}

async function source(context: StepContext, file: string): Promise<SourceFile | null> {
  if ((await stat(file)).size > MOST_BYTES) return null;
  return { path: context.workspace.relativeToRoot(file), text: await readFile(file, 'utf8') };
}

/**
 * Lock files and manifests of the workspace: where packages of an image come from. Those near the
 * working directory's top come first.
 */
export async function readPlaceFiles(context: StepContext): Promise<SourceFile[]> {
  const files = await placeFiles(context.workspace.directory);
  const sources = await Promise.all(files.map((file) => source(context, file)));
  return sources.filter((file) => file !== null);
}

/**
 * The Dockerfile that the user names, else `Dockerfile` where there is one; else null.
 *
 * @throws InputError when the one that the user names is not there
 */
export async function readDockerfile(context: StepContext): Promise<SourceFile | null> {
  const written = context.config.image?.dockerfile;
  if (written !== undefined) {
    return source(context, await context.workspace.existing(written, 'dockerfile'));
  }
  const usual = context.workspace.absolute('Dockerfile');
  return existsSync(usual) && (await stat(usual)).isFile() ? source(context, usual) : null;
}
