import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { EvidenceFile } from '@slipway/report';

/** A folder of evidence holds a few files a model; more of them are something else. */
const MOST_FILES = 10_000;
/** SBOMs and provenance that steps write beside their evidence. */
const DOCUMENT = /\.(?:cdx|spdx|intoto)\.json$/;
/** Larger files are not evidence, which is thinned to what a report shows. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Every JSON file of a folder and its subfolders, in the order of their paths. A symbolic link is
 * not followed: artifacts come from other jobs. A file that cannot be read is there with an empty
 * text, so that it is reported and not passed over.
 */
export async function readEvidenceFolder(folder: string): Promise<EvidenceFile[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !DOCUMENT.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .slice(0, MOST_FILES);
  const files: EvidenceFile[] = [];
  for (const name of names) {
    const shown = path.relative(folder, name).split(path.sep).join('/');
    files.push({ path: shown, text: await readText(name) });
  }
  return files;
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    return size > MOST_BYTES ? '' : await readFile(file, 'utf8');
  } catch {
    return '';
  }
}
